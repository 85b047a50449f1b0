"""Institutes that a list names after the first of their academy or university.

微系统所 in 中科院上海光机所、微系统所; 宁波研究院 in 西北工业大学太仓、宁波研究院.
"""

import re

from .lexicon import organisations
from .scan import Known, Scan
from .spans import Cover, Span

_ACADEMIES = ("中科院", "中国科学院")
_NEXT = re.compile(
    r"[、和与及]([\u4e00-\u9fff]{2,8}?(?:所|院|园|台|中心))(?=[、和与及等，。；；,;）)]|[共联合签]|同|在)"
)

# What the places after a parent share: the 研究院 of 太仓、宁波研究院.
_BRANCH_HEADS = {
    "研究院": "ResearchInstitute",
    "分院": "ResearchInstitute",
    "研究生院": "University",
    "中心": "Platform",
}
_SHARED = re.compile(rf"([\u4e00-\u9fff]{{0,8}}?)({'|'.join(_BRANCH_HEADS)})(?![所校城区组])")


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


def sister_branches(scan: Scan, cover: Cover) -> list[Span]:
    """Return the branches of one parent at several places, which share their head and their parent.

    >>> from kechuang.loaders.scan import scan
    >>> text = "西北工业大学太仓、宁波研究院揭牌"
    >>> [(text[span.start : span.end], span.name) for span in sister_branches(scan(text), Cover(len(text)))]
    [('西北工业大学太仓', '西北工业大学太仓研究院'), ('宁波研究院', '西北工业大学宁波研究院')]
    """
    found: list[Span] = []
    for parent in scan.known:
        if parent.type not in ("University", "ResearchInstitute"):
            continue
        sites = _sites_after(scan, parent)
        shared = _SHARED.match(scan.text, sites[-1].end) if len(sites) > 1 else None
        if shared is None or scan.roles[slice(*shared.span(1))].strip("n"):
            continue
        for site in sites:
            start = parent.start if site is sites[0] else site.start
            end = shared.end() if site is sites[-1] else site.end
            name = parent.entries[0].name + scan.text[site.start : site.end] + shared.group()
            kind = _BRANCH_HEADS[shared.group(2)]
            found.append(Span(start, end, kind, name, "coordination:branches", shared=True))
    return [span for span in found if cover.free(span.start, span.end)]


def _sites_after(scan: Scan, parent: Known) -> list[Known]:
    """Return the places of the list that stands right after a name: 太仓、宁波."""
    sites: list[Known] = []
    end = parent.end
    while (site := scan.known_at(end)) is not None and site.type == "Place" and site.start == end:
        sites.append(site)
        end = site.end + 1
        if scan.roles[site.end : end] not in ("l", "c"):
            break
    return sites
