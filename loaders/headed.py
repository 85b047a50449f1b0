"""Names that a head word ends: found at the head, bounded to the left, and told from classes."""

import re

from .left import name_start, skip_leading
from .lexicon import Head, any_of, false_heads, head_endings
from .scan import Known, Scan
from .spans import Span
from .specific import is_specific

_COUNT_BEFORE = re.compile(
    r"[约近超共达]{0,2}(?:\d[\d.]*[—\-~至]?\d*|[一二两三四五六七八九十百]+|若干|多)(?:多|余)?[家个所项座条支批]"
)
_TRIGGERS = re.compile("实施好?|开展")
_DRAFTED = re.compile("实施好?|开展|制定|制订|编制|出台|起草|印发|修订")
_NOT_INSIDE = re.compile(r"的|等(?![教院学级])|一批|\d+项|系列|若干|支持|(?:工程|计划|专项|行动|项目)[和与、]")
_BEFORE_QUOTE = re.compile("(?:省级|国家级|省|国家|市)(?=“)")
_WITH = re.compile("同(?![步位济方源质类心])")
_JOINING = re.compile("[与和及]|联合")
_DONE_BY_TWO = re.compile(
    "(?:拟|将|正|已|在[^，。；]{2,8})?(?:共同|合作|联手)?(?:共建|合建|共创|建设|组建|打造|成立|设立|创办|构建|搭建|牵头|承担|申报|研发|研制|攻关|开展|实施|签|发布|举办|完成|突破|推出)"
)
# 江城实验室服务|国家存储器基地
_SERVING = re.compile("(?:实验室|研究院|研究所|大学|集团|公司)(?:服务|支撑|引领|带动|保障|对接)")
_YEAR = re.compile(
    r"\d[\d.]*(?:千|百|万|亿)+元(?:的)?|\d{4}年(?:度|的)?(?=[^—\-])|“?十[一二三四五六七]五”?(?:起为?|时期|期间|以来)的?"
)
_TRAILING = re.compile(r"[（(][^（()）\n，。；]{1,14}[）)]")
_PERIOD = re.compile(r"[“\"]?十[一二三四五六]五[”\"]?|\d{4}\s*[—\-－–~至]+\s*\d{4}\s*年|\d{4}年?")


def headed_name(scan: Scan, head: Head, at: int, stop: int, taken: int) -> Span | None:
    """Return the name that the head word at `at` ends, or None where it ends a class or nothing.

    The head must be one that may end a name (`may_end_name`). `taken` is where the mention before it ends, which may be
    joined with it: 河北省科技厅|与雄安新区管委会.
    """
    text = scan.text
    quoted = _quoted_start(scan, at, stop)
    programme = head.type == "Programme"
    leading = "leading" if programme else "leading_praise"
    begin = quoted or skip_leading(
        text,
        name_start(scan, at, stop, over="bB" if programme else "b" if head.type in _HOLD_VERBS else ""),
        at,
        leading,
    )
    if begin < taken < at and (joining := _JOINING.match(text, taken)):
        begin = joining.end()
    if head.type == "Platform" and not quoted:
        begin = _from_national(scan, begin, stop)
    if begin == at and head.type not in ("Programme", "Laboratory"):
        return None
    if head.type in _HOLD_VERBS and not quoted:
        begin = _after_governing(scan, begin, at)
    if head.word == "新区" and text.startswith("环", begin):
        begin += 1
    counted = _COUNT_BEFORE.match(text, begin, at)
    if counted:
        begin = skip_leading(text, counted.end(), at, leading)
    if head.type == "Programme" and not quoted:
        begin = _from_quotation(scan, skip_leading(text, _after_trigger(scan, begin, at), at, "leading"), at)
    begin = _after_list(text, begin, at)
    if text[begin] == "原" and text[begin - 1 : begin] in ("由", "在", "将"):
        begin += 1  # 由原|煤转化国家重点实验室
    if text[begin] in "和与及" and text.endswith(head_endings(), 0, begin):
        begin += 1
    if (serving := _SERVING.search(text, begin, at)) is not None:
        begin = serving.end()
    joint = text.rfind("省部共建", max(0, at - 34), begin)
    if (
        joint >= 0
        and head.type == "Laboratory"
        and not set(scan.roles[joint:at]) & set("dlo")
        and at - joint > len("省部共建国家重点")
    ):
        begin = joint
    begin = quoted or _after_class_word(text, _from_organisation(scan, begin, at), at)
    if head.type != "Programme" and not quoted:
        begin = _after_leading_verb(scan, begin, at)
    same = text.rfind(head.word, begin, at)
    after = same + len(head.word)
    # 中山大学附属第一医院|广西医院: only a place between, it is a branch.
    if same >= 0 and head.type != "Programme" and scan.roles[same] != "O" and scan.roles[after:at].strip("P"):
        begin = after
    begin = _after_partner(scan, head, begin, at, stop)
    if scan.roles[begin] == "P" and head.type in ("Programme", "Platform") and text.endswith("面向", 0, begin):
        begin -= 2  # 面向东盟科技创新合作区
    if (
        head.type == "Place"
        and not set("()") & set(scan.roles[begin:at])
        and scan.roles[begin] != "P"
        and text[begin] not in "环泛"
    ):
        first = scan.roles.find("P", begin, at)
        begin = first if first - begin > 2 else begin  # 浏阳河畔|芙蓉区隆平新区
    modifiers = text[begin:at]
    holder = _holder(scan, head, begin, at)
    if holder is not None:
        kind = modifiers + head.word
        rule = f"held:{head.word}"
        return Span(begin, stop, head.type, holder + kind, rule, [kind], head=head.word, head_start=at)
    if not modifiers or not is_specific(scan, head, begin, at, stop, bool(counted)):
        return None
    end = stop + _trailing_bracket(scan, stop, modifiers.startswith("国家"))
    return Span(begin, end, head.type, text[begin:end], f"head:{head.word}", head=head.word, head_start=at)


