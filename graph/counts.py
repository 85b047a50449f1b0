"""What a store holds, counted: by label and type, by document, by year."""

from collections import Counter

from .engine import Row
from .ontology import ontology
from .statements import statement
from .store import Store

_TIMEOUT = 300.0


def counts_by(store: Store, what: str) -> list[Row]:
    """Return rows of counts.

    `label` and `type`: {"label" or "type", "n"}; `document`: {"document", "title", "date", "entities", "relations"};
    `year`: {"year", "documents", "entities", "relations"}, with year None where documents carry no date. Entities count
    once a document, and once a year; relations leave MENTIONS out.
    """
    if what in ("label", "type"):
        counted = store.stats()["entities" if what == "label" else "relations"]
        return [{what: name, "n": n} for name, n in counted.items()]
    documents = store.run("stats", statement("nodes", label="Document"), timeout=_TIMEOUT)
    return _by_document(store, documents) if what == "document" else _by_year(store, documents)


def _by_document(store: Store, documents: list[Row]) -> list[Row]:
    relations: Counter[str] = Counter()
    for kind in ontology().relationships:
        if kind != "MENTIONS":
            rows = store.run("stats", statement("edges_by_document", kind=kind), timeout=_TIMEOUT)
            relations.update({row["document"]: row["n"] for row in rows})
    rows = store.run("stats", statement("edges_by_document", kind="MENTIONS"), timeout=_TIMEOUT)
    entities = {row["document"]: row["n"] for row in rows}
    found = [
        {
            "document": row["id"],
            "title": row["title"],
            "date": row["date"],
            "entities": entities.get(row["id"], 0),
            "relations": relations[row["id"]],
        }
        for row in documents
    ]
    return sorted(found, key=lambda row: (row["date"] or "~", row["document"]))


def _by_year(store: Store, documents: list[Row]) -> list[Row]:
    years: dict[str | None, Row] = {}
    for row in _by_document(store, documents):
        year = (row["date"] or "")[:4] or None
        entry = years.setdefault(year, {"year": year, "documents": 0, "entities": 0, "relations": 0})
        entry["documents"] += 1
        entry["relations"] += row["relations"]
    for row in store.run("stats", statement("entities_by_year"), timeout=_TIMEOUT):
        if row["year"] in years:
            years[row["year"]]["entities"] = row["n"]
    return [years[year] for year in sorted(years, key=lambda y: y or "~")]
