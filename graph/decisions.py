"""Decisions which entities are one: kept in the store, listed, taken back, and written to a plain text file."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from .batches import in_batches
from .engine import Run
from .errors import QueryError
from .ontology import ontology
from .statements import statement

Kind = Literal["merge", "apart"]
ANALYST = "analyst"  # the rule of a decision that a person made; all other rules are made anew after each load


@dataclass(frozen=True, slots=True)
class Decision:
    """Two entities (ids) that are one, or are not.

    `merge`: `other` is `kept`, whose canonical name is `name`. `apart`: no rule ever merges the two.
    `rule` is `analyst`, or the rule that merged: `spelling`, `alias` or `place`; `reason` says it in words.
    """

    kind: Kind
    kept: str
    other: str
    rule: str = ANALYST
    reason: str = ""
    name: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id."""
        return (self.kind, self.id)

    @property
    def id(self) -> str:
        """The key in the store: an entity is merged into one other at most, and a pair is kept apart once."""
        return self.other if self.kind == "merge" else "|".join(sorted((self.kept, self.other)))

    def to_dict(self) -> dict[str, str]:
        """Return its line of a dump."""
        return {"decision": self.kind, **{k: v for k, v in asdict(self).items() if k != "kind"}}


def read_decisions(run: Run) -> list[Decision]:
    """Return all decisions of a store, sorted by id."""
    return sorted((_decision(row) for row in run(statement("decisions"), {})), key=lambda d: d.key)


def merges_among(run: Run, ids: Iterable[str]) -> dict[str, Decision]:
    """Return the merges that touch these entities, by the id that was merged away, chains followed to their end."""
    found: dict[str, Decision] = {}
    wanted = set(ids)
    while wanted:
        rows = in_batches(run, statement("decisions_of"), "ids", sorted(wanted))
        found |= {row["other"]: _decision(row) for row in rows}
        wanted = {found[row["other"]].kept for row in rows} - set(found)
    return found


def homes(merges: dict[str, Decision]) -> tuple[dict[str, str], dict[str, str]]:
    """Return where each merged id lives, and the canonical names of those homes."""
    home: dict[str, str] = {}
    names: dict[str, str] = {}
    for other, decision in merges.items():
        while decision.kept in merges:
            decision = merges[decision.kept]
        home[other], names[decision.kept] = decision.kept, decision.name
    return home, names


def put_decisions(run: Run, decisions: Iterable[Decision]) -> None:
    """Keep decisions."""
    rows = [{"id": d.id, "properties": asdict(d)} for d in decisions]
    in_batches(run, statement("put_decisions"), "rows", rows)


def drop_decisions(run: Run, decisions: Iterable[Decision]) -> None:
    """Forget decisions."""
    in_batches(run, statement("decisions_out"), "ids", [d.id for d in decisions])


def _decision(row: dict[str, Any]) -> Decision:
    names = ("kept", "other", "rule", "reason", "name")
    kind: Kind = "merge" if row["kind"] == "merge" else "apart"
    return Decision(kind, **{name: row[name] or "" for name in names})


HEADER = """# Which entities are one. A line: merge or apart, the id kept, the other id, after # why; with tabs between.
# Lines that begin with # are not carried out. Carry the file out with: kechuang merges --apply FILE
"""


def format_decision(decision: Decision) -> str:
    """Return a decision's line of the text file; what would break the line is escaped.

    >>> format_decision(Decision("merge", "lab:甲", "lab:乙", reason="同一机构"))
    'merge\\tlab:甲\\tlab:乙\\t# 同一机构'
    """
    fields = [decision.kind, _escaped(decision.kept), _escaped(decision.other)]
    return "\t".join([*fields, f"# {_escaped(decision.reason)}"] if decision.reason else fields)


def parse_decisions(path: Path) -> Iterator[Decision]:
    """Yield the decisions of a text file, made by an analyst; raises QueryError with file and line for a broken one."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields, _, reason = line.rstrip("\r").partition("\t# ")
        kind, *ids = fields.strip("\t").split("\t")
        if kind not in ("merge", "apart") or len(ids) != 2:
            raise QueryError(
                f"{path}:{number}: {line[:80]!r} is no decision; write merge or apart, then two ids, with tabs"
            )
        for key in ids:
            ontology().label_of_id(key)
        yield Decision("merge" if kind == "merge" else "apart", _plain(ids[0]), _plain(ids[1]), reason=_plain(reason))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _plain(text: str) -> str:
    pieces = text.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r") for p in pieces)