def _after_governing(scan: Scan, begin: int, at: int) -> int:
    """Return where the name begins without verbs that govern it: those that open it or stand before a place or organisation.

    Others stand inside it: 海河脑机|接口|研究院.
    """
    for run in _VERBS.finditer(scan.roles, begin, at):
        governs = scan.roles[run.end() : run.end() + 1] in ("P", "O") or any_of("leading_verbs").search(
            scan.text, *run.span()
        )
        begin = run.end() if governs and run.end() < at else begin
    while begin < at and scan.roles[begin] == "b":
        begin += 1
    return begin


def _after_partner(scan: Scan, head: Head, begin: int, at: int, stop: int) -> int:
    """Return where a name begins without the partner that 联合 joins it with: 云南大学|联合|曼德勒大学, and no name of two.

    A laboratory or centre may be joint itself (浙江大学联合创新中心, 清华大学联合量子计算实验室): it is a partner where it
    begins as a name does, or goes on to what two do.
    """
    if head.type == "Programme":
        return begin
    for with_ in _WITH.finditer(scan.text, begin, at - 1):
        if scan.roles[with_.start()] not in "PO" and _ends_party(scan, with_.start()):
            begin = with_.end()  # 浙江大学|同|鹏城实验室
    joined = scan.text.rfind("联合", begin, at - 2)
    if not _ends_party(scan, joined):
        return begin
    named = scan.roles[joined + 2] in "PO" or scan.text.startswith("国家", joined + 2)
    themed = any_of("generic").sub("", scan.text[joined + 2 : at]) != ""
    if head.type in ("University", "Company") or named or (themed and _DONE_BY_TWO.match(scan.text, stop)):
        return joined + 2
    return begin


def _ends_party(scan: Scan, at: int) -> bool:
    """Tell whether a place or the name of an organisation ends at a position."""
    return at > 0 and (scan.roles[at - 1] in "PO" or scan.text.endswith(head_endings(), 0, at))


def _of_zone(text: str, at: int) -> bool:
    """Tell whether only words of a class stand between a zone and the head of its part: 示范区科技示范核心|片区."""
    zone = _ZONE.search(text, max(0, at - 14), at)
    return zone is not None and (zone.end() == at or any_of("generic").fullmatch(text, zone.end(), at) is not None)


def _from_national(scan: Scan, begin: int, stop: int) -> int:
    """Return where a name begins whose field the tagger takes for a verb, right after 国家: 国家|超导|技术创新中心."""
    verb = begin
    while scan.roles[verb - 1 : verb] == "b":
        verb -= 1
    return name_start(scan, verb, stop, over="") if verb < begin and scan.text.endswith("国家", 0, verb) else begin


