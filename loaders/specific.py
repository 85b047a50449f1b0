"""Names told from classes: whether the words before a head word make a name of one thing."""

import re

import rjieba

from .coordination import class_words_start
from .lexicon import Head, any_of
from .scan import Scan

_COUNT_AFTER = re.compile(r"[约近超共达累计]{0,2}\d[\d.]*[—\-~至]?\d*(?:多|余)?[家个所项座条支批]")
_CLASS_OF = re.compile(r"领域|方向|方面|等(?![教院学级])|类$|(?<!升)级$|系列$")
_CLASSES = re.compile("重点|技术创新|工程研究|工程技术|制造业创新|产业创新|概念验证|中试|公共|企业|级")
_CLASS_CONTEXT = re.compile(
    "认定|评估|备案|管理|项目(?!建设)|组建(?=[方工管与和及办指标申])|申报|建设与|名单|等级|考核"
)
# 十大标志性工程, 八大工程, “1+7”重大平台: a number that counts members, not a name.
_ENUMERATED = re.compile(
    r"[“\"]?(?:[一二两三四五六七八九十百]+|\d+)(?:大|项|个|类|[+＋×]\d+[”\"]?|(?<=[“\"]\d\d\d)[”\"])"
)
_COUNTED_CLASS = re.compile(r"(?:[一二两三四五六七八九十]+|\d+)(?:大|个|家|条|座|类)$")
# 怀柔综合性国家科学中心|29个科技设施
_COUNTED_INSIDE = re.compile(r"[\u4e00-\u9fff][\d.]+(?:多|余)?[家个项座条所]")
# 工程(技术)中心
_BRACKETED_CLASS = re.compile(r"[（(]([\u4e00-\u9fff]{2,4})[）)]")
_COUNTED_OWNERS = re.compile(r"[一二两三四五六七八九十各]+[校院所家]")
_LEVEL_END = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:国家级|省级|市级)$")
_COUNTED_PARTS = re.compile(r"(?:[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}){2,}")
_KEY = re.compile(r"(.{3,})(?:国家|全国)重点$")
# 安排20亿元|专项经费: a sum, not a name.
_SUM = re.compile(r"\d(?:千|百|万|亿)*元(?:规模)?")
# 争取煤炭清洁利用基地|在陕布局: what is to stand somewhere is one thing.
_SET_SOMEWHERE = re.compile("在[\u4e00-\u9fff]{1,5}(?:布局|落户|落地)")
_BUILT_TOGETHER = re.compile(
    "(?:共建|共创|共同(?:建设|组建|打造|成立)|(?:联合|合作)(?:建设|组建|共建|打造|成立)"
    "|(?:联合|携手|会同|与)[^，。；]{2,30}(?:组建|成立|设立|创办))了?$"
)
_FIRST = re.compile("首[套个条台座家批]")
# 河南省重大科技专项: what each province has one of.
_OF_PROVINCES = frozenset({"重大科技专项", "科技重大专项", "重大专项"})
# 岳麓山实验室|公共平台: what every laboratory has.
_OF_EVERY = re.compile(
    "(?:实验室|研究院|大学|学院|医院|公司|集团)(?:公共|共享|开放|技术|服务|科研|创新|仪器|测试|大型仪器)*$"
)
# “四区”包括新经济活力区、生命科学创新区: what a layout counts is named.
_LAID_OUT = re.compile("“[一二三四五六七八九十多][\u4e00-\u9fff]{1,2}”(?:包括|包含|为|即|是|指)[^，。；]*$")
_ZONES = ("高新区", "开发区", "新区", "园区", "经开区", "科学城", "科技城")
_PARTIES = re.compile("[双两三四五六各][方地校家市省]$|(?:财政|政府)$")
# 怀柔实验室山西研究院合作|专项
_WITH_ORGANISATION = re.compile("(?:实验室|研究院|研究所|大学|学院)合作$")
_HAVING = re.compile("[各现拥]有")
# 轨道交通产业示范区: an industry, no works
_INDUSTRY = re.compile("轨道交通(?=产业|装备|车辆|技术|创新)")
_BUILDING_OF = re.compile("(?:实验室|研究院|研究所|大学|学院|中心)(?:二期|一期)?(?:建设|运行)$")
_THAT = re.compile("[该此]$")
# 企业类全国|重点实验室, 草业领域国家级创新|平台
_OF_KIND = re.compile("类(?:全国|国家|省|市)?(?:级)?(?:重点)?$|领域(?:国家|省|市)级(?:科技|创新|研发|科研)*$")
# 世界最深暗物质实验室: what a thing is, before its name.
_SUPERLATIVE = re.compile("(?:世界|全球|全国|国内|我国|亚洲|全省|全市|西部|中部|东部)(?:最|首|唯一)")
# 入选国家首批|生物制造中试平台: one of a class.
_APPOINTED = re.compile(
    "(?:首|第[一二三四五六七八九十])批$|(?:认定|命名|备案|确定)[^，。；]*(?:[家个]|等)[^，。；]{0,4}为$"
)
_BATCH = re.compile("(?:首|第[一二三四五六七八九十])批$")
# With a place alone these are classes of it: 大湾区先进制造基地.
_LOCAL_CLASSES = frozenset({"基地", "集群", "平台", "共同体", "创新共同体", "联盟", "设施", "基础设施"})
# A province has many of them: 山西省开发区.
_CLASSES_OF_PROVINCE = frozenset({"开发区", "经开区", "园区", "产业园", "产业园区", "工业园", "工业园区"})
# Regions of several cities or provinces; the laboratories and zones of one are a class.
_LARGE = re.compile("[东西南北中]部?$|三角|湾区|津冀|渝")
_PERIOD_ONLY = re.compile(r"“?十[一二三四五六七]五”?")
_ZONE_THEN_CLASS = re.compile("示范区|高新区|走廊|科学城|科技城|科创城")
_WHOLE_CHAIN = re.compile("全(?:链条|流程|要素|周期|生命周期)")
_RANKED = re.compile("“?(?:一号|1号|头号)")
_GATHERED = re.compile("集聚$|聚集$|入驻$")
# “众创空间+孵化器+产业园”: a chain of classes in one quotation.
_CHAIN = re.compile(r"[“\"][^”\"]*[\u4e00-\u9fff][+＋—－\-][\u4e00-\u9fff][^”\"]*[”\"]")


