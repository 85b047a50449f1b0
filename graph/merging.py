"""Merging and splitting in a store: the graph is brought to where rules and analysts' decisions put it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from .batches import in_batches
from .claims import Claim, claims_of_row
from .decisions import ANALYST, Decision, drop_decisions, homes, put_decisions, read_decisions
from .engine import Engine, Row, Run
from .errors import QueryError
from .identity import KEY_LENGTH, name_key
from .ontology import ontology
from .settling import Candidates, Named, Settler, alias_candidates
from .statements import statement
from .writing import mention_claims, rehome

_TIMEOUT = 300.0  # seconds, for reading the names of a whole graph
_PAGE = 50000  # names in one row
_CLUSTERS = 200  # clusters of merged entities that are made anew in one transaction


def settle(engine: Engine, *, write: bool = True) -> Settler:
    """Bring the graph to what the rules say now, if it may be written; the settler's `doubts` are for review."""
    run = _reader(engine)
    decisions = read_decisions(run)
    entities = _before_merges(run, decisions)
    candidates = alias_candidates(entities.values())
    merged = {d.kept for d in decisions if d.kind == "merge"}
    _locate(run, entities, merged, candidates)
    settler = Settler(entities, decisions, _place_codes(run), candidates)
    wanted = [d for d in decisions if d.rule == ANALYST] + settler.merges()
    if write:
        _change(engine, decisions, wanted)
    return settler


def merge(engine: Engine, kept: str, other: str, reason: str = "") -> None:
    """Make `other` one with `kept` (ids), as an analyst's decision; raises QueryError when they are one already."""
    _decide(engine, [Decision("merge", kept, other, ANALYST, reason)])


def split(engine: Engine, other: str) -> Decision:
    """Take `other` (an id) out of the entity it was merged into; return what was decided.

    A merge that an analyst made is forgotten; where a rule would make it again, the two are kept apart from now on.
    Raises QueryError when it is not merged into anything.
    """
    before = read_decisions(_reader(engine))
    found = next((d for d in before if d.kind == "merge" and d.other == other), None)
    if found is None:
        raise QueryError(f"{other!r} is not merged into anything; `kechuang merges` lists what is")
    if found.rule == ANALYST:
        _change(engine, before, [d for d in before if d != found])
        settle(engine)
    again = next((d for d in read_decisions(_reader(engine)) if d.kind == "merge" and d.other == other), None)
    if again is None:
        return found
    apart = Decision("apart", again.kept, other, ANALYST, "由分析人员拆分")
    _decide(engine, [apart])
    return apart


def carry_out(engine: Engine, decisions: Iterable[Decision]) -> int:
    """Carry out decisions of analysts; return how many were new."""
    return _decide(engine, list(decisions), strict=False)


def _decide(engine: Engine, decisions: list[Decision], *, strict: bool = True) -> int:
    """Keep decisions of analysts, one after the other, and let the rules settle beside them."""
    before = read_decisions(_reader(engine))
    kept = {d.key: d for d in before if d.rule == ANALYST}
    new = 0
    for decision in decisions:
        rival = _opposite(decision, kept)
        if decision.kind == "merge":
            into = {d.other: d.kept for d in kept.values() if d.kind == "merge"}
            ends = _root(into, decision.kept), _root(into, decision.other)
            if ends[0] == ends[1]:
                if strict:
                    raise QueryError(f"{decision.kept!r} and {decision.other!r} are one already")
                continue
            name = _name_of(engine, ends[0], before)
            decision = Decision("merge", ends[0], ends[1], ANALYST, decision.reason, name)
        elif decision.key in kept:
            continue
        if rival:
            del kept[rival]
        kept[decision.key] = decision
        new += 1
    _change(
        engine, before, [d for d in before if d.rule != ANALYST and ("merge", d.id) not in kept] + list(kept.values())
    )
    settle(engine)
    return new


def _opposite(decision: Decision, kept: dict[tuple[str, str], Decision]) -> tuple[str, str] | None:
    """Return the key of the decision that this one takes back, if any."""
    ends = {decision.kept, decision.other}
    return next((key for key, d in kept.items() if d.kind != decision.kind and {d.kept, d.other} == ends), None)


def _root(into: dict[str, str], key: str) -> str:
    while key in into:
        key = into[key]
    return key


def _name_of(engine: Engine, key: str, decisions: Iterable[Decision]) -> str:
    """Return the canonical name of an entity; one that the store does not hold now is called by its id."""
    label = ontology().label_of_id(key).name
    rows = in_batches(_reader(engine), statement("nodes_by_id", label=label), "ids", [key])
    if rows:
        return str(rows[0]["name"])
    named = next((d.name for d in decisions if d.kept == key and d.name), "")
    return named or key.partition(":")[2]


