"""The graph's own names, found in a question."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ..graph.engine import Row
from ..graph.identity import spelling_key
from ..graph.ontology import ontology
from ..graph.store import Store
from ..graph.subgraph import Node
from .rules import rules, short_universities

TITLE = re.compile("《(.+?)》")
_ENDING = re.compile("[（(][^（()）]*[)）]$")  # of a title: 工作总结（征求意见稿）
_COLUMNS = "RETURN n.id AS id, labels(n)[0] AS label, n.name AS name, n.aliases AS aliases, n.source AS source"
_ALL = f"MATCH (n) {_COLUMNS}"
_LABELLED = f"MATCH (n:{{label}}) {_COLUMNS}"
# the engine sifts a large graph many times faster than its names could be fetched
_IN_TEXT = f"""MATCH (n)
WHERE $text CONTAINS n.name OR $key CONTAINS n.`key`
   OR $text CONTAINS n.source
   OR any(a IN n.aliases WHERE $text CONTAINS a OR $key CONTAINS a)
{_COLUMNS}"""
_UNIVERSITIES = f"MATCH (n:University) WHERE n.name IN $names {_COLUMNS}"
_DOCUMENTS = f"""MATCH (n:Document)
WHERE any(t IN $titles WHERE n.name STARTS WITH t) OR $text CONTAINS split(split(n.name, '（')[0], '(')[0]
{_COLUMNS}"""


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the question's spelling key that names `nodes`; canonical names come before aliases.

    `ranks` has 0 for each node that it is the canonical name of, 1 for an alias, 2 for a shorter form. Without nodes it
    is the short form of what is not in the graph.
    """

    start: int
    end: int
    nodes: tuple[Node, ...]
    ranks: tuple[int, ...] = ()

    def choices(self) -> Iterator["Named"]:
        """Yield it with one node of each label, for every choice among those that bear the name with equal right."""
        best: dict[str, int] = {}
        for node, rank in zip(self.nodes, self.ranks, strict=True):
            best[node.label] = min(rank, best.get(node.label, rank))
        equal: dict[str, dict[str, Node]] = {}
        for node, rank in zip(self.nodes, self.ranks, strict=True):
            if rank == best[node.label]:
                equal.setdefault(node.label, {}).setdefault(node.name, node)
        for chosen in product(*(nodes.values() for nodes in equal.values())):
            yield Named(self.start, self.end, chosen, tuple(best[node.label] for node in chosen))


class Names:
    """An index of canonical names and aliases. Who puts many questions to one graph should keep the one of the graph.

    `plain` are words that are never taken for a name, nor is what they begin with.
    """

    def __init__(self, nodes: Iterable[Node], plain: Iterable[str] = ()) -> None:
        import ahocorasick_rs

        skipped = dict.fromkeys(map(spelling_key, plain))
        forms: dict[str, dict[str, tuple[int, Node]]] = {}
        listed = list(nodes)
        for rank, forms_of in enumerate((lambda n: (n.name,), lambda n: n.aliases, _shorter)):
            for node in listed:
                for form in forms_of(node):
                    key = spelling_key(form)
                    if len(key) > 1 and key not in skipped:
                        forms.setdefault(key, {}).setdefault(node.id, (rank, node))
        self._bearers = [_bearers(found.values()) for found in forms.values()]
        words = [word for word in skipped if len(word) > 1]
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._finder = ahocorasick_rs.AhoCorasick([*forms, *words], matchkind=kind)
        self._titles = [(spelling_key(node.name), node) for node in listed if node.label == "Document"]
        named = {node.name: node for node in listed if node.label == "University"}
        self._short = {
            form: tuple(named[name] for name in names if name in named) for form, names in short_universities().items()
        }
        party = rules()["short_universities"]
        self._party = re.compile(f"{party['after']}(?:{'|'.join(self._short)}){party['before']}")

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
        full = [name for form, names in short_universities().items() if form in text for name in names]
        rows += store.run("ask-names", _UNIVERSITIES, {"names": full}) if full else []
        rows += store.run("ask-names", _DOCUMENTS, {"text": text, "titles": TITLE.findall(text)})
        return cls({row["id"]: _node(row) for row in rows}.values(), plain)

    def find(self, key: str) -> list[Named]:
        """Return the names in a spelling key, leftmost and longest, in order."""
        found = self._finder.find_matches_as_indexes(key)
        named = [Named(start, end, *self._bearers[i]) for i, start, end in found if i < len(self._bearers)]
        free = list(key)
        for one in named:
            free[one.start : one.end] = " " * (one.end - one.start)
        for match in self._party.finditer("".join(free)):
            nodes = self._short[match[0]]
            named.append(Named(*match.span(), nodes, (2,) * len(nodes)))
        return sorted(named, key=lambda one: one.start)

    def titled(self, title: str) -> tuple[Node, ...]:
        """Return the documents whose title has this spelling key, or else those whose title begins with it."""
        same = tuple(node for key, node in self._titles if key == title)
        return same or tuple(node for key, node in self._titles if key.startswith(title))


def _bearers(found: Iterable[tuple[int, Node]]) -> tuple[tuple[Node, ...], tuple[int, ...]]:
    """Return the nodes and ranks of a form. What is named for a place (杭州 for its zone) does not stand for that place."""
    ranked = list(found)
    place = min((rank for rank, node in ranked if node.label == "Place"), default=None)
    kept = [(rank, node) for rank, node in ranked if place is None or rank <= place]
    return tuple(node for _, node in kept), tuple(rank for rank, _ in kept)


def _node(row: Row) -> Node:
    # a document also answers to the name of its file
    return Node(row["id"], row["label"], row["name"] or "", (*(row["aliases"] or ()), row["source"] or ""))


def _shorter(node: Node) -> list[str]:
    """Return the shorter names of a node: a title without its bracketed ending, 城西走廊 for 城西科创大走廊."""
    if node.label == "Document":
        return [_ENDING.sub("", node.name)]
    short = rules()["short"].get(node.label)
    if not short:
        return []
    ends = [(name, end) for name in (node.name, *node.aliases) for end in short["ends"] if name.endswith(end)]
    return [name.removesuffix(end) + short["as"] for name, end in ends if name != end]