def is_specific(scan: Scan, head: Head, begin: int, at: int, stop: int, counted: bool) -> bool:
    """Tell whether the modifiers before a head make a name of one thing rather than of a class."""
    text, roles = scan.text, scan.roles[begin:at]
    modifiers = text[begin:at]
    quoted = scan.roles[begin - 1 : begin] == "o" and scan.roles[stop : stop + 1] == "e"
    proper = "P" in roles or "O" in roles or "e" in roles or quoted
    if _BRACKETED_CLASS.search(modifiers) and any_of("generic").fullmatch(_BRACKETED_CLASS.sub(r"\1", modifiers)):
        return False
    if (
        _COUNTED_CLASS.search(modifiers)
        or _COUNTED_INSIDE.search(modifiers)
        or _COUNTED_OWNERS.fullmatch(modifiers)
        or (quoted and _is_chain(modifiers + head.word))
    ):
        return False
    classed = _CLASS_OF.search(
        _LEVEL_END.sub("", modifiers) if head.type in ("Laboratory", "HighTechZone") else modifiers
    )
    if (
        not proper
        and not (head.type == "Programme" and modifiers.startswith("国家"))
        and (counted or _COUNT_AFTER.match(text, stop) or classed)
    ):
        return False
    if not _is_plausible(scan, head, begin, at, quoted):
        return False
    off_domain = (
        (head.type == "Programme" and not modifiers.endswith("联合"))
        or (head.type == "Platform" and not modifiers.startswith("国家"))
    ) and any_of("off_domain").search(_INDUSTRY.sub("", modifiers) + head.word)
    if off_domain or ("P" not in roles and _CHAIN.search(text, begin, at)):
        return False
    enumerated = _ENUMERATED.match(modifiers)
    kind = "programme_generic" if head.type == "Programme" else "generic"
    if (
        enumerated
        and not (kind == "programme_generic" and ("e" in roles or (quoted and at - begin > 4)))
        and any_of(kind).fullmatch("重大" + modifiers[enumerated.end() :])
    ):
        return False
    if head.type == "Programme":
        owner = scan.known_at(begin)
        owned = (
            not roles.strip("PO")
            and owner is not None
            and owner.type != "Programme"
            and not (head.word in _OF_PROVINCES and text[at - 1] in "省市区")
        )
        if owned or (head.word == "规划" and "c" in roles and not proper):
            return False  # 鄂州规划, 阿里巴巴集团计划, 师资引进和校园规划
        if head.word == "专项资金" and modifiers[0] in "省市" and len(modifiers) > 4 and modifiers[1] != "级":
            return True  # 省科技成果转化专项资金
        return _is_programme(modifiers) and not (head.word == "专项" and modifiers.endswith("计划"))
    if head.needs == "quoted":
        return proper
    if head.needs == "org":
        return "O" in roles
    if head.needs == "sited":
        if head.type == "Agency" and len(modifiers) > 3 and modifiers.endswith(_ZONES):
            return True  # 火炬高新区管委会
        return _of_named_parties(scan, begin - quoted) or (
            "区域" not in modifiers
            and ("P" in roles or "O" in roles or (head.type == "Agency" and modifiers[0] in "省市"))
        )
    if counted and head.type == "Platform" and not {"P", "O"} & set(roles):
        return False
    if head.type == "Laboratory" and modifiers.startswith("省部共建") and len(modifiers) > len("省部共建国家重点"):
        return True
    theme = text[begin : max(begin, class_words_start(text, at))]
    if head.type == "Laboratory" and (key := _KEY.match(modifiers)) and roles[: key.end(1)].strip("P"):
        return not any_of("generic").fullmatch(key.group(1))
    known = scan.known_at(begin)
    if head.type == "Platform" and known is not None and known.type in ("Platform", "HighTechZone") and known.end < at:
        return True
    if modifiers[0] in "省市" and modifiers[1:2] not in ("部", "级") and not counted:
        return _is_official(head, modifiers)
    if modifiers.startswith(("中国", "全国", "全球")) and len(modifiers) >= 6 and head.needs == "theme":
        return True
    middle = modifiers.find("国家")
    if middle >= 4 and head.needs in ("theme", "facility"):
        return True
    if head.type == "Platform" and at - begin > 2 and _LAID_OUT.search(text, max(0, begin - 60), begin):
        return True
    if head.type == "Company" and "P" in roles and roles.strip("P"):
        return True
    if not theme:
        return len(modifiers) >= 4 and any_of("fields").search(modifiers) is not None and _of_named_parties(scan, begin)
    if theme.endswith("性") and not theme.endswith("多样性") and not proper:
        return False
    if "P" in roles and not theme_beyond_place(scan, begin, begin + len(theme)):
        return _is_official_of_place(scan, head, begin, at, stop)
    proper = proper or looks_proper(theme)
    if head.type == "Platform" and not (proper or modifiers.startswith("国家")) and ("和" in theme or "及" in theme):
        return False
    national = "国家" in modifiers or "全国" in modifiers or text.endswith("国家级", 0, begin)
    match head.needs:
        case "specific":
            return len(theme) >= 2
        case "theme":
            long = len(theme) >= 2 and len(modifiers) >= 6
            return (
                proper
                or len(theme) >= head.theme
                or long
                or (len(theme) >= 2 and (national or _of_named_parties(scan, begin)))
            )
        case "facility":
            based = text[stop - 2 : stop] in ("基地", "集群")
            return (
                proper
                or (based and (national or _SET_SOMEWHERE.match(text, stop)) and len(theme) >= 4)
                or (not based and (national or len(theme) >= _facility_theme(head)))
            )
        case _:
            return proper or len(theme) >= (4 if head.word in ("公园", "街区", "小镇") else 5)