def may_have_met(engine: Engine, said: Iterable[Claim]) -> bool:
    """Tell whether the names in mentions that were taken away may have met others, so that the rules must look again.

    What one document says seldom matters to the rules; asking so is cheaper than reading the names of a whole graph.
    """
    run = _reader(engine)
    names: dict[str, dict[str, Row]] = defaultdict(dict)
    for claim in said:
        names[ontology().label_of_id(claim.tail).name][claim.tail] = json.loads(claim.evidence["said"])
    touched = {key for some in names.values() for key in some}
    if any({d.kept, d.other} & touched for d in read_decisions(run)):
        return True
    places = names.pop("Place", {})  # one that is gone takes its division code with it
    if len(in_batches(run, statement("nodes_by_id", label="Place"), "ids", sorted(places))) < len(places):
        return True
    keys: dict[str, set[str]] = {}
    forms: dict[str, set[str]] = {}
    for label, some in names.items():
        own = {saying["name"] for saying in some.values()}
        aliases = {alias for saying in some.values() for alias in saying["aliases"]}
        keyed = [name_key(name) for name in (*(saying["name"] for saying in some.values()), *aliases)]
        keys[label] = set(keyed)
        if len(keys[label]) < len(keyed):
            return True
        forms[label] = own | {name_key(name) for name in own}
    asked = {
        "keys": sorted(set().union(*keys.values())),
        "forms": sorted(set().union(*forms.values())),
        "ids": sorted(touched),
    }
    return any(
        row["key"] in keys.get(row["label"], ()) or not forms.get(row["label"], set()).isdisjoint(row["aliases"] or ())
        for row in run(statement("others_named"), asked)
    )


def _reader(engine: Engine) -> Run:
    return lambda cypher, parameters: engine.read("settle", cypher, parameters, _TIMEOUT)


def _change(engine: Engine, before: list[Decision], after: list[Decision]) -> None:
    """Write the differences, cluster by cluster: what moves together moves in one transaction with its decisions."""
    old, new = {d.key: d for d in before}, {d.key: d for d in after}
    changed = [key for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
    if not changed:
        return
    home_before, home_after = (homes({d.other: d for d in some if d.kind == "merge"})[0] for some in (before, after))
    moved = {k for k in {*home_before, *home_after} if home_before.get(k, k) != home_after.get(k, k)}
    clusters = _clusters([(k, home_before.get(k, k), home_after.get(k, k)) for k in sorted(moved)], changed)
    for start in range(0, len(clusters), _CLUSTERS):
        part = clusters[start : start + _CLUSTERS]
        keys = [key for _, some in part for key in some]
        ids = {one for some, _ in part for one in some}

        def work(run: Run, keys: list[tuple[str, str]] = keys, ids: set[str] = ids) -> None:
            drop_decisions(run, [old[key] for key in keys if key in old])
            put_decisions(run, [new[key] for key in keys if key in new])
            rehome(run, ids)

        engine.write("merge", work)


def _clusters(
    moves: list[tuple[str, str, str]], changed: list[tuple[str, str]]
) -> list[tuple[set[str], list[tuple[str, str]]]]:
    """Group ids that move and decisions that change so that groups have nothing in common."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while (up := leader.setdefault(key, key)) != key:
            key = up
        return key

    for move in moves:
        for end in move[1:]:
            leader[find(end)] = find(move[0])
    groups: dict[str, tuple[set[str], list[tuple[str, str]]]] = defaultdict(lambda: (set(), []))
    for move in moves:
        groups[find(move[0])][0].update(move)
    for kind, key in changed:
        groups[find(key) if kind == "merge" else f"|{key}"][1].append((kind, key))
    return [groups[key] for key in sorted(groups)]


def _before_merges(run: Run, decisions: Iterable[Decision]) -> dict[str, Named]:
    """Return the entities of the graph as they are without any merge."""
    merged = {d.kept for d in decisions if d.kind == "merge"}
    found: dict[str, Named] = {}
    for label in ontology().labels:
        if label == "Document":
            continue
        kept = []
        for node, name, key, aliases in names_of(run, label):
            if node in merged:
                kept.append(node)
            else:
                whole = key if key and len(key) < KEY_LENGTH else ""
                found[node] = Named(node, label, name, frozenset(aliases or ()), key=whole)
        for claim in mention_claims(run, label, kept):
            _add(found, claim.tail, claim.evidence["said"])
    return found


def names_of(run: Run, label: str) -> Iterator[list[Any]]:
    """Yield id, name, key and aliases of the entities of one label.

    Many come in one row, for a driver takes far longer to read a row than what is in it.
    """
    after = ""
    while found := run(statement("nodes_of_names", label=label), {"after": after, "page": _PAGE})[0]["found"]:
        yield from found
        if len(found) < _PAGE:
            break
        after = found[-1][0]


def _add(found: dict[str, Named], key: str, said: str) -> None:
    saying = json.loads(said)
    label = ontology().label_of_id(key).name
    old = found.get(key)
    name = min(saying["name"], old.name) if old else saying["name"]
    found[key] = Named(key, label, name, frozenset(saying["aliases"]) | (old.aliases if old else frozenset()))


def _locate(run: Run, found: dict[str, Named], merged: set[str], candidates: Candidates) -> None:
    """Fill in the division codes of the places that entities whose names may meet are located in."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for other, holders in candidates:
        for entity in (other, *holders):
            wanted[entity.label].add(entity.id)
    for key in merged:
        wanted[ontology().label_of_id(key).name].add(key)
    for label, ids in wanted.items():
        for row in in_batches(run, statement("located", label=label, kind="LOCATED_IN"), "ids", sorted(ids)):
            for claim in claims_of_row({"type": "LOCATED_IN", **row}):
                if claim.head in found and row["adcode"]:
                    found[claim.head].codes.add(row["adcode"])


def _place_codes(run: Run) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for row in run(statement("nodes", label="Place"), {}):
        if row["adcode"]:
            for name in (row["name"], *(row["aliases"] or ())):
                codes[name].add(row["adcode"])
    return {name: frozenset(some) for name, some in codes.items()}
