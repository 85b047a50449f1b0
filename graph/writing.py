"""What changes a graph: documents put in and taken out, entities moved to where decisions put them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from .batches import in_batches
from .claims import Claim, Join, claims_of_row, entity_rows, is_held, relationship_rows, with_held
from .decisions import homes, merges_among
from .engine import Row, Run
from .errors import RacedError, StoreError
from .facts import DocumentFacts
from .identity import name_key
from .ontology import ontology
from .statements import statement
from .turns import Turn

SOME = 5000  # as in document_edges_out.cypher
SOME_MENTIONS = 1000  # as in document_mentions.cypher


def put_documents(run: Run, documents: Sequence[DocumentFacts], turn: Turn) -> list[bool]:
    """Keep documents (no two of one id); tell of each whether it said something new. A changed one replaces itself."""
    turn.begin()
    held = {row["id"]: row for row in in_batches(run, statement("claim_documents"), "ids", [d.id for d in documents])}
    told = [_is_news(document, held[document.id]) for document in documents]
    for document, new in zip(documents, told, strict=True):
        if new and held[document.id]["digest"] is not None:
            turn.wait()  # it locks what the batch ahead may want
            take_out(run, document.id)
    rows = [_document_row(document, held[document.id]) for document in documents]
    in_batches(run, statement("put_documents"), "rows", rows)
    put_claims(
        run, [claim for document, new in zip(documents, told, strict=True) if new for claim in document.claims], turn
    )
    return told


def _is_news(document: DocumentFacts, held: Mapping[str, Any]) -> bool:
    if held["sha256"] not in (None, document.properties.get("sha256", held["sha256"])):
        raise StoreError(f"{document.id} is the id of another text; rename the title of one of the two documents")
    return bool(held["digest"] != document.properties["digest"])


def _document_row(document: DocumentFacts, held: Mapping[str, Any]) -> Row:
    """Of several files with one text the first name in order is kept, so that the order of loading does not matter."""
    sources = [name for name in (held["source"], document.properties.get("source")) if name]
    return {"id": document.id, "properties": {**document.properties, **({"source": min(sources)} if sources else {})}}


def put_claims(run: Run, claims: Sequence[Claim], turn: Turn) -> None:
    """Write the entities and relationships of claims where decisions put them; what is held of the entities is kept.

    Entities that are there, or that the batch ahead is making, are locked last: the lock lasts until the transaction
    ends. When the turn is tried again all are, so that this one waits for other writers instead of failing.
    """
    home, names = homes(merges_among(run, {end for claim in claims for end in (claim.head, claim.tail)}))
    said = entity_rows(claims, home, names)
    there = {
        row["id"]
        for label, rows in said.items()
        for row in in_batches(run, statement("held_ids", label=label), "ids", list(rows))
    }
    missing = {key for rows in said.values() for key in rows if key not in there}
    coming = missing if turn.again else turn.made_ahead(missing)
    old = there | coming
    turn.makes(missing - coming)
    for label, rows in said.items():
        put_entities(run, label, [row for key, row in rows.items() if key not in old], new=True)
    joins = relationship_rows(claims, home)
    early, late = _parted(joins, coming)
    put_relationships(run, early)
    turn.wait()
    for label, rows in said.items():
        _join_entities(run, label, {key: row for key, row in rows.items() if key in old})
    put_relationships(run, late)


def _parted(joins: Mapping[Join, list[Row]], ids: Collection[str]) -> tuple[Mapping[Join, list[Row]], ...]:
    """Return the relationships that do not touch some entities, and those that do."""
    if not ids:
        return joins, {}
    touching = {join: [row for row in rows if row["head"] in ids or row["tail"] in ids] for join, rows in joins.items()}
    rest = {
        join: [row for row in rows if row["head"] not in ids and row["tail"] not in ids] if touching[join] else rows
        for join, rows in joins.items()
    }
    return rest, touching


def _join_entities(run: Run, label: str, rows: Mapping[str, Row]) -> None:
    """Lock entities, and add what is said of them to what the store holds."""
    held = {row["id"]: row for row in in_batches(run, statement("claim_nodes", label=label), "ids", sorted(rows))}
    there = [(with_held(row, held[key]), held[key]) for key, row in rows.items() if held[key]["name"] is not None]
    new = [row for key, row in rows.items() if held[key]["name"] is None]
    put_entities(run, label, new + [row for row, old in there if not is_held(row, old)])


def put_entities(run: Run, label: str, rows: Sequence[Row], *, new: bool = False) -> None:
    """Write entities of one label as they are given; `new` ones, which the store does not hold, with less work."""
    keyed = [{**row, "key": name_key(row["name"])} for row in rows]
    in_batches(run, statement("create_nodes" if new else "put_nodes", label=label), "rows", keyed)


def put_relationships(run: Run, joins: Mapping[Join, list[Row]]) -> None:
    """Write relationships by (head label, type, tail label); raises RacedError where an end of one is not there."""
    for (head, kind, tail), rows in joins.items():
        written = in_batches(run, statement("put_edges", head=head, kind=kind, tail=tail), "rows", rows)
        if sum(row["n"] for row in written) < len(rows):
            raise RacedError(f"another writer has taken away an end of a relationship {kind}")


def take_out(run: Run, document: str) -> tuple[int, list[Claim]]:
    """Take away all that a document says and the entities that no other mentions.

    Returns how many edges, and the claims by which it mentioned entities.
    """
    said: list[Claim] = []

    def bite() -> int:
        taken = take_out_mentions(run, document)
        said.extend(taken)
        return len(taken)

    # MENTIONS go last: by them the other relationships are found
    return until_done(lambda: take_out_some(run, document), SOME) + until_done(bite, SOME_MENTIONS), said


def until_done(bite: Callable[[], int], size: int) -> int:
    """Call `bite` until it takes away less than `size`; return how much it took away in all."""
    gone = n = bite()
    while n >= size:
        n = bite()
        gone += n
    return gone


def take_out_some(run: Run, document: str) -> int:
    """Take away up to 5,000 relationships; return how many. MENTIONS have a function of their own."""
    return int(run(statement("document_edges_out"), {"document": document})[0]["n"])


def take_out_mentions(run: Run, document: str) -> list[Claim]:
    """Take away up to 1,000 mentions, and return them; their entities go too or keep what other documents say."""
    found = run(statement("document_mentions"), {"document": document})
    of_document = {"document": document, "ids": [row["tail"] for row in found]}
    said = _sayings(found)
    others = _sayings(run(statement("mentions_beside"), of_document)) if found else []
    home, names = homes(merges_among(run, {claim.tail for claim in (*said, *others)}))
    before, after = entity_rows([*said, *others], home, names), entity_rows(others, home, names)
    left = {key for rows in after.values() for key in rows}
    gone = [key for key in of_document["ids"] if key not in left]
    run(statement("document_entities_out"), {**of_document, "ids": gone})
    run(statement("document_mentions_out"), of_document)
    for label, rows in after.items():
        put_entities(run, label, [row for key, row in rows.items() if row != before[label][key]])
    return said


def mention_claims(run: Run, label: str, ids: list[str]) -> list[Claim]:
    """Return the distinct claims that mention some entities of one label; the documents' names are left out."""
    return _sayings(in_batches(run, statement("mentions_into", label=label), "ids", ids))