def _of_named_parties(scan: Scan, begin: int) -> bool:
    """Tell whether two named parties build it together: what 贵州科学院与贵阳高新区共建 is one thing, whatever its field."""
    built = _BUILT_TOGETHER.search(scan.text, max(0, begin - 40), begin)
    if built is None:
        return False
    clause = scan.roles.rfind("d", 0, built.start()) + 1
    parties = scan.known_within(clause, begin)
    return len(parties) > 1 and any(party.type != "Place" for party in parties)


def _is_plausible(scan: Scan, head: Head, begin: int, at: int, quoted: bool) -> bool:
    """Tell whether a name of this kind may look like this; each line names a construction that is never a name."""
    roles, modifiers = scan.roles[begin:at], scan.text[begin:at]
    sited = "P" in roles or "O" in roles
    if (
        _THAT.search(modifiers)
        or _HAVING.search(modifiers)
        or _OF_KIND.search(modifiers)
        or _FIRST.search(modifiers)
        or _SUPERLATIVE.match(modifiers)
    ):
        return False
    if head.word == "平台" and _OF_EVERY.search(modifiers):
        return False
    if head.type == "Platform" and not sited and _BATCH.search(scan.text, max(0, begin - 3), begin):
        return False
    match head.type:
        case "University" if head.word == "校区" and modifiers[-1] in "主新老本":
            return False
        case "University":
            return sited or any_of("university_generic").search(modifiers) is None
        case "ResearchInstitute" if head.word == "所":
            return modifiers[-1] not in "一二两三四五六七八九十几多各院"
        case "Programme" if _PARTIES.search(modifiers) or _WITH_ORGANISATION.search(modifiers):
            return False
        case "Programme" if (modifiers.endswith("期") and not modifiers.endswith("长期")) or _SUM.search(modifiers):
            return False
        case "Programme" if head.word == "基金" and modifiers.endswith(("投资", "产业")):
            # 贵州省科技创新投资基金, but not 各类产业投资基金
            return ("P" in roles or modifiers.startswith("国家")) and len(roles.strip("P")) >= 4
        case "Programme" if "资金" in head.word and _BUILDING_OF.search(modifiers):
            return False  # 紫金山实验室建设|专项资金
        case "Programme" if "资金" in head.word and modifiers.endswith(_ZONES):
            return False  # 成都高新区|专项资金: the money of a zone
        case "Programme" if head.word == "重大项目":
            return (
                sited or "-" in roles or "科技" in modifiers or ("e" in roles and not _PERIOD_ONLY.fullmatch(modifiers))
            )
        case "Programme" if _PERIOD_ONLY.fullmatch(modifiers):
            return head.word in ("规划", "规划纲要", "计划")
        case "Platform" if (
            head.word == "平台" and not sited and modifiers[0] not in "省市“" and any_of("it_systems").search(modifiers)
        ):
            return False
        case "Platform" if (quoted and len(modifiers) < 2) or (head.word == "平台" and modifiers[-1] in "大总主"):
            return sited
        case "Platform" if head.word == "平台" and not sited and _WHOLE_CHAIN.search(modifiers):
            return False  # 草种业全链条攻关|平台
        case "Platform" if modifiers.endswith("各"):
            return False  # 示范区各|分园
        case "Platform" if "楼" in modifiers or _RANKED.match(modifiers):
            return False  # 附属科研楼及公共仪器|平台, 一号创新|平台
        case "Platform" if head.word == "平台" and _GATHERED.search(modifiers):
            return False  # 赣州稀金科创城集聚|平台120余家
        case "Platform" if head.word == "平台" and (zone := _ZONE_THEN_CLASS.search(modifiers)) is not None:
            return not any_of("generic").fullmatch(modifiers, zone.end())
        case "Platform" if head.word.endswith(
            ("示范区", "试验区", "实验区", "先导区", "中试基地")
        ) and modifiers.startswith("国家"):
            # 国家数据要素综合试验区 is a class that places hold; a long theme names one.
            return sited or len(modifiers) >= 12
        case _:
            return True


