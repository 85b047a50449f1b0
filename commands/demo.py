"""`kechuang demo`: the whole path on the sample documents that the package ships."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from .common import say

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from ..graph.store import Store

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
CORRIDOR = "光谷科技创新大走廊"
MOST_QUOTES = 4  # of one answer that are shown


class Question(NamedTuple):
    """A question of the demonstration, the canned query that answers it, and how a row of the answer reads.

    Rows with one quote and one reading of `line` are told together; `who` is the column in which they differ.
    """

    text: str
    query: str
    parameters: dict[str, str]
    who: str
    line: str


QUESTIONS = (
    Question(
        "浙江省与浙江大学共建了哪些实验室?",
        "cobuilt-laboratories",
        {"province": "浙江", "university": "浙江大学"},
        "laboratory",
        "由{partners}共建  {status}",
    ),
    Question(
        f"{CORRIDOR}上有什么?",
        "corridor-network",
        {"corridor": CORRIDOR},
        "head",
        "─{relation}→ [bold]{tail}[/]  {status}",
    ),
    Question("谁资助了谁?", "funding", {}, "funder", "─资助→ [bold]{recipient}[/]  {amount}  {status}"),
)


@click.command()
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the store, the page and the export (default: a new temporary one).",
)
def demo(into: Path | None) -> None:
    """Load the sample documents, answer three questions, write a corridor page and an export, and say where."""
    import tempfile

    from ..graph.errors import InputError
    from ..graph.store import open_store
    from ..loaders.loading import load_into

    folder = into or Path(tempfile.mkdtemp(prefix="kechuang-demo-"))
    path = folder / "demo.kgl"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("demo.kgl*"):
            old.unlink()
    except OSError as error:
        raise InputError(f"cannot write into {str(folder)!r}: {error.strerror}; choose another with --into") from None
    console = _console()
    say("正在阅读示例文档……")
    with open_store(str(path)) as store:
        load_into(store, [SAMPLES], say)
        console.print(_counts(store.stats()))
        for number, question in enumerate(QUESTIONS, start=1):
            _answer(console, store, number, question)
        page, export = _write(store, folder)
    _where(console, {"图谱": path, "网络页": page, "导出": export})
    say(f"接着试试：\n  kechuang query --store {path}\n  kechuang show 之江实验室 --store {path}")


def _console() -> "Console":
    import shutil

    from rich.console import Console

    return Console(width=min(shutil.get_terminal_size((100, 40)).columns, 110), highlight=False, soft_wrap=False)


def _counts(counts: dict[str, Any]) -> "RenderableType":
    """Return what was found as two columns of bars, the most frequent first."""
    from rich.table import Table

    from ..graph.ontology import ontology

    known = ontology()
    entities = {known.label(label).zh: n for label, n in counts["entities"].items()}
    relations = {known.relationship(kind).zh: n for kind, n in counts["relations"].items() if kind != "MENTIONS"}
    table = Table.grid(padding=(0, 4))
    found = f"读出实体 {sum(entities.values())} 个、关系 {sum(relations.values())} 条"
    table.add_row(_bars(entities), _bars(relations))
    outer = Table.grid(padding=(1, 0))
    outer.add_row(f"[bold]{counts['documents']} 份示例文档，{found}[/]")
    outer.add_row(table)
    return outer


def _bars(counts: dict[str, int]) -> "RenderableType":
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    for name, n in sorted(counts.items(), key=lambda item: -item[1]):
        table.add_row(name, f"[cyan]{n}[/]", f"[cyan]{'█' * max(1, round(20 * n / max(counts.values())))}[/]")
    table.columns[1].justify = "right"
    return table


def _answer(console: "Console", store: "Store", number: int, question: Question) -> None:
    """Print a question, the rows that answer it with their quotes, and the command that asks it."""
    from rich.markup import escape
    from rich.padding import Padding

    from ..queries.answer import answer
    from ..queries.header import command_line

    result = answer(store, question.query, **question.parameters)
    console.print(f"\n[bold cyan]问题{number}[/]  [bold]{question.text}[/]")
    if not result.rows:
        console.print(f"  {escape(result.pointer or '没有查到。')}")
    told = _told(question, result.rows)
    for (document, quote), lines in list(told.items())[:MOST_QUOTES]:
        for line, who in lines.items():
            console.print(Padding(f"[bold]{'、'.join(who)}[/] {line}", (0, 0, 0, 2), expand=False))
        console.print(Padding(f"[dim]“{quote}”\n——{document}[/]", (0, 0, 0, 6), expand=False))
    if len(told) > MOST_QUOTES:
        console.print(f"  [dim]另有 {len(told) - MOST_QUOTES} 处原文[/]")
    console.print(f"  [green]{command_line(question.query, question.parameters)}[/]")


def _told(question: Question, rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Return the lines of an answer by the (document, quote) they stand on; each line with those it is true of."""
    from rich.markup import escape

    from ..queries.writers.cells import cell

    told: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in rows:
        cells = {column: escape(cell(column, value)) for column, value in row.items()}
        lines = told.setdefault((cells["document"], cells["quote"]), {})
        if cells.get("amount"):
            cells["amount"] += "元"
        lines.setdefault(" ".join(question.line.format(**cells).split()), []).append(cells[question.who])
    return told


def _write(store: "Store", folder: Path) -> tuple[Path, Path]:
    """Write the corridor's network as a page and as GraphML; return where they are."""
    from ..queries.answer import answer
    from ..queries.exports import export_files
    from ..queries.files import write_file
    from ..queries.views import network_page

    corridor = answer(store, "corridor-network", corridor=CORRIDOR).subgraph()
    page, export = folder / "corridor.html", folder / "corridor.graphml"
    write_file(page, network_page(corridor, CORRIDOR).encode("utf-8"))
    write_file(export, export_files(corridor, "graphml")[""])
    return page, export


def _where(console: "Console", made: dict[str, Path]) -> None:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for name, path in made.items():
        table.add_row(f"[bold]{name}[/]", str(path))
    console.print()
    console.print(table)