def may_end_name(scan: Scan, head: Head, at: int, stop: int) -> bool:
    """Tell whether a head word is a head here: not inside an organisation, not a modifier, not part of 主体工程."""
    text, known = scan.text, scan.known_at(at)
    return not (
        text.startswith(head.not_before, stop)
        or "O" in scan.roles[at:stop]
        or (
            known is not None
            and (known.type != "Place" or (head.type == "Platform" and known.start < at))
            and known.end >= stop
        )
        or text.endswith(false_heads().get(head.word, ()), 0, stop)
        or (head.word in _PARTS and _of_zone(text, at))
        or (head.word == "基地" and text.endswith("总部", 0, at) and text.endswith(head_endings(), 0, at - 2))
        or text.startswith(("+", "＋"), stop)
        or (head.type == "Programme" and _OF_FIELDS.match(text, stop) is not None)
        or (
            text.startswith("—", stop)
            and scan.roles.rfind("o", max(0, at - 20), at) > scan.roles.rfind("e", max(0, at - 20), at)
        )
    )


def _quoted_start(scan: Scan, at: int, stop: int) -> int:
    """Return where a name begins that quotation marks wrap whole (“共同成长计划”), or 0."""
    if scan.roles[stop : stop + 1] != "e":
        return 0
    opened = scan.roles.rfind("o", max(0, at - 20), at)
    return 0 if opened < 0 or scan.roles[opened + 1 : at].strip("nbBPOi-c") else opened + 1


_OTHER_NAMES = ("实验室", "研究院", "研究所", "大学", "学院", "走廊")
# 建设深部工程、海洋工程、核技术等领域科技设施: fields, not programmes.
_OF_FIELDS = re.compile(r"(?:[、和][^，。；、]{1,8}){0,5}等(?:重点)?(?:领域|方面|方向|学科|专业)")
# The core of a zone is no thing of its own: 郑洛新国家自主创新示范区|核心区.
_PARTS = frozenset({"核心区", "园区", "片区", "集聚区", "聚集区", "平台", "主园区"})
_ZONE = re.compile("(?:示范区|高新区|走廊|科学城|科技城)(?=.{0,8}$)")
_HOLD_VERBS = frozenset({"Laboratory", "ResearchInstitute"})
_VERBS = re.compile("b+")
_OF_FIELD = ("示范区", "试验区", "先导区", "先行区", "集聚区")
_HELD = (*_OF_FIELD, "实验区", "经开区", "国家科学中心")
_HOLDING = re.compile(
    r"(?:(?:作为|是)?(?:全国|全省|国内)?(?:首个|首批|第一个|唯一)|获(?:国务院|科技部|国家)?(?:正式)?(?:批准|批复|同意))?(?:建设|创建|争创|获批建设|获批|打造|升级为|升级|申建|建成)(?:为)?$"
)


def _holder(scan: Scan, head: Head, begin: int, at: int) -> str | None:
    """Return who holds a zone that the text names by its class: 宁波 in 支持宁波争创国家…试验区; of a list the first.

    A place, or what builds on its own ground (中关村科学城建设人工智能集聚区); a class that is not the nation's must say a field.
    """
    if not head.word.endswith(_HELD):
        return None
    if scan.text.endswith("国家级", 0, begin):
        begin -= 3
    national = scan.text.startswith(("国家", "综合性国家"), begin)
    if not national and not _says_field(scan, head, begin, at):
        return None
    verb = _HOLDING.search(scan.text, max(0, begin - 14), begin)
    if not verb:
        return None
    end = verb.start()
    for word in ("国家高新区", "高新区", "科学城", "科技城", "工业园区", "产业园区", "工业园", "开发区", "经开区", ""):
        if scan.text.endswith(word, 0, end):
            known = scan.known_at(end - len(word) - 1)
            if known is None or known.end != end - len(word):
                continue
            if known.type == "Place":
                return _first_of_list(scan, known).entries[0].name
            if known.type == "HighTechZone":
                return scan.text[known.start : end]
    return None


def _says_field(scan: Scan, head: Head, begin: int, at: int) -> bool:
    """Tell whether the words before a class of zones say what it is for: 工业设计集聚区, but not 高质量发展先行区."""
    modifiers = scan.text[begin:at]
    if not head.word.endswith(_OF_FIELD) or scan.roles[begin:at].strip("nb") or any_of("off_domain").search(modifiers):
        return False
    return any_of("fields").search(modifiers) is not None or any_of("generic").sub("", modifiers) != ""


def _first_of_list(scan: Scan, last: Known) -> Known:
    """Return the first place of the list that ends with `last`: 杭州 in 杭州、德清."""
    while scan.roles[last.start - 1 : last.start] == "l":
        before = scan.known_at(last.start - 2)
        if before is None or before.type != "Place" or before.end != last.start - 1:
            break
        last = before
    return last


