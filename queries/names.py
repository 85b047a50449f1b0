"""The graph's own names, found in a question."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..graph.engine import Row
from ..graph.identity import spelling_key
from ..graph.ontology import ontology
from ..graph.store import Store
from ..graph.subgraph import Node
from .rules import rules

_COLUMNS = "RETURN n.id AS id, labels(n)[0] AS label, n.name AS name, n.aliases AS aliases, n.source AS source"
_ALL = f"MATCH (n) {_COLUMNS}"
_LABELLED = f"MATCH (n:{{label}}) {_COLUMNS}"
# the engine sifts a large graph many times faster than its names could be fetched
_IN_TEXT = f"""MATCH (n)
WHERE $text CONTAINS n.name OR $key CONTAINS n.`key`
   OR $text CONTAINS n.source
   OR any(a IN n.aliases WHERE $text CONTAINS a OR $key CONTAINS a)
{_COLUMNS}"""


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the question's spelling key that names `nodes`; canonical names come before aliases."""

    start: int
    end: int
    nodes: tuple[Node, ...]


class Names:
    """An index of canonical names and aliases. Who puts many questions to one graph should keep the one of the graph.

    `plain` are words that are never taken for a name, nor is what they begin with.
    """

    def __init__(self, nodes: Iterable[Node], plain: Iterable[str] = ()) -> None:
        import ahocorasick_rs

        skipped = dict.fromkeys(map(spelling_key, plain))
        forms: dict[str, dict[str, Node]] = {}
        listed = list(nodes)
        for forms_of in (lambda n: (n.name,), lambda n: n.aliases, _shorter):
            for node in listed:
                for form in forms_of(node):
                    key = spelling_key(form)
                    if len(key) > 1 and key not in skipped:
                        forms.setdefault(key, {}).setdefault(node.id, node)
        self._nodes = [tuple(found.values()) for found in forms.values()]
        words = [word for word in skipped if len(word) > 1]
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._finder = ahocorasick_rs.AhoCorasick([*forms, *words], matchkind=kind)

    @classmethod
    def of(cls, store: Store, plain: Iterable[str] = ()) -> "Names":
        """Return the names of all entities and documents of a store."""
        return cls(map(_node, store.run("ask-names", _ALL)), plain)

    @classmethod
    def within(cls, store: Store, text: str, plain: Iterable[str] = ()) -> "Names":
        """Return those names of a store that stand in a text, which is enough to read it."""
        rows = store.run("ask-names", _IN_TEXT, {"text": text, "key": spelling_key(text)})
        for label in rules()["short"]:  # few, and the text may have a shorter form that the engine does not know of
            rows += store.run("ask-names", _LABELLED.format(label=ontology().label(label).name))
        return cls(map(_node, rows), plain)

    def find(self, key: str) -> list[Named]:
        """Return the names in a spelling key, leftmost and longest, in order."""
        found = self._finder.find_matches_as_indexes(key)
        return [Named(start, end, self._nodes[i]) for i, start, end in found if i < len(self._nodes)]


def _node(row: Row) -> Node:
    # a document also answers to the name of its file
    return Node(row["id"], row["label"], row["name"] or "", (*(row["aliases"] or ()), row["source"] or ""))


def _shorter(node: Node) -> list[str]:
    """Return the names that a node is known by where its label's usual end is left short: 城西科创大走廊, 城西走廊."""
    short = rules()["short"].get(node.label)
    if not short:
        return []
    ends = [(name, end) for name in (node.name, *node.aliases) for end in short["ends"] if name.endswith(end)]
    return [name.removesuffix(end) + short["as"] for name, end in ends if name != end]