def _is_chain(quoted: str) -> bool:
    """Tell whether a whole quotation counts or chains classes: 二院二园二中心, 众创空间—孵化器—产业园."""
    return (
        _COUNTED_PARTS.fullmatch(quoted) is not None
        or re.search(r"[\u4e00-\u9fff][+＋—－\-][\u4e00-\u9fff]", quoted) is not None
    )


def _facility_theme(head: Head) -> int:
    """Return how many specific characters a facility's name needs: few where the head itself is special (激光设施)."""
    return head.theme or (4 if len(head.word) == 2 else 2)


def theme_beyond_place(scan: Scan, begin: int, end: int) -> bool:
    """Tell whether a theme says more than a place or what surrounds it (环杭州湾)."""
    if scan.text[begin] in "环泛":
        begin += 1
    return bool(any_of("generic").sub("", scan.text[begin:end])) and scan.roles[begin:end].strip("P") != ""


def looks_proper(theme: str) -> bool:
    """Tell whether a theme holds a word that is a name, or that no dictionary knows."""
    words = rjieba.tag(theme)
    if any(tag in ("ns", "nr", "nz", "nt", "nrt", "nrfg") for _, tag in words):
        return True
    first = words[0][0]
    return 1 < len(first) < len(theme) + 1 and not rjieba.has_word(first) and not any_of("generic").fullmatch(first)


