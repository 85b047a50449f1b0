"""Mentions: every name in a text, none overlapping, the longest first."""

from .agencies import agency_names
from .context import Context
from .coordination import coordinated_names, joined_names
from .headed import headed_name, may_end_name
from .known import known_names
from .lexicon import heads, heads_by_word
from .listed import listed_companies, party_companies
from .naming import give_name
from .scan import Scan
from .short_universities import short_universities
from .shortforms import name_appositions, name_branches, short_forms
from .sisters import sister_branches, sister_institutes
from .spans import Cover, Span
from .titles import titled_names


def find_mentions(scan: Scan, context: Context) -> list[Span]:
    """Return the mentions of a text, left to right, with their canonical names."""
    cover = Cover(len(scan.text))
    kept: list[Span] = []

    def keep(spans: list[Span]) -> None:
        for span in spans:
            if cover.free(span.start, span.end):
                cover.take(span.start, span.end)
                kept.append(span)

    keep(titled_names(scan.text))
    keep(agency_names(scan, context))
    keep(sister_institutes(scan, cover))
    keep(sister_branches(scan, cover))
    keep(_headed_and_coordinated(scan, context, cover))
    keep(short_forms(scan, sorted(kept, key=lambda span: span.start), cover))
    keep(short_universities(scan, context, cover))
    keep(listed_companies(scan, cover))
    keep(party_companies(scan, cover))
    keep(known_names(scan, context))
    kept.sort(key=lambda span: span.start)
    name_appositions(scan, kept)
    name_branches(scan, kept)
    return kept


def _headed_and_coordinated(scan: Scan, context: Context, cover: Cover) -> list[Span]:
    """Return names that heads end and the members of their coordinations, from right to left over the text."""
    matcher, entries = heads()
    by_word = heads_by_word()
    found: list[Span] = []
    reached = len(scan.text)
    for index, at, stop in reversed(matcher.find(scan.text)):
        if stop > reached or not cover.free(at, stop):
            continue
        head = entries[index]
        if head.word.startswith("大学") and head.word[2:] in by_word and scan.roles[at : at + 2] == "OO":
            head, at = by_word[head.word[2:]], at + 2  # 郑州大学|科技园
        if not may_end_name(scan, head, at, stop):
            continue
        members = coordinated_names(scan, head, at, stop)
        if members:
            found += reversed(members)
            reached = members[0].start
            continue
        span = headed_name(scan, head, at, stop, cover.taken_before(at))
        if span is not None and span.end > reached:
            span.end, span.name = stop, scan.text[span.start : stop]
        if span is None or not cover.free(span.start, span.end):
            continue
        joined = joined_names(scan, head, span)
        give_name(span, scan, context)
        found.append(span)
        found += reversed(joined)
        reached = joined[0].start if joined else span.start
    return found
