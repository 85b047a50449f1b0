"""`kechuang evaluate`: precision and recall on your own gold."""

from pathlib import Path

import click

from .common import format_option, say


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--errors", default=0, show_default=True, help="Show that many errors of each kind.")
@format_option("table", "json")
def evaluate(gold: tuple[Path, ...], errors: int, form: str) -> None:
    """Read the text beside each GOLD file (NAME.json and NAME.txt, or a folder of them) and compare.

    Prints precision, recall and F1 of mentions, entities and relations, overall and by type, and how often relations are
    right by confidence.
    """
    import json

    from ..graph.errors import InputError
    from ..loaders.documents import make_document
    from ..loaders.evaluation import Evaluation
    from ..loaders.pipeline import extract
    from ..loaders.readers import read_text

    files = [f for path in gold for f in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    if not files:
        raise InputError(f"no gold here: {', '.join(map(str, gold))}; give NAME.json with NAME.txt beside it")
    result = Evaluation()
    failed = False
    for file in files:
        try:
            labelled = json.loads(file.read_text(encoding="utf-8"))
            text = read_text(file.with_suffix(".txt"))
            found = extract(make_document(text, file.name)).to_dict()
            result.add(file.stem, labelled, found)
        except (OSError, ValueError, KeyError, InputError) as error:
            say(f"kechuang: {file}: not scored: {error}")
            failed = True
    if form == "json":
        figures = {
            name: {
                "p": round(s.precision, 4),
                "r": round(s.recall, 4),
                "f1": round(s.f1, 4),
                "right": s.right,
                "false": s.false,
                "missed": s.missed,
            }
            for name, s in sorted(result.scores.items())
        }
        click.echo(json.dumps(figures, ensure_ascii=False))
    else:
        for name, s in sorted(
            result.scores.items(), key=lambda item: (item[0].split()[0] not in ("all", "core"), item[0])
        ):
            click.echo(
                f"{name:32s} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}   "
                f"({s.right} right, {s.false} false, {s.missed} missed)"
            )
        for tenth, hits in sorted(result.confidence.items(), reverse=True):
            total = hits["right"] + hits["false"]
            click.echo(
                f"confidence {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {hits['right']} of {total} relations right"
            )
        for kind in ("missed mention", "false mention", "missed relation", "false relation"):
            for document, _, what in [e for e in result.errors if e[1] == kind][:errors]:
                click.echo(f"{kind}  {document}  {what}")
    if failed:
        raise SystemExit(1)
