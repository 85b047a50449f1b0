"""Where a name begins: the walk from its head word to the left."""

import re

from .lexicon import any_of, head_words
from .scan import Scan

_LONGEST = 60
_BRACKETED = 18
_QUOTED = 40
# What a bracket begins with that is no part of a name: 西部（重庆）科学城（以下简称科学城）核心区.
_ASIDES = ("原", "以下", "下称", "简称", "统称")
# Verbs that are nouns right before the head of a programme: 创新人才推进计划.
_NOMINAL = re.compile(
    "建设|支持|推进|支撑|提升|优化|培育|扶持|促进|引进|更新|改造|升级|强化|拓展|深化|完善|落地|保障|服务|壮大|扩大|组织|引导"
)


def name_start(scan: Scan, head: int, end: int, over: str) -> int:
    """Return where the name begins whose head word starts at `head` and ends at `end`.

    `over` lists the roles of verbs that the walk may pass: `b`, those that only the tagger knows, which laboratories and
    programmes hold (攻坚突破工程), and `B`, those right before the head of a programme (“双一流”建设突破计划).
    """
    roles, text = scan.roles, scan.text
    at, floor = head, max(0, head - _LONGEST)
    while at > floor:
        role = roles[at - 1]
        if role in "niPO-" or (role == "b" and "b" in over):
            at -= 1
        elif role == ")":
            opened = _opening(roles, at - 1, "(", _BRACKETED)
            if opened <= 0 or roles[opened - 1] not in "nPOie" or text.startswith(_ASIDES, opened + 1):
                break
            at = opened
        elif role == "e":
            opened = _opening(roles, at - 1, "o", _QUOTED, "B" in over and at == head)
            if opened < 0:
                break
            at = opened
            if at and roles[at - 1] in "el":
                break
        elif role == "c":
            if not _conjunction_inside(scan, at - 1, end, over):
                break
            at -= 1
        elif (
            role == "B"
            and "B" in over
            and head - at <= 2
            and roles[at - 3] in "niPO)e"
            and _NOMINAL.search(text, at - 2, at)
        ):
            at -= 2
        else:
            break
    while at < head and roles[at] in "-c":
        at += 1
    return at


def _opening(roles: str, closed: int, opener: str, reach: int, over_commas: bool = False) -> int:
    """Return where the bracket or quotation that closes at `closed` opens, or -1; no other may stand between."""
    opened = roles.rfind(opener, max(0, closed - reach), closed)
    if (
        opened < 0
        or roles[closed] in roles[opened + 1 : closed]
        or ("d" in roles[opened + 1 : closed] and not over_commas)
    ):
        return -1
    return opened


def _conjunction_inside(scan: Scan, at: int, end: int, over: str) -> bool:
    """Tell whether the 与, 和 or 及 at `at` stands inside a name (媒体融合与传播国家重点实验室), not between two."""
    roles, text = scan.roles, scan.text
    before = roles[at - 1] if at else "d"
    if before in "PO":
        known = scan.known_at(at - 1)
        both_places = known is not None and known.type == "Place" and roles[at + 1 : at + 2] == "P"
        return both_places and text[:end].endswith(("示范区", "合作区", "试验区"))
    if (
        before not in "ni-" + over.replace("B", "")
        or text.endswith(("项目", "大会", "论坛", "仪式"), 0, at)
        or (text[at] == "和" and roles[at + 1] == "P")
        or (roles[at + 1] == "o" and at - text.rfind("“", 0, at) > 20)
    ):
        return False
    return not any(text[at - length : at] in head_words() for length in range(2, 7))


def skip_leading(text: str, start: int, end: int, words: str) -> int:
    """Return `start` moved past leading words that are no part of a name: those of the lists `leading` and `words`."""
    at = start
    while True:
        match = any_of("leading").match(text, at, end) or any_of(words).match(text, at, end)
        if match is None or match.end() >= end:
            return at
        at = match.end()