def _after_trigger(scan: Scan, begin: int, at: int) -> int:
    """Return where a programme's name begins when 实施 or 开展 opens it, whatever verbs it holds (创新生态争创一流工程)."""
    clause = max(scan.roles.rfind(role, max(0, at - 32), begin) for role in "dloeT(") + 1
    opens = _DRAFTED if text_of_plan(scan, at) else _TRIGGERS
    triggers = list(opens.finditer(scan.text, max(clause, at - 32), begin))
    if not triggers or _NOT_INSIDE.search(scan.text, triggers[-1].end(), begin):
        return begin
    opened = triggers[-1].end()
    drafting = any_of("drafting").match(scan.text, opened, begin) if text_of_plan(scan, at) else None
    return drafting.end() if drafting else opened


def text_of_plan(scan: Scan, at: int) -> bool:
    """Tell whether the head at `at` names a document that is drafted: 行动方案, 行动计划, 规划."""
    return scan.text.startswith(("行动方案", "行动计划", "规划", "三年行动"), at)


def _from_quotation(scan: Scan, begin: int, at: int) -> int:
    """Return where a programme's name begins that a quotation opens.

    What it is for stands before it and is no part of it (深化科技型企业|“双倍增”行动), but for the name that 实施 opens, a
    period, and what holds a place or an organisation.
    """
    opened = scan.roles.find("o", begin, at)
    if opened <= begin or "e" not in scan.roles[opened:at]:
        return begin
    prefix = scan.roles[begin:opened]
    opened_by_trigger = scan.text.endswith(("实施", "开展", "新一轮"), 0, begin) and "c" not in prefix
    period = _PERIOD.match(scan.text, opened)
    return begin if opened_by_trigger or period or set(prefix) & set("PO-") else opened


def _after_list(text: str, begin: int, at: int) -> int:
    """Return where the name begins without a list of other names that 等 closes: 舟山海洋科技城等|各市县…基地."""
    closed = text.rfind("等", begin, at)
    return closed + 1 if closed > begin and text.endswith(head_endings(), begin, closed) else begin


def _after_class_word(text: str, begin: int, at: int) -> int:
    """Return where the name begins without 省 or 国家 before a quotation, or a year before the rest."""
    match = _BEFORE_QUOTE.match(text, begin, at) or _YEAR.match(text, begin, at)
    return match.end() if match else begin


def _after_leading_verb(scan: Scan, begin: int, at: int) -> int:
    """Return where the name begins without a verb that governs it, one that other names hold: 培育|人工智能陕西实验室."""
    match = any_of("leading_verbs").match(scan.text, begin, at)
    return match.end() if match and not scan.text.startswith("加速器", begin) else begin


def _from_organisation(scan: Scan, begin: int, at: int) -> int:
    """Return where the name begins when an organisation stands in it: there, unless only a place is before."""
    first = scan.roles.find("O", begin, at)
    known = scan.known_at(first) if first >= 0 else None
    if known is not None and known.type in ("Company", "Programme") and scan.roles[known.end] == "o":
        return known.end
    if first < 0 or not scan.roles[begin:first].strip("P-(") or scan.roles[first - 1] in "-(":
        return begin
    if known is not None and known.type == "Agency" and scan.text.startswith("重点实验室", known.end):
        return begin  # 三峡库区生态环境教育部|重点实验室: whose class it is
    return first if "e" not in scan.roles[begin:first] else begin


def _is_field(bracketed: str) -> bool:
    """Tell whether a bracket says a field (深海, 医疗) and not a stage or a share."""
    return not bracketed.endswith(("期", "筹", "试行", "批", "修订", "部分", "名单", "组织", "单位"))


def _trailing_bracket(scan: Scan, stop: int, national: bool) -> int:
    """Return the length of a bracket after the head that belongs to the name: a place, a period, of a national one a field."""
    match = _TRAILING.match(scan.text, stop)
    if not match or match.group()[1:].startswith(("原", "简称", "以下", "下称", "含", "即", "又称", "前身", "附")):
        return 0
    if match.group()[1:-1].endswith(_OTHER_NAMES):
        return 0  # 湖畔实验室（数据科学与应用浙江省实验室）
    inside = scan.roles[stop + 1 : match.end() - 1]
    field = national and 2 <= len(inside) <= 6 and not inside.strip("n") and _is_field(match.group()[1:-1])
    if field or "P" in inside or _PERIOD.fullmatch(match.group()[1:-1]):
        return len(match.group())
    return 0
