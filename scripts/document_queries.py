"""Write docs/queries.md from the headers of the canned queries: `.venv/bin/python scripts/document_queries.py`.

A test fails while the page differs.
"""

from collections.abc import Iterator
from pathlib import Path

from kechuang.queries.catalogue import Query, catalogue
from kechuang.queries.header import Param, command_line
from kechuang.queries.writers.cells import heading

PAGE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
_OPENING = """\
# The canned queries

Written by `scripts/document_queries.py` from the headers of `queries/*.cypher`; edit those, not this page.

Every query runs on a file and on a Neo4j server, with equal rows. Each example below has an answer in the samples that
the package ships and the project's seed documents together; a test asks them all, on both engines. `kechuang ask` takes
the question in Chinese, in many other words too. An entity is given by its id, canonical name or any alias; a label, a
relation or a status by its English or Chinese word. A ✎ marks queries whose rows carry a part of the graph, which
`kechuang view`, `export` and `report` take with `--query NAME`.

"""


def queries_page() -> str:
    """Return docs/queries.md."""
    queries = catalogue([]).values()
    lines = [_OPENING, "| Query | What it asks |\n| --- | --- |\n"]
    lines += [f"| [{q.name}](#{q.name}){' ✎' if q.draws else ''} | {q.title} |\n" for q in queries]
    for query in queries:
        lines += ["\n", *_section(query)]
    return "".join(lines)


def _section(query: Query) -> Iterator[str]:
    yield f"## {query.name}\n\n**{query.title}**: {query.question}\n"
    if query.about:
        yield f"\n{query.about}\n"
    if query.params:
        yield "\n| Parameter | Takes | |\n| --- | --- | --- |\n"
        for param in query.params:
            yield f"| `{param.option}` | {_takes(param)} | {param.about} |\n"
    yield f"\nReturns {', '.join(f'`{column}` {heading(column)}' for column in query.returns)}.\n"
    yield f"\n```console\n$ {command_line(query.name, query.example)}\n```\n"
    if query.fallback:
        yield f"\nWithout a row it points to `{query.fallback.query}`, where that has one.\n"


def _takes(param: Param) -> str:
    kind = " or ".join(param.types)
    need = "required" if param.required else f"default {param.default}" if param.default else "optional"
    return f"{kind}, {need}"


if __name__ == "__main__":
    PAGE.write_text(queries_page(), encoding="utf-8")
