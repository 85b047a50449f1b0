"""Relations of a document: what its sentences state, and what names give where no sentence says otherwise."""

from ..graph.ontology import ontology
from .abstract import Abstract, Here, abstract, refers_back
from .agreements import agreed_thing
from .context import Context
from .facts import Fact
from .known import entry_of
from .lexicon import Division, contains
from .name_facts import name_facts
from .parts import part_facts, whole_names
from .scan import Scan
from .sentences import Sentence, sentences
from .series import Plan, plans_among, series_facts
from .spans import Span
from .stated import stated_facts

# How many mentions back 双方 and 该院 may reach; without a bound a text without line ends costs the square of its length.
_REMEMBERED = 24
_AT = ("在", "于", "来", "赴", "落户", "进驻")


def find_relations(scan: Scan, spans: list[Span], context: Context) -> list[tuple[Sentence, Fact]]:
    """Return every relation with the sentence that states it, in the order of the text."""
    text = scan.text
    found: list[tuple[Sentence, Fact]] = []
    here, speaker = _deictic(context), _speaker(context)
    index = 0
    wholes = whole_names(spans)
    plans: dict[str, dict[int, Plan]] = {}
    named: set[tuple[str, str, str]] = set()
    passage, before = -1, list[Span]()
    previous: Abstract | None = None
    for sentence in sentences(text):
        first = index
        while index < len(spans) and spans[index].start < sentence.end:
            index += 1
        inside = [s for s in spans[first:index] if s.start >= sentence.start]
        if sentence.passage != passage:
            passage, before, previous = sentence.passage, [], None
        if inside or before:
            for span in inside:
                span.sentence = sentence.start
                span.after_at = span.type == "Place" and text.endswith(_AT, 0, span.start)
            if not inside and not refers_back(text, sentence.start, sentence.end):
                previous = None
                continue
            said = [agreed_thing(scan, span, context) or span for span in inside]
            made = abstract(text, sentence.start, sentence.end, said, before, here)
            facts = stated_facts(made, previous, sentence.start, speaker)
            previous = made
            for fact in facts:
                fact.tail.built |= fact.type in ("CO_BUILDS", "HOSTS")
                fact.head.built |= fact.type == "SUCCEEDS"
            facts += series_facts(plans_among(inside), plans, sentence.start)
            facts += part_facts(inside, wholes, sentence.start)
            for span in inside:
                form = (span.type, span.name, text[span.start : span.end])
                if form not in named:
                    named.add(form)
                    facts += name_facts(span, scan, context, sentence.start)
            found += [(sentence, fact) for fact in facts]
            before = (before + inside)[-_REMEMBERED:]
    return _settled(found)


def _settled(found: list[tuple[Sentence, Fact]]) -> list[tuple[Sentence, Fact]]:
    """Drop what the ontology forbids, the less telling of a stated site and one given by name, and repetitions."""
    joins = ontology().may_join
    allowed = [
        (sentence, fact)
        for sentence, fact in found
        if joins(fact.type, fact.head.type, fact.tail.type) and fact.head.name != fact.tail.name
    ]
    coarse = _coarse_sites([fact for _, fact in allowed if fact.type == "LOCATED_IN"])
    cobuilt = {(f.head.name, f.tail.name) for _, f in found if f.type == "CO_BUILDS" or f.rule == "fund-set-up"}
    kept: dict[tuple[str, str, str], tuple[Sentence, Fact]] = {}
    for sentence, fact in allowed:
        if fact.type == "LOCATED_IN" and (fact.head.name, fact.tail.name, fact.basis) in coarse:
            continue
        if fact.type == "HOSTS" and fact.rule == "host-builds" and (fact.head.name, fact.tail.name) in cobuilt:
            continue
        key = (fact.type, fact.head.name, fact.tail.name)
        old = kept.get(key)
        if old is None or (old[1].basis == "name" and fact.basis == "stated"):
            kept[key] = (sentence, fact)
    return list(kept.values())


def _coarse_sites(sites: list[Fact]) -> set[tuple[str, str, str]]:
    """Return the (head, tail, basis) of sites that another says better.

    A stated site replaces the one in the name, but for one that only says the province or city of it: 合肥工业大学 is in
    合肥 though the sentence counts it among those of 安徽.
    """
    stated: dict[str, list[Fact]] = {}
    named = {fact.head.name: fact.tail for fact in sites if fact.basis == "name"}
    coarse: set[tuple[str, str, str]] = set()
    for fact in sites:
        given = named.get(fact.head.name)
        seat = fact.basis == "stated" and fact.rule.startswith("host-")
        if seat and given is not None and not _lies_in(fact.tail, given):
            coarse.add((fact.head.name, fact.tail.name, fact.basis))  # 上海推动张江科学城建设: who builds it is no site
        elif fact.basis == "stated":
            stated.setdefault(fact.head.name, []).append(fact)
    for fact in sites:
        others = stated.get(fact.head.name, []) if fact.basis == "name" else []
        wider = [other for other in others if _lies_in(fact.tail, other.tail)]
        if wider and len(wider) == len(others):
            coarse |= {(other.head.name, other.tail.name, other.basis) for other in wider}
        elif others:
            coarse.add((fact.head.name, fact.tail.name, fact.basis))
    return coarse


def _lies_in(lower: Span, upper: Span) -> bool:
    """Tell whether a place is a division inside another."""
    if lower.entry is None or upper.entry is None or not (lower.entry.adcode and upper.entry.adcode):
        return False
    return contains(upper.entry, lower.entry)


def _deictic(context: Context) -> Here:
    """Return what tells which place 我省 or 市财政 stands for: the document's, else the nearest of that level before it."""

    def here(word: str, before: list[Span]) -> Span | None:
        level = next((level for level in ("自治区", "省", "市", "区") if level in word), "")
        if level == "区" and context.province is not None and context.province.name.endswith("自治区"):
            level = "自治区"
        division = context.level(level) if level != "区" else None
        if division is not None:
            return _place(division)
        named = next((s for s in reversed(before) if s.type == "Place" and _is_of_level(s, level)), None)
        return named or next((seat for s in reversed(before) if (seat := _seat_of(s, level)) is not None), None)

    return here


def _seat_of(span: Span, level: str) -> Span | None:
    """Return the province or city that an agency is of, where it is of that level: 福建省科技厅 before 我省."""
    division = span.place if span.type == "Agency" else None
    if division is None or division.level != ("province" if level in ("省", "自治区") else "city"):
        return None
    return _place(division)


def _speaker(context: Context) -> Span | None:
    """Return the place that a document speaks for."""
    return _place(context.place) if context.place is not None else None


def _place(division: Division) -> Span:
    """Return a division as what a word without its name stands for."""
    return Span(0, 0, "Place", division.short, "deictic", [division.name], entry_of(division.short))


def _is_of_level(span: Span, level: str) -> bool:
    code = span.entry.adcode if span.entry is not None else ""
    if level in ("省", "自治区"):
        return code.endswith("0000")
    if level == "区":
        return bool(code) and not code.endswith("00")
    return code.endswith("00") and (not code.endswith("0000") or code[:2] in ("11", "12", "31", "50"))
