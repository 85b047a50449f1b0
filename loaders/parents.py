"""The organisation that a name puts its bearer under: 浙江大学 in 浙江大学绍兴研究院."""

import re
from functools import cache

import rjieba

from .lexicon import Entry, Matcher, ordinary_words, organisations, place_forms
from .spans import Span

_LAB_INSIDE = re.compile(r"^(?!(?:国家|省|市|全国重点|国家重点)实验室)(.{2,14}?(?<!重点)实验室)(?=.{2,})(?!集群)")
BRANCH = re.compile(
    r"^(.{2,}?(?:中心|研究院|科学院|实验室|医院|大学|科学园|科技园))([\u4e00-\u9fff（）()]{1,8})(?:分中心|分院|分部|分室|分园|校区|院区)$"
)
# 合肥综合性国家科学中心|能源研究院, 京津冀国家技术创新中心|天津中心
_CENTRE_INSIDE = re.compile(
    r"^(.{2,}国家(?:科学|技术创新|产业创新|制造业创新|实验室)中心)(?=.{2,}(?:研究院|研究所|中心|基地)$)"
)
_AGENCY_OFFICE = re.compile("(.{2,}(?:部|院|府|委员会|领导小组))(?:办公厅|办公室)$")

# 北京大学第三医院|崇礼院区, 复旦大学附属华山医院|福建医院
_HOSPITAL = re.compile("^(.{4,}?医院)[\u4e00-\u9fff]{2,6}(?:医院|院区)$")
_CORPORATE = re.compile("(?:集团|股份|控股|有限|责任|公司|（|）)+$")


def parent_of(span: Span) -> Span | None:
    """Return the organisation that a name puts its bearer under, or None."""
    if span.type == "Agency" and not span.parent:
        office = _AGENCY_OFFICE.match(span.name)
        return Span(span.start, span.end, "Agency", office.group(1), "name-parent") if office else None
    if span.parent:
        return Span(span.start, span.end, "Agency", span.parent, "name-parent")
    if span.type == "Corridor":
        return None
    if span.type == "Company":
        return _group_of(span)
    if span.type == "University":
        return _university_of(span)
    if span.entry is not None and span.entry.parent:
        entry = organisations().get(span.entry.parent)
        forms = (span.entry.parent[:4], *(entry.aliases if entry else ()))
        if not any(form in span.name[: len(form) + 6] for form in forms):
            return None
        return (
            _as_parent(span, entry)
            if entry
            else Span(span.start, span.end, span.type, span.entry.parent, "name-parent")
        )
    if span.entry is not None and span.type != "ResearchInstitute":
        return None
    hospital = _HOSPITAL.match(span.name) if span.type == "ResearchInstitute" else None
    if hospital:
        return Span(span.start, span.end, "ResearchInstitute", hospital.group(1), "name-parent")
    inside = _organisation_inside(span.name)
    if inside is not None:
        return _as_parent(span, inside)
    branch = BRANCH.match(span.name)
    if branch and span.type in ("ResearchInstitute", "Platform", "University", "Laboratory"):
        kind = "Platform" if branch.group(1).endswith("中心") else span.type
        return Span(span.start, span.end, kind, branch.group(1), "name-parent")
    centre = _CENTRE_INSIDE.match(span.name)
    if centre and span.type in ("ResearchInstitute", "Platform"):
        return Span(span.start, span.end, "Platform", centre.group(1), "name-parent")
    lab = _LAB_INSIDE.match(span.name)
    if lab and span.type in ("ResearchInstitute", "Platform"):
        return Span(span.start, span.end, "Laboratory", lab.group(1), "name-parent")
    return None


def _group_of(span: Span) -> Span | None:
    """Return the group whose name a company's begins with: 中车 of 中车长客, 国家能源集团 of 国家能源集团宁夏煤业公司.

    Firms go by their brand too (蒙牛乳业 is 蒙牛), so only the groups known by their full names count. Where the gazetteer
    knows its group, only the form that the group shares with it counts (电科 of 中国电科 in 电科蓝天).
    """
    parent = organisations().get(span.entry.parent) if span.entry is not None and span.entry.parent else None
    if parent is not None:
        forms = {form.removeprefix("中国") for form in (parent.name, *parent.aliases)}
        shared = any(len(form) > 1 and span.name.startswith(form) for form in forms)
        return _as_parent(span, parent) if shared else None
    if span.entry is not None or span.name.endswith("集团"):
        return None
    for end in range(len(span.name) - 2, 1, -1):
        group = organisations().get(span.name[:end])
        goes_on = len(_CORPORATE.sub("", span.name[end:])) > 1
        if goes_on and group is not None and group.type == "Company" and group.name.endswith("公司"):
            return _as_parent(span, group)
    return None


def _as_parent(span: Span, entry: Entry) -> Span:
    return Span(span.start, span.end, entry.type, entry.name, "name-parent", list(entry.aliases))


def _university_of(span: Span) -> Span | None:
    """Return the university whose campus or school a university's name gives: 哈尔滨工业大学（深圳）, 北京大学深圳研究生院."""
    for end in range(len(span.name) - 2, 3, -1):
        entry = organisations().get(span.name[:end])
        if entry is not None and entry.type == "University" and entry.name == span.name[:end]:
            return _as_parent(span, entry)
    return None


@cache
def _organisation_matcher() -> tuple[Matcher, list[Entry]]:
    forms = {
        f: e
        for f, e in organisations().items()
        if e.type in ("University", "ResearchInstitute", "Company") and len(f) > 1
    }
    return Matcher(list(forms)), list(forms.values())


def _organisation_inside(name: str) -> Entry | None:
    """Return the organisation that a longer name begins with, a place before it allowed (浙江上海交大海洋研究院)."""
    matcher, entries = _organisation_matcher()
    for index, start, end in matcher.find(name[:-1]):  # not the name itself
        if start > 3 or name[end - 2 : end + 1] == "大学城":
            return None
        if entries[index].type == "Company" and (
            name[start:end] in ordinary_words() or rjieba.has_word(name[end - 1 : end + 1])
        ):
            return None  # 麒麟|科创园, 磷|化工
        if start == 0 or (name[:start] in place_forms() and (entries[index].type != "Company" or end - start > 3)):
            return entries[index]
    return None
