"""From an answer, or from an entity, to what a report holds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ...graph.errors import QueryError
from ...graph.ontology import ontology
from ...graph.store import Store
from ...graph.subgraph import Edge, Node, Subgraph
from ..answer import answer
from ..parameters import statuses
from ..result import Result
from ..whole import around
from ..writers.cells import cell, clean, heading
from .content import Citations, Line, Report, Table, ranges, words
from .statements import Statement, statements

MOST_ROWS = 300  # of one table
MOST_DRAWN = 60  # entities; more cannot be read on a page
_SHOWN_APART = ("document", "quote", "start", "end")  # columns that a citation holds


def report_on_result(result: Result, title: str = "") -> Report:
    """Return the report of an answer: a table of its rows, a picture, and a citation for each row.

    Raises QueryError when there is no row, or when the rows carry no relations that could be cited.
    """
    if not result.rows:
        raise QueryError(result.pointer or f"没有查到: {result.title}; 没有可写的报告")
    if not result.edges:
        raise QueryError(f"the rows of {result.query.name} carry no relations, so that nothing can be cited")
    graph = result.subgraph()
    known = {edge.key: edge for edge in graph.edges}
    citations = Citations(graph.documents)
    columns = [column for column in result.columns if column not in _SHOWN_APART]
    rows = [
        Line(
            tuple(cell(column, row[column]) for column in columns),
            citations.notes(sorted((known[key] for key in keys if key in known), key=_by_place)),
        )
        for row, keys in zip(result.rows[:MOST_ROWS], result.edges_of, strict=False)
    ]
    left = len(result.rows) - len(rows)
    table = Table(
        result.query.title,
        tuple(map(heading, columns)),
        rows,
        result.query.about,
        f"另有{left}行未列入,可用 kechuang query {result.query.name} 查全。" if left else "",
    )
    return _finished(title or result.title, graph, [], [table], citations)


def report_on_entity(store: Store, node: Node, title: str = "") -> Report:
    """Return the report of an entity; of a corridor, with what belongs to it.

    Raises QueryError when no document names it.
    """
    graph = _network(store, node)
    near = _near(store, node, graph)
    naming = _naming(store, node)
    documents = {**naming.documents, **graph.documents, **near.documents}
    citations = Citations(documents)
    names = {n.id: n.name for n in (*graph.nodes, *near.nodes)}
    own = statements([edge for edge in graph.edges if node.id in (edge.head, edge.tail)], names)
    sentences = [Line((clean(s.text()),), citations.notes(s.edges)) for s in own[:MOST_ROWS]]
    tables = _tables(statements(graph.edges, names), citations)
    if near.edges:
        found = statements(near.edges, names)
        tables.append(_table(str(words()["words"]["near"]), found, citations, _about_near()))
    tables.append(_naming_table(naming, citations))
    shown = graph if graph.edges else near
    whole = Subgraph(shown.nodes, shown.edges, documents)
    return _finished(
        title or f"{node.name}: {ontology().label(node.label).zh}报告", whole, sentences, tables, citations
    )


def _network(store: Store, node: Node) -> Subgraph:
    """Return the relations of an entity; of a corridor, also those of what belongs to it."""
    if node.label == "Corridor":
        return answer(store, "corridor-network", corridor=node.id).subgraph()
    return around(store, node)


def _naming(store: Store, node: Node) -> Subgraph:
    """Return the documents that name an entity, each with where it does so first."""
    found = around(store, node, mentions=True)
    edges = [edge for edge in found.edges if edge.type == "MENTIONS"]
    if not edges:
        raise QueryError(f"没有文档提到{node.name}")
    return Subgraph(found.nodes, edges, found.documents)


def _naming_table(naming: Subgraph, citations: Citations) -> Table:
    edges = sorted(naming.edges, key=lambda edge: (edge.date or "9999", edge.document))
    rows = [
        Line((clean(str(naming.documents[edge.document].get("title") or "")), edge.date or ""), citations.notes([edge]))
        for edge in edges[:MOST_ROWS]
    ]
    left = len(edges) - len(rows)
    columns = (heading("document"), heading("date"))
    return Table(words()["words"]["naming"], columns, rows, "", f"另有{left}份未列入。" if left else "")


def _near(store: Store, node: Node, graph: Subgraph) -> Subgraph:
    """Return what documents state beside the entity and `graph` does not hold."""
    found = answer(store, "stated-near", entity=node.id)
    if not found.rows:
        return Subgraph()
    near, held = found.subgraph(), {edge.key for edge in graph.edges}
    return Subgraph(near.nodes, [edge for edge in near.edges if edge.key not in held], near.documents)


def _about_near() -> str:
    from ..catalogue import catalogue

    return catalogue([])["stated-near"].about


def _tables(found: Sequence[Statement], citations: Citations) -> list[Table]:
    """Return a table for each relationship type that occurs, in the order of the ontology."""
    made = []
    for kind in ontology().relationships.values():
        of_kind = [statement for statement in found if statement.type == kind.name]
        if of_kind:
            made.append(_table(kind.zh, of_kind, citations))
    return made


def _table(name: str, found: Sequence[Statement], citations: Citations, about: str = "") -> Table:
    kinds = len({statement.type for statement in found}) > 1
    money = any(statement.amount for statement in found)
    rows = []
    for s in found[:MOST_ROWS]:
        cells = ["、".join(s.heads), *([cell("relation", s.type)] if kinds else []), s.tail]
        cells += [statuses().get(s.status, s.status) + (f"({s.basis})" if s.basis else ""), s.dates]
        cells += [s.amount] if money else []
        rows.append(Line(tuple(map(clean, cells)), citations.notes(s.edges)))
    columns = ["head", *(["relation"] if kinds else []), "tail", "status", "date", *(["amount"] if money else [])]
    left = len(found) - len(rows)
    known = words()["words"]
    return Table(
        name,
        tuple(known.get(column) or heading(column) for column in columns),
        rows,
        about,
        f"另有{left}条未列入。" if left else "",
    )


def _finished(
    title: str, graph: Subgraph, sentences: Sequence[Line], tables: Sequence[Table], citations: Citations
) -> Report:
    drawn, caption = _drawn(graph)
    return Report(
        clean(title), _figures(tables), sentences, tables, citations.all(), _documents(citations, graph), drawn, caption
    )


def _figures(tables: Iterable[Table]) -> list[Line]:
    """Return how many rows each table has, and by status, with the citations of what was counted."""
    made = []
    for table in tables:
        made.append(_figure(table.heading, table.rows))
        at = table.columns.index(heading("status")) if heading("status") in table.columns else -1
        for word in statuses().values():
            rows = [row for row in table.rows if at >= 0 and row.cells[at].split("(")[0] == word]
            if rows:
                made.append(_figure(f"{table.heading},{word}", rows))
    return made


def _figure(name: str, rows: Sequence[Line]) -> Line:
    return Line((name, str(len(rows))), tuple(sorted({note for row in rows for note in row.notes})))


def _documents(citations: Citations, graph: Subgraph) -> Table:
    """Return the documents that are cited, oldest first, with the numbers of their citations."""
    notes: dict[str, list[int]] = {}
    for one in citations.all():
        notes.setdefault(one.document, []).append(one.number)
    rows = []
    for document, numbers in notes.items():
        held: Mapping[str, object] = graph.documents.get(document, {})
        cells = tuple(clean(str(held.get(name) or "")) for name in ("title", "date", "source"))
        rows.append(Line((*cells, ranges(numbers)), tuple(numbers)))
    columns = tuple(heading(column) for column in ("document", "date", "source"))
    ordered = sorted(rows, key=lambda row: (row.cells[1] or "9999", row.cells[0]))
    return Table(str(words()["words"]["documents"]), (*columns, str(words()["words"]["notes"])), ordered)


def _drawn(graph: Subgraph) -> tuple[Subgraph, str]:
    """Return the part that fits on a page, documents left out, and what the caption says of it."""
    edges = [edge for edge in graph.edges if edge.type not in ("MENTIONS", "ISSUED")]
    nodes = [node for node in graph.nodes if node.label != "Document"]
    degree = Counter(end for edge in edges for end in (edge.head, edge.tail))
    kept = {n.id for n in sorted(nodes, key=lambda n: (-degree[n.id], n.id))[:MOST_DRAWN]}
    left = f";图中只画联系最多的{MOST_DRAWN}个,共{len(nodes)}个" if len(nodes) > MOST_DRAWN else ""
    drawn = Subgraph(
        [n for n in nodes if n.id in kept],
        [e for e in edges if e.head in kept and e.tail in kept],
        graph.documents,
    )
    count = f"实体{len(drawn.nodes)}个、关系{len(drawn.edges)}条"
    return drawn, f"{count}{left}。线型表示状态,颜色表示类别"


def _by_place(edge: Edge) -> tuple[str, int]:
    return (edge.document, edge.start)
