"""Institutes that a list names after the first of their academy: 微系统所 in 中科院上海光机所、微系统所."""

import re

from .lexicon import organisations
from .scan import Scan
from .spans import Cover, Span

_ACADEMIES = ("中科院", "中国科学院")
_NEXT = re.compile(
    r"[、和与及]([\u4e00-\u9fff]{2,8}?(?:所|院|园|台|中心))(?=[、和与及等，。；；,;）)]|[共联合签]|同|在)"
)


def sister_institutes(scan: Scan, cover: Cover) -> list[Span]:
    """Return the institutes in lists that leave out their academy, where the gazetteer knows them with it.

    >>> from kechuang.loaders.scan import scan
    >>> text = "中科院上海光机所、硅酸盐所签约"
    >>> [span.name for span in sister_institutes(scan(text), Cover(len(text)))]
    ['中国科学院上海硅酸盐研究所']
    """
    found: list[Span] = []
    for known in scan.known:
        form = scan.text[known.start : known.end]
        if known.type != "ResearchInstitute" or not form.startswith(_ACADEMIES):
            continue
        end = known.end
        while (following := _NEXT.match(scan.text, end)) is not None:
            entry = next(
                (
                    entry
                    for length in range(len(form), 2, -1)
                    if (entry := organisations().get(form[:length] + following.group(1))) is not None
                    and entry.type == "ResearchInstitute"
                ),
                None,
            )
            start, end = following.span(1)
            if entry is None or not cover.free(start, end):
                break
            found.append(Span(start, end, entry.type, entry.name, "gazetteer:sister", list(entry.aliases), entry))
    return found
