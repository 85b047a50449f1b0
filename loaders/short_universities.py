"""Short names of universities that are ordinary words or stand for several: 华科, 山大.

They are read only where a party stands (与山大共建, 武大、华科), and only as the one of their bearers that the document
names in full or that lies in a province of the sentence.
"""

import re
from functools import cache

from .context import Context
from .lexicon import Entry, organisations, read_table, split_cell
from .scan import Scan
from .sentences import around
from .spans import Cover, Span

_BEFORE = r"(?<=[、与同和及由])|(?<=联合|会同|携手|支持|依托|引进|邀请|高校)"
_AFTER = r"(?=[、与同和及等，。；]|共建|合建|合作|联合|携手|共同|签|牵头|承[担建]|参与|两校|三校|双方)"


@cache
def _bearers() -> dict[str, list[Entry]]:
    """Return the universities that each short name may stand for."""
    known = organisations()
    return {
        row["form"]: [known[name] for name in split_cell(row["names"])] for row in read_table("university_shorts.tsv")
    }


@cache
def _as_party() -> re.Pattern[str]:
    first = "".join(sorted({form[0] for form in _bearers()}))  # told at one look, it saves the looks back
    return re.compile(f"(?=[{first}])(?:{_BEFORE})(?:{'|'.join(_bearers())}){_AFTER}")


def short_universities(scan: Scan, context: Context, cover: Cover) -> list[Span]:
    """Return the universities that a text names as parties by such a short name.

    >>> from kechuang.loaders.scan import scan
    >>> text = "武汉市与武大、华科签约"
    >>> [span.name for span in short_universities(scan(text), Context(), Cover(len(text)))]
    ['华中科技大学']
    """
    found: list[Span] = []
    for match in _as_party().finditer(scan.text):
        bearer = _bearer(scan, match, context)
        if bearer is not None and cover.free(*match.span()):
            found.append(
                Span(*match.span(), "University", bearer.name, "short:university", list(bearer.aliases), bearer)
            )
    return found


def _bearer(scan: Scan, match: re.Match[str], context: Context) -> Entry | None:
    """Return which of its bearers a short name stands for, or None where nothing near tells."""
    bearers = _bearers()[match.group()]
    named = [bearer for bearer in bearers if bearer.name in scan.text]
    if len(named) == 1:
        return named[0]
    sentence = scan.known_within(*around(scan.text, *match.span(), "。；\n"))
    beside = [k for k in sentence if k.type in ("Place", "University", "ResearchInstitute", "Company")]
    provinces = {k.entries[0].adcode[:2] for k in beside}
    if context.province is not None:
        provinces.add(context.province.adcode[:2])
    near = [bearer for bearer in bearers if bearer.adcode[:2] in provinces]
    if len(near) == 1:
        return near[0]
    return bearers[0] if len(bearers) == 1 and any(k.type == "University" for k in beside) else None