def _sayings(rows: Iterable[Row]) -> list[Claim]:
    """Return the claims by which documents, left out here, mention entities."""
    claims = [claim for row in rows for claim in claims_of_row({"type": "MENTIONS", "head": "", "document": "", **row})]
    return [claim for claim in claims if claim.kind == "MENTIONS"]


def rehome(run: Run, ids: Iterable[str]) -> None:
    """Make some entities anew where the decisions, already changed, put what documents say of them.

    `ids` must hold the homes before and after of every entity that moves.
    """
    by_label: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(ids)):
        by_label[ontology().label_of_id(key).name].append(key)
    edges: dict[tuple[str, str, str, str], Row] = {}
    for label, members in by_label.items():
        for name in ("edges_out_of", "edges_into"):
            for row in in_batches(run, statement(name, label=label, kind="MENTIONS"), "ids", members):
                edges[row["type"], row["head"], row["tail"], row["document"]] = row
    claims = [claim for row in edges.values() for claim in claims_of_row(row)]
    for label, members in by_label.items():
        in_batches(run, statement("nodes_out", label=label), "ids", members)
    home, names = homes(merges_among(run, {end for claim in claims for end in (claim.head, claim.tail)}))
    for label, rows in entity_rows(claims, home, names).items():
        put_entities(run, label, [row for key, row in rows.items() if key in by_label[label]])
    put_relationships(run, relationship_rows(claims, home))
