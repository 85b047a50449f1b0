"""Titles in 《》: policies, plans and programmes."""

import re

from .spans import Span

_TITLE = re.compile(r"《([^《》\n]{2,90})》")
_TAIL = r"(?:[（(][^（()）]{1,20}[）)])?$"
_PROGRAMME = re.compile(r"(?:计划|规划|纲要|行动|行动方案|行动计划|专项)" + _TAIL)
_POLICY = re.compile(
    r"(?:意见|办法|条例|方案|指引|通知|细则|要点|分解|体系|措施|举措|规定|规范|法|决定|决议|指南|目录|清单|规则|章程|指数|公告"
    r"|批复|协议|备忘录|政策|条|标准|倡议|宣言|机制|制度|责任书|任务书|安排|要求|意向书|指标|说明|导则)" + _TAIL
)


def titled_names(text: str) -> list[Span]:
    """Return the policies and programmes named in 《》, without the brackets; other titles are left out.

    >>> [(s.type, s.name) for s in titled_names("印发《浙江省生物技术发展行动计划》和《关于加快发展的意见》")]
    [('Programme', '浙江省生物技术发展行动计划'), ('Policy', '关于加快发展的意见')]
    """
    found = []
    for match in _TITLE.finditer(text):
        title = match.group(1)
        kind = "Programme" if _PROGRAMME.search(title) else "Policy" if _POLICY.search(title) else ""
        if kind:
            found.append(Span(match.start(1), match.end(1), kind, title.replace("\n", ""), f"title:{kind}"))
    return found
