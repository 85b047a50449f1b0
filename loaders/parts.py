"""Parts that bear the name of their whole: 青山湖科技城创新孵化基地 is part of 青山湖科技城."""

from collections.abc import Mapping

from .facts import Fact
from .spans import Span

_WHOLES = frozenset({"Platform", "Programme", "Corridor", "HighTechZone"})
_HEADS = ("科技城", "科学城", "计划", "走廊", "示范区", "高新区", "科技园", "产业园", "平台", "工程")
_SHORTEST = 4


def whole_names(spans: list[Span]) -> Mapping[str, Span]:
    """Return the mentions that can be wholes, by name."""
    return {s.name: s for s in spans if s.type in _WHOLES and len(s.name) >= _SHORTEST and s.name.endswith(_HEADS)}


def part_facts(inside: list[Span], wholes: Mapping[str, Span], at: int) -> list[Fact]:
    """Return PART_OF facts of mentions whose name goes on after the name of a whole of the document."""
    facts = []
    for span in inside:
        if span.type not in ("Platform", "Programme", "HighTechZone"):
            continue
        for end in range(len(span.name) - 2, _SHORTEST - 1, -1):
            whole = wholes.get(span.name[:end])
            if whole is not None and (whole.type == "Programme") == (span.type == "Programme"):
                facts.append(Fact("PART_OF", span, whole, at, "underway", "name", "name-part"))
                break
    return facts
