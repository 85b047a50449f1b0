"""Canonical names and aliases: the full form of a name as its text and its document give it."""

import re
from functools import cache

from .context import Context
from .lexicon import divisions, organisations
from .scan import Scan
from .spans import Span

_DEICTIC = re.compile(r"^(省|市|自治区)(?!部|级|长|区|场|域|内|外|际|属|直|会|校|县)")
_SHORT_HEADS = {
    "工研院": "工业技术研究院",
    "先研院": "先进技术研究院",
    "农科院": "农业科学院",
    "林科院": "林业科学研究院",
    "医科院": "医学科学院",
    "社科院": "社会科学院",
    "农科所": "农业科学研究所",
    "高新技术产业开发区": "高新区",
    "高新技术产业园区": "高新区",
    "高新技术开发区": "高新区",
    "高新园区": "高新区",
    "自创区": "国家自主创新示范区",
    "国家国家": "国家",
}
_PROVINCIAL_LAB = re.compile(r"(?<=[^国家])省实验室$")
_NATIONAL_ZONE = re.compile(r"(?:国家级|国家)(?=高新)")
_COMPANY_TAIL = re.compile(r"(?<=研究院)有限公司$")


_NO_BRACKETS = str.maketrans("", "", "（）()")


def give_name(span: Span, scan: Scan, context: Context) -> None:
    """Set the canonical name and the aliases of a span that a head word found."""
    surface = span.name
    name = surface.strip('“”"') if surface.count("“") <= 1 and surface[:1] + surface[-1:] == "“”" else surface
    name = _with_full_organisation(name, span, scan).replace("国创中心", "国家技术创新中心")
    match = _DEICTIC.match(name)
    if match:
        division = context.level(match.group(1))
        rest = name[match.end() :]
        span.aliases.append(rest)
        if division is not None:
            name = division.name + rest
            span.aliases.append(division.short + rest)
            span.place = division
    for short, full in _SHORT_HEADS.items() if span.type in ("ResearchInstitute", "HighTechZone") else ():
        if name.endswith(short):
            name = name[: -len(short)] + full
            if full == "国家自主创新示范区":
                name = name.replace("国家国家", "国家")
    if span.type == "Laboratory" and not name.endswith(("市实验室",)):
        province = context.province
        bare = name if name.endswith(_of_province()) else _PROVINCIAL_LAB.sub("实验室", name)
        if bare != name and not (province and bare == province.short + "实验室") and len(bare) > 4:
            name = bare
    elif span.type == "HighTechZone":
        name = _NATIONAL_ZONE.sub("", name)
        known = scan.known_at(span.start)
        full = scan.text[known.start : known.end] if known and known.type == "Place" else ""
        if name == full + "高新区" and known is not None:
            name = known.entries[0].name + "高新区"
    name = _COMPANY_TAIL.sub("", name)
    if span.type == "Place":
        name = _without_upper(name, scan, span)
    span.name = name
    span.aliases += [form for form in _variants(name, span, context) if form != name]
    if surface != name:
        span.aliases.append(surface)


@cache
def _of_province() -> tuple[str, ...]:
    """Return what the official name of a province's laboratory ends with: 南方海洋科学与工程|广东省实验室."""
    return tuple(d.name + "实验室" for d in divisions().values() if d.level == "province" and d.name.endswith("省"))


def _with_full_organisation(name: str, span: Span, scan: Scan) -> str:
    """Return the name with the short form of the organisation it begins with written out: 浙大 -> 浙江大学."""
    for known in scan.known_within(span.start, span.end) if span.type != "Programme" else ():
        form = scan.text[known.start : known.end]
        entry = organisations().get(form)
        if (
            entry is not None
            and entry.name.translate(_NO_BRACKETS) != form
            and entry.type in ("University", "ResearchInstitute")
        ):
            offset = known.start - span.start
            if name[offset : offset + len(form)] == form:
                name = name[:offset] + entry.name + name[offset + len(form) :]
                break
    return name


def _without_upper(name: str, scan: Scan, span: Span) -> str:
    """Return the name of an area without the division it lies in: 金牛湖新区 of 天长市金牛湖新区."""
    known = scan.known_at(span.start)
    if known is None or known.type != "Place" or known.end - span.start >= len(name) - 3:
        return name
    return name[known.end - span.start :] if scan.text[known.end - 1] in "省市县区" else name


def _variants(name: str, span: Span, context: Context) -> list[str]:
    forms = []
    province = context.province
    if province is not None and span.type not in ("Place", "Agency", "Company", "University"):
        for prefix in (province.name, province.short):
            if name.startswith(prefix) and len(name) - len(prefix) > 3:
                forms.append(name[len(prefix) :])
                break
        else:
            if span.type in ("Programme", "Platform", "ResearchInstitute") and not span.place:
                forms += [province.name + name, province.short + name]
    if span.type == "Programme":
        forms.append(re.sub(r"^(?:国家级|省级|国家|省)", "", name))
        forms.append(name.replace("行动方案", "行动"))
    if span.type == "HighTechZone" and "国家自主创新" not in name:
        forms.append(name.replace("高新区", "国家高新区"))
    return [f for f in dict.fromkeys(forms) if f and f != name]
