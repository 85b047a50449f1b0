"""Where administrative divisions lie, by code."""

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Site(NamedTuple):
    """A division with a known centre: longitude east and latitude north, in degrees."""

    adcode: str
    name: str
    lon: float
    lat: float


@cache
def _sites() -> dict[str, Site]:
    """Return the divisions of coordinates.tsv by code."""
    lines = Path(__file__).with_name("coordinates.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {code: Site(code, name, float(lon), float(lat)) for code, name, lon, lat in rows[1:]}


def site_of(adcode: str) -> Site | None:
    """Return the division of a GB/T 2260 code, or the city or province around it; None when none is known.

    >>> site_of("330110").name
    '杭州市'
    """
    known = _sites()
    for code in (adcode, adcode[:4] + "00", adcode[:2] + "0000"):
        if code in known:
            return known[code]
    return None


def province_name(adcode: str) -> str:
    """Return the name of the province of a code, or an empty string.

    >>> province_name("330110")
    '浙江省'
    """
    found = _sites().get(adcode[:2] + "0000")
    return found.name if found else ""
