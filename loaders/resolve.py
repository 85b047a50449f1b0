"""Which mentions of a document name the same thing: by canonical name, by alias, by a fuller form that stands elsewhere."""

from ..graph.identity import spelling_key
from .context import Context
from .spans import Span

_FULLER = frozenset({"Laboratory", "Corridor", "HighTechZone", "Platform", "ResearchInstitute", "Programme"})
_SHORTEST = 4


def resolve_names(spans: list[Span], context: Context) -> None:
    """Give every span of one thing the same canonical name, the one that is written out furthest."""
    by_key: dict[tuple[str, str], str] = {}
    for span in spans:
        by_key.setdefault((span.type, spelling_key(span.name)), span.name)
    for span in spans:
        span.name = by_key[span.type, spelling_key(span.name)]
    fuller = _fuller_names({(span.type, span.name) for span in spans if span.type in _FULLER}, context)
    for span in spans:
        longer = fuller.get((span.type, span.name))
        if longer:
            span.aliases.append(span.name)
            span.name = longer


def _fuller_names(names: set[tuple[str, str]], context: Context) -> dict[tuple[str, str], str]:
    """Map a name to the one fuller name of the same type that is a place before it: 城西科创大走廊 -> 杭州城西科创大走廊."""
    places = {d for d in (context.province, context.city) if d is not None}
    prefixes = [form for division in places for form in (division.name, division.short)]
    found: dict[tuple[str, str], str] = {}
    for kind, name in names:
        if len(name) < _SHORTEST:
            continue
        for prefix in prefixes:
            if (kind, prefix + name) in names:
                found[kind, name] = prefix + name
                break
        else:
            longer = [n for k, n in names if k == kind and kind == "Corridor" and n != name and n.endswith(name)]
            if len(longer) == 1:
                found[kind, name] = longer[0]
    return found
