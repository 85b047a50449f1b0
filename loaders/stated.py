"""Relations that a sentence states, found by the patterns of relations.toml."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import rjieba

from .abstract import ANY, SYMBOLS, Abstract, symbol_class
from .amounts import amount_in, amounts_dealt
from .facts import Fact
from .relation_patterns import Pattern, aside, fitting, other_thing, patterns, triggered_by
from .sentences import around
from .spans import Span
from .status import is_stated, status_of

# Who builds what may stand far apart, with where, by what means and for how much between them.
_OVER_ASIDES = frozenset({"CO_BUILDS", "HOSTS", "FUNDS"})
# Who only leads, or builds elsewhere, says nothing of the site.
_ELSEWHERE = frozenset(
    {"host-there", "host-elsewhere", "host-led-by", "host-leads", "host-leads-others", "host-leads-builders"}
)
# 总部位于 and the like are said of the whole, never of a branch.
_BRANCHES = ("分中心", "分院", "分所", "分部")
_ORGANISATIONS = frozenset({"University", "ResearchInstitute", "Company"})
_FUNDED = frozenset({"Laboratory", "Platform", "ResearchInstitute", "HighTechZone", "Corridor"})
_SITED = frozenset({"Laboratory", "ResearchInstitute", "Platform", "HighTechZone", "University"})
_WITH = re.compile("[与同和]|携手|联合")
_NEAR = 16  # characters in which a receiver's own sum stands after it
_RIGHT_AFTER = re.compile(f"[，。；、{ANY}]")
_EACH = re.compile("各|分别")
_COMPARED = ("对标", "对照", "参照", "借鉴", "仿照", "比照")
# 共建之江实验室的前身|之江研究院
_FORERUNNER = re.compile(f"的前身[{ANY}]")
# A plan to build a thing is drafted and led: 推动雄安新区建设|高水平创新型城市行动方案.
_PLANS = ("方案", "规划", "纲要", "行动计划")
_LEADS = re.compile("牵头|主导|负责|编制|制定|制订|起草")
_BUILDS = re.compile(f"(?:依托)?(?:承建|承担|牵头|建设|组建|运营|举办)(?:建设|组建|筹建)?的([{SYMBOLS['T']}])")


def _triggers_of(sentence: Abstract) -> set[int]:
    if sentence.triggers is None:
        sentence.triggers = triggered_by(sentence.text)
    return sentence.triggers


def stated_facts(sentence: Abstract, before: Abstract | None, at: int, speaker: Span | None) -> list[Fact]:
    """Return the relations that a sentence states.

    `before` is the one before it in the passage, `at` its offset, `speaker` the place that the document speaks for.
    """
    if not sentence.mentions:
        return []
    both = before.followed_by(sentence) if before is not None else sentence
    if len(both.mentions) < 2 and speaker is None:
        return []
    here = _triggers_of(sentence)
    around = here | _triggers_of(before) if before is not None else here
    tried = (here & fitting(sentence.kinds(), False)) | (around & fitting(both.kinds(), True))
    found: list[Fact] = []
    every = patterns()
    shorter: dict[bool, Abstract | None] = {}
    for index in sorted(tried):
        pattern = every[index]
        source = both if pattern.passage else sentence
        if len(source.mentions) + pattern.speaker < (3 if pattern.pair else 2):
            continue
        if pattern.also and not any(map(source.text.__contains__, pattern.also)):
            continue
        for match in pattern.regex.finditer(source.text):
            found += _facts_of(pattern, match, source, at, found, speaker)
        if pattern.type in _OVER_ASIDES:
            if pattern.passage not in shorter:
                shorter[pattern.passage] = source.without(aside())
            brief = shorter[pattern.passage]
            if brief is None:
                continue
            for match in pattern.regex.finditer(brief.text):
                # Where it is built was left out, so who builds it says nothing of that.
                found += [f for f in _facts_of(pattern, match, brief, at, found, speaker) if f.type == pattern.type]
    return found


def _facts_of(
    pattern: Pattern, match: re.Match[str], source: Abstract, at: int, found: list[Fact], speaker: Span | None
) -> list[Fact]:
    heads, tails = (
        _antecedent(source, match.start(), found, end) if pattern.antecedent == end else _members(source, match, end)
        for end in ("head", "tail")
    )
    if pattern.speaker:
        heads = [speaker] if speaker is not None else []
    if pattern.type == "HOSTS" and heads and heads[-1].type in _ORGANISATIONS:
        # 上海光源与浙江大学牵头建设的装置: a platform beside an organisation is no host.
        heads = [h for h in heads if h.type != "Platform"]
    if pattern.pair and len(heads) < 2:
        return []
    if pattern.tail_name is not None:
        tails = [t for t in tails if pattern.tail_name.search(t.name)]
    if pattern.head_types:
        heads = [h for h in heads if h.type in pattern.head_types]
    if pattern.tail_types:
        tails = [t for t in tails if t.type in pattern.tail_types]
    if pattern.type in ("PART_OF", "HOSTS", "FUNDS"):
        # 在山东海阳布局的基地被纳入: the base, not the place; 协议在株洲签署，安排经费: not by 株洲
        heads = [h for h in heads if not h.after_at]
    if pattern.type in ("CO_BUILDS", "HOSTS"):
        tails = [t for t in tails if not _FORERUNNER.match(source.text, _index(source, t) + 1)]
    if pattern.type == "HOSTS" and not _LEADS.search(match.group()):
        tails = [t for t in tails if not (t.type == "Programme" and t.name.endswith(_PLANS))]
    built = [_what_it_builds(source, tail) for tail in tails]
    first = built[:1] if pattern.type in ("FUNDS", "SUCCEEDS") else tails[:1]
    # A牵头的X、B承建的Y: B is no member of the list that X begins.
    tails = first + [tail for tail, thing in zip(tails[1:], built[1:], strict=True) if thing is tail]
    if pattern.type == "CO_BUILDS":
        tails = [t for t in tails if not (t.type == "Programme" and t.name.endswith(("基金", "资金")))]
        heads = [h for h in heads if not h.after_at] or heads
    if not (heads and tails):
        return []
    begin, end = around(source.text, *match.span(), "，。；")
    if not is_stated(source.text[begin : match.end()], pattern.type):
        return []
    clauses = source.text[begin:end]
    status = status_of(clauses, pattern.type, pattern.usual)
    amounts = _amounts(match, source, tails) if pattern.type == "FUNDS" else {}
    facts = [
        Fact(pattern.type, head, tail, at, status, "stated", pattern.name, amount=amounts.get(tail.start))
        for head, tail in _pairs(pattern.type, heads, tails, source, match)
        if head.name != tail.name
    ]
    if pattern.type == "CO_BUILDS" and "分别" in match.group() and len(heads) > 1:
        # A和B分别建设X和Y: each builds its own
        together = Counter(fact.tail.start for fact in facts)
        facts = [fact for fact in facts if together[fact.tail.start] > 1]
    facts = [_of_its_own(fact) for fact in facts]
    return facts + [
        _seat(fact)
        for fact in facts
        if fact.type == "HOSTS"
        and fact.rule not in _ELSEWHERE
        and fact.head.type == "Place"
        and fact.tail.type in _SITED
    ]


def _members(source: Abstract, match: re.Match[str], end: str) -> list[Span]:
    """Return the mentions of the groups that name one end: `head` and, where a pattern has it, `head2`.

    One that only begins the name of another thing is none of them (西湖大学|教育基金会), nor one to compare with.
    """
    names = [name for name in match.re.groupindex if name.startswith(end)]
    text = source.text
    places = (i for name in names for i in range(*match.span(name)) if i in source.mentions)
    return [source.mentions[i] for i in places if not (_begins_another(text, i + 1) or text.endswith(_COMPARED, 0, i))]


def _begins_another(text: str, at: int) -> bool:
    """Tell whether what stands at `at`, right after a mention, makes it the name of another thing, without a verb."""
    rest = other_thing().match(text, at)
    if rest is None:
        return False
    between = rjieba.tag(rest["between"])
    return rest.group().endswith(_BRANCHES) or all(tag[0] not in "vpd" or tag == "vn" for _, tag in between)


def _what_it_builds(source: Abstract, span: Span) -> Span:
    """Return the thing that money for an organisation is for where the text goes on to it: 用于大庆油田承建的实验室."""
    at = _index(source, span)
    built = _BUILDS.match(source.text, at + 1)
    return source.mentions[built.start(1)] if at >= 0 and built else span


def _index(source: Abstract, span: Span) -> int:
    """Return where the symbol of a mention stands in a sentence, or -1."""
    return next((index for index, mention in source.mentions.items() if mention is span), -1)


def _antecedent(source: Abstract, position: int, found: list[Fact], end: str) -> list[Span]:
    """Return what 总部位于 and the like are said of: what the sentence says is built or renamed, else what it begins with.

    What a sentence begins with is funded or built by others (`end` is "tail") only where it is a thing and no actor.
    """
    # 由A承建、落户P: A, right before what it does, is not where that is said of
    clause = source.text[around(source.text, position, position, "，。；")[0] : position]
    last = position - 1 if "由" in clause else position
    before = [s for index, s in sorted(source.mentions.items()) if index < last and not s.name.endswith(_BRANCHES)]
    made = {f.tail.name for f in found if f.type in ("CO_BUILDS", "HOSTS")} | {
        f.head.name for f in found if f.type == "SUCCEEDS"
    }
    named = [span for span in before if span.name in made]
    if end == "tail":
        return named[-1:] or [span for span in before if span.type in _FUNDED][-1:]
    organisations = [span for span in before if symbol_class(span.type) in SYMBOLS["B"]]
    return named[-1:] or organisations[:1]


def _amounts(match: re.Match[str], source: Abstract, tails: list[Span]) -> dict[int, float | None]:
    """Return the sum, in yuan, that goes to each of some tails, by where they begin.

    It stands right after each that who gives stands before (其中A1.2亿元、B8000万元), or after 分别 in their order, or one
    sum is for all: after who gives, else before.
    """
    text, end = source.text, around(source.text, match.end(), match.end(), "。；")[1]
    given = [match.start(name) for name in match.re.groupindex if name.startswith("head") and match[name]]
    giver = min(given, default=match.start())
    places = [_index(source, tail) + 1 for tail in tails]
    sums = [amount_in(_RIGHT_AFTER.split(text[at : at + _NEAR], maxsplit=1)[0]) for at in places]
    if not all(sums) or _EACH.search(match.group()) or min(places) < giver:
        apart = text.find("分别", max(0, match.start() - 4), end)
        sums = amounts_dealt(text[apart:end]) if apart >= 0 else []
        if len(sums) != len(tails):
            sums = [amount_in(text[giver:end]) or amount_in(match.group())] * len(tails)
    return {tail.start: amount for tail, amount in zip(tails, sums, strict=True)}


def _of_its_own(fact: Fact) -> Fact:
    """Return a HOSTS fact about the zone that each place holds of a class of zones: 推进杭州、德清建设国家…试验区 names two."""
    if fact.type == "HOSTS" and fact.head.type == "Place" and fact.tail.rule.startswith("held:"):
        name = fact.head.name + fact.tail.aliases[0]
        if name != fact.tail.name:
            fact.tail = replace(fact.tail, name=name, aliases=[], place=None, entry=None)
    return fact


def _seat(fact: Fact) -> Fact:
    """Return where a thing is that a place builds: there."""
    return Fact("LOCATED_IN", fact.tail, fact.head, fact.at, fact.status, "stated", fact.rule)


def _pairs(
    kind: str, heads: list[Span], tails: list[Span], source: Abstract, match: re.Match[str]
) -> Iterator[tuple[Span, Span]]:
    """Yield every head with every tail; 分别 deals one side of it out, and what stands on the other is shared.

    A分别与B、C共建X、Y: A with both, B with X, C with Y. A、B分别与C共建X、Y: A with X, B with Y, C with both. A与B、C分别签约，
    共建X、Y: as the first.
    """
    apart = source.text.find("分别", max(0, match.start() - 4), match.end())  # 宜宾市分别同|A、B共建X、Y
    if apart < 0 or len(tails) < 2 or len(heads) < 2:
        yield from ((head, tail) for head in heads for tail in tails)
        return
    first = {span.start for span in source.between(match.start(), apart)}
    sides = ([h for h in heads if (h.start in first) == before] for before in (True, False))
    for side in [side for side in sides if side]:
        if len(side) == len(tails):
            yield from zip(side, tails, strict=True)
        elif len(side) == 1:
            yield from ((side[0], tail) for tail in tails)
        elif (
            kind == "CO_BUILDS"
            and len(side) == len(tails) + 1
            and _WITH.match(source.text, _index(source, side[0]) + 1)
        ):
            yield from ((side[0], tail) for tail in tails)
            yield from zip(side[1:], tails, strict=True)
        else:
            return  # which of them is whose is not said
