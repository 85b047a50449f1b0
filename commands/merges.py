"""`kechuang merges`, `merge`, `split` and `review`: which entities are one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .common import format_option, say, store_option

if TYPE_CHECKING:
    from ..graph.store import Store


@click.command()
@store_option
@format_option("table", "json", "text", about="How to print them.")
@click.option(
    "--save", type=click.Path(path_type=Path, dir_okay=False), help="Write analysts' decisions to a text file."
)
@click.option(
    "--apply", type=click.Path(path_type=Path, dir_okay=False), help="Carry out the decisions of a text file."
)
def merges(store_url: str, form: str, save: Path | None, apply: Path | None) -> None:
    """List which entities were merged or are kept apart, by which rule or analyst, and why.

    The text file of --save and --apply is for a version control system: one decision a line.
    """
    import json

    from ..graph.decisions import ANALYST, HEADER, format_decision, parse_decisions
    from ..graph.store import open_store

    wanted = list(parse_decisions(apply)) if apply else []
    with open_store(store_url, read_only=not apply) as store:
        if apply:
            say(f"{store.decide(wanted)} of {len(wanted)} decisions were new")
        found = store.decisions()
    if save:
        lines = [format_decision(d) for d in found if d.rule == ANALYST]
        _write(save, HEADER + "".join(f"{line}\n" for line in lines))
        say(f"{len(lines)} decisions -> {save}")
    elif form == "json":
        click.echo(json.dumps([decision.to_dict() for decision in found], ensure_ascii=False))
    elif form == "text":
        click.echo(HEADER + "\n".join(format_decision(decision) for decision in found))
    else:
        for d in found:
            sign = "<-" if d.kind == "merge" else "<>"
            click.echo(f"{d.rule:9} {d.kept} {sign} {d.other}" + (f"    {d.reason}" if d.reason else ""))


def _write(path: Path, text: str) -> None:
    from ..graph.errors import InputError

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {str(path)!r}: {error.strerror}") from None


@click.command()
@click.argument("kept")
@click.argument("other")
@click.option("--reason", default="", help="Why they are one; it is stored and listed.")
@store_option
def merge(kept: str, other: str, reason: str, store_url: str) -> None:
    """Make OTHER one with KEPT (ids, canonical names or aliases); `kechuang split OTHER` takes it back."""
    from ..graph.store import open_store

    with open_store(store_url) as store:
        ids = [_entity(store, kept), _entity(store, other)]
        store.merge(ids[0], ids[1], reason)
    say(f"{ids[1]} is {ids[0]} now; `kechuang split {ids[1]}` takes it back")


@click.command()
@click.argument("other")
@store_option
def split(other: str, store_url: str) -> None:
    """Take OTHER (the id or name it had) out of the entity it was merged into."""
    from ..graph.errors import QueryError
    from ..graph.store import open_store

    with open_store(store_url) as store:
        merged = {d.other for d in store.decisions() if d.kind == "merge"}
        ids = sorted(key for key in merged if other == key or other == _bare(key))
        if len(ids) != 1:
            what = "several merged entities are called" if ids else "nothing that was merged is called"
            near = ", ".join(ids or sorted(merged)[:5]) or "nothing is merged"
            raise QueryError(f"{what} {other!r}; give an id: {near}")
        decision = store.split(ids[0])
    say(f"{ids[0]} is no longer {decision.kept}; `kechuang merge {decision.kept} {ids[0]}` takes it back")


@click.command()
@store_option
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many at most.")
@format_option("text", "json", about="How to print them.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file to write.")
def review(store_url: str, limit: int, form: str, output: Path | None) -> None:
    """Suggest merges, the likeliest first, as a decision file to edit: take away the # of what you agree with.

    \b
    kechuang review -o review.txt
    kechuang merges --apply review.txt
    """
    import json
    from dataclasses import asdict

    from ..graph.decisions import HEADER
    from ..graph.review import review_lines, suggestions
    from ..graph.store import open_store

    with open_store(store_url, read_only=True) as store:
        found = suggestions(store, limit)
    text = json.dumps([asdict(one) for one in found], ensure_ascii=False) if form == "json" else ""
    text = text or HEADER + "\n".join(review_lines(found))
    if output:
        _write(output, text + "\n")
        say(f"{len(found)} suggestions -> {output}; then: kechuang merges --apply {output}")
    else:
        click.echo(text)


def _entity(store: "Store", text: str) -> str:
    """Return the id that `text` names; an id whose entity is merged or not loaded now will do as well."""
    from ..graph.profile import find_one

    known: set[Any] = {key for d in store.decisions() for key in (d.kept, d.other)}
    return text if text in known else find_one(store, text).id


def _bare(key: str) -> str:
    return key.partition(":")[2]
