"""Companies that only what stands around them tells.

A list that a word for companies closes (云账户、身边云、桔子数科等平台经济企业), or that holds known ones, and a party named by
what it does (由南南铝业牵头).
"""

import re
from functools import cache

import rjieba

from .coordination import members_before
from .left import skip_leading
from .lexicon import any_of, word_lists
from .scan import Scan
from .spans import Cover, Span

# What closes the list says that its members are companies.
_CLOSED = re.compile(
    r"等(?:一批|\d+(?:多|余)?家|[一二两三四五六七八九十]+家)?[^，。；、等\n的]{0,8}?(?:企业|公司|厂商|外企|央企|国企|独角兽)"
    r"(?![研技创管主协家科所标自用职人单])"
)
_AMONG = re.compile("等(?!级|于|候|额|值|离子)")
# Who leads, or builds with others, is a party. A pattern whose alternatives begin with words is searched for fast.
_PARTY = r"(?:由|与|同|和|联合|会同|携手|支持)(?P<name>(?P<stem>[\u4e00-\u9fff]{{2,3}})(?:{0}))(?=牵头|共建|合建|合作|联合|携手|承建|独家|出资|投资|签|共同)"
_NO_COMPANY = re.compile(
    "(?:企业|公司|产业|行业|业|型|类|性|化|级|项目|产品|技术|领域|装备|材料|措施|政策|机构|单位|院|校|所)$"
)
_SEAT = re.compile("(?:区域)?总部$")
_SHORTEST, _LONGEST = 3, 8
_WORD_TAGS = ("n", "v", "vn", "a", "b", "d", "s")


def listed_companies(scan: Scan, cover: Cover) -> list[Span]:
    """Return the companies that lists tell; where a member of a list looks like none, the list gives nothing.

    >>> from kechuang.loaders.scan import scan
    >>> text = "云账户、身边云、桔子数科等平台经济企业快速增长"
    >>> [span.name for span in listed_companies(scan(text), Cover(len(text)))]
    ['云账户', '身边云', '桔子数科']
    """
    found: list[Span] = []
    for pattern, told in ((_CLOSED, True), (_AMONG, False)):
        for closed in pattern.finditer(scan.text):
            members = [_trimmed(scan, *member) for member in members_before(scan, closed.start())]
            unread = [(begin, end) for begin, end in members if scan.known_at(begin) is None and cover.free(begin, end)]
            companies = sum(_is_company(scan, *member) for member in members)
            enough = len(members) > 1 if told else companies > 1 and companies >= len(unread)
            if enough and all(_may_be_company(scan, cover, *member) for member in members):
                found += [Span(begin, end, "Company", scan.text[begin:end], "listed") for begin, end in unread]
    return found


def party_companies(scan: Scan, cover: Cover) -> list[Span]:
    """Return the parties that a name of no dictionary word and what they do tell to be companies.

    >>> from kechuang.loaders.scan import scan
    >>> text = "由南南铝业牵头建设"
    >>> [span.name for span in party_companies(scan(text), Cover(len(text)))]
    ['南南铝业']
    """
    return [
        Span(*match.span("name"), "Company", match["name"], "party")
        for match in _party().finditer(scan.text)
        if cover.free(*match.span("name"))
        and not scan.roles[slice(*match.span("name"))].strip("n")
        and not _is_word(match["stem"])
        and any_of("generic").search(match["stem"]) is None
    ]


@cache
def _party() -> re.Pattern[str]:
    return re.compile(_PARTY.format("|".join(word_lists()["businesses"])))


def _is_word(stem: str) -> bool:
    """Tell whether the tagger takes all of it for an ordinary word."""
    first, tag = rjieba.tag(stem)[0]
    return first == stem and tag in _WORD_TAGS


def _is_company(scan: Scan, begin: int, end: int) -> bool:
    known = scan.known_at(begin)
    return known is not None and known.type == "Company" and known.end == end


def _trimmed(scan: Scan, begin: int, end: int) -> tuple[int, int]:
    """Return a member without the verb that governs the list and without its seat: 促进|诺和诺德, 中资信创|总部."""
    known = next((k for k in scan.known_within(begin, end) if k.end == end and k.type == "Company"), None)
    if known is not None:
        return known.start, end
    start = skip_leading(scan.text, begin, end, "leading_praise")
    seat = _SEAT.search(scan.text, start, end)
    end = seat.start() if seat else end
    verb = any_of("leading_verbs").match(scan.text, start, end)
    return (verb.end() if verb and end - verb.end() >= _SHORTEST else start), end


def _may_be_company(scan: Scan, cover: Cover, begin: int, end: int) -> bool:
    """Tell whether a member is a company that is known, found already, or named by no word of the dictionary."""
    known = scan.known_at(begin)
    if not cover.free(begin, end) or (known is not None and known.end == end):
        return known is None or known.type == "Company"
    name = scan.text[begin:end]
    return (
        _SHORTEST <= len(name) <= _LONGEST
        and not scan.roles[begin:end].strip("niP-b")
        and not _NO_COMPANY.search(name)
        and not rjieba.has_word(name)
        and any_of("generic").fullmatch(name) is None
    )
