"""What a document speaks for: its place, date, title and issuer, read off its first lines and its names."""

import re
from collections import Counter
from dataclasses import dataclass

from .lexicon import Division, divisions
from .scan import Known, Scan

_FIRST_LINES = 400
_TITLE = re.compile(r"^[^\n。；;]{4,80}$", re.M)
_TITLE_HEAD = re.compile(r"(要点|总结|思路|规划|计划|方案|报告|意见|通知|安排|办法|纲要|措施|公报|摘编|示例|工作)")
_FIELD = re.compile(r"^(?:索引号|发布机构|发文日期|公开方式|发布日期|信息来源|浏览次数|当前位置|字号|来源|打印)")
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2}))?")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_CITY_WORDS = re.compile(r"全市|我市|市委|市政府|市财政|本市")
_PROVINCE_WORDS = re.compile(r"全省|我省|省委|省政府|省财政|本省|全区|我区|自治区")
_MUNICIPALITIES = ("110000", "120000", "310000", "500000")


@dataclass(frozen=True, slots=True)
class Context:
    """The place that a document speaks for: its province, and its city where the document is a city's."""

    province: Division | None = None
    city: Division | None = None

    @property
    def place(self) -> Division | None:
        """The most specific of the two."""
        return self.city or self.province

    def level(self, deictic: str) -> Division | None:
        """Return the division that 省, 市 or 自治区 before a name stands for, or None."""
        if deictic in ("省", "自治区"):
            named = self.province is not None and self.province.name.endswith(deictic)
            return self.province if named else None
        if self.city is None and self.province is not None and self.province.adcode in _MUNICIPALITIES:
            return self.province
        return self.city


def province_of(adcode: str) -> Division | None:
    """Return the province that a code lies in."""
    return divisions().get(adcode[:2] + "0000")


def city_of(adcode: str) -> Division | None:
    """Return the city that a code lies in; None for a province, and for a county without a city above it."""
    city = divisions().get(adcode[:4] + "00")
    return city if city is not None and city.level == "city" else None


def context_of(scan: Scan) -> Context:
    """Return the place that a text speaks for, or an empty context where it speaks for none."""
    title = title_of(scan.text)
    at = scan.text.find(title) if title else -1
    if at >= 0:
        for known in scan.known_within(at, at + len(title)):
            code = adcode_of(known)
            if code:
                return _context(code, scan.text)
    votes: Counter[str] = Counter()
    for known in scan.known:
        code = adcode_of(known) if known.type in ("Place", "University", "ResearchInstitute") else ""
        if code:
            votes[code[:2]] += 1
    if not votes:
        return Context()
    (best, count), *rest = votes.most_common(2)
    if count < 2 or (rest and rest[0][1] * 2 > count):
        return Context()
    return _context(best + "0000", scan.text, scan)


def adcode_of(known: Known) -> str:
    """Return the code of the place that a gazetteer name has, or an empty string."""
    return known.entries[0].adcode


def _context(code: str, text: str, scan: Scan | None = None) -> Context:
    province = province_of(code)
    city = city_of(code)
    if city is None and scan is not None and len(_CITY_WORDS.findall(text)) > len(_PROVINCE_WORDS.findall(text)):
        votes = Counter(c.adcode for k in scan.known if (c := city_of(adcode_of(k))) and c.adcode[:2] == code[:2])
        best = votes.most_common(2)
        clear = best and best[0][1] > 1 and (len(best) == 1 or best[0][1] > best[1][1])
        city = divisions()[best[0][0]] if clear else None
    return Context(province, city)


def title_of(text: str) -> str:
    """Return the line that is the document's title, or an empty string.

    >>> title_of("浙江省2018年科技工作要点\\n\\n一、总体要求")
    '浙江省2018年科技工作要点'
    """
    for line in text[:_FIRST_LINES].split("\n"):
        line = line.strip()
        if not line or _FIELD.match(line):
            continue
        if len(line) <= 60 and not line.endswith(("。", "；", "，")) and _TITLE_HEAD.search(line):
            return line
        if len(line) > 60 or line.endswith("。"):
            break
    return ""


def date_of(text: str, title: str) -> str | None:
    """Return the ISO date of a document: of its publication line, its title, or its signature; None when it has none."""
    head, tail = text[:_FIRST_LINES], text[-200:]
    for part in (head, tail):
        for found in _DATE.finditer(part):
            month, day = int(found.group(2)), int(found.group(3) or 0)
            if 1 <= month <= 12:
                return f"{found.group(1)}-{month:02d}" + (f"-{day:02d}" if 1 <= day <= 31 else "")
    year = _YEAR.search(title) or _YEAR.search(head)
    return year.group(1) if year else None