def _is_official(head: Head, modifiers: str) -> bool:
    """Tell whether 省 or 市 before a head makes it the one of the province: 省产业技术研究院, but not 省重点实验室."""
    rest = modifiers[1:]
    if _CLASSES.search(rest):
        return False
    match head.type:
        case "ResearchInstitute":
            return len(rest) >= 2 or len(head.word) == 3
        case "Laboratory":
            return len(rest) >= 4
        case "Platform":
            return len(rest) + len(head.word) >= 8 and not head.word.endswith(
                ("示范区", "试验区", "园区", "基地", "集群")
            )
        case _:
            return False


def _is_official_of_place(scan: Scan, head: Head, begin: int, at: int, stop: int) -> bool:
    """Tell whether a place and class words make one thing: 江苏省产业技术研究院, 武汉高新区; not 辽宁实验室."""
    place = scan.known_at(begin)
    local = head.type == "Laboratory" and place is not None and place.entries[0].adcode[2:] not in ("", "0000")
    if head.type != "Place" and not local and _CLASS_CONTEXT.match(scan.text, stop):
        return False  # 山西省实验室|建设与管理办法, but 崂山实验室|项目经费
    while head.type == "HighTechZone" and place is not None and scan.roles[place.end] == "P":
        place = scan.known_at(place.end)  # 吉林长春国家农高区
    level = place.entries[0].adcode[2:] if place else ""
    match head.type:
        case "Laboratory":
            several = place is not None and place.end < at and scan.roles[place.end] == "P"
            # 中关村, 八桂: who calls a zone or a province by another name names one thing
            another = place is not None and (place.type == "HighTechZone" or not level)
            small = another and not _LARGE.search(scan.text[begin:at]) and scan.text[at - 1] != "区"
            field = place is not None and any_of("fields").fullmatch(scan.text, place.end, at)  # 贵州|大数据|实验室
            named = several or small or field or level not in ("", "0000")
            return named and not _CLASSES.search(scan.text, begin, at)
        case "HighTechZone":
            # 广西高新区总量: the zones of a province are a class.
            if head.word == "高新区" and place is not None and not level and _LARGE.search(place.entries[0].name):
                return False  # 苏北高新区
            former = scan.text[begin - 1 : begin] == "原"
            return (
                former
                or level != "0000"
                or (place is not None and place.entries[0].name in ("北京", "天津", "上海", "重庆"))
            )
        case "ResearchInstitute" if _APPOINTED.search(scan.text, max(0, begin - 60), begin):
            return False  # 首批郑州市产业研究院, 认定8家单位为天津市产业技术研究院
        case "ResearchInstitute" | "Corridor":
            return True
        case _:
            bare = place is not None and scan.text[place.end : at] in ("", "级")
            of_province = bare and level == "0000" and head.word in _CLASSES_OF_PROVINCE
            return not of_province and head.word not in _LOCAL_CLASSES and not _CLASSES.search(scan.text, begin, at)


def _is_programme(modifiers: str) -> bool:
    """Tell whether the words before 计划 or 工程 say what it is about, with more than verbs: not 完善|基金."""
    if len(modifiers) < 2 or any_of("programme_generic").fullmatch(modifiers):
        return False
    return "“" in modifiers or len(modifiers) > 3 or any(tag[0] not in "vdpcuf" for _, tag in rjieba.tag(modifiers))
