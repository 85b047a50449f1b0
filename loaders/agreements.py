"""What an agreement is about: 同济大学重庆研究院 in 《共建同济大学重庆研究院合作协议》."""

import re

from .context import Context
from .headed import headed_name, may_end_name
from .lexicon import heads
from .naming import give_name
from .scan import Scan
from .spans import Span

_AGREEMENT = re.compile(
    r"(?:关于)?(?:合作|联合|共同)?(?:共建|建设|组建)(.{4,}?)(?:的)?(?:战略|全面)*(?:合作)?(?:框架)?(?:协议书?|备忘录|意向书)$"
)


def agreed_thing(scan: Scan, title: Span, context: Context) -> Span | None:
    """Return the named thing that the title of an agreement says is built, or None.

    >>> from kechuang.loaders.scan import scan
    >>> text = "签订《共建同济大学重庆研究院合作协议》"
    >>> title = Span(3, len(text) - 1, "Policy", text[3:-1], "title:Policy")
    >>> agreed_thing(scan(text), title, Context()).name
    '同济大学重庆研究院'
    """
    match = _AGREEMENT.match(scan.text, title.start, title.end) if title.type == "Policy" else None
    if match is None:
        return None
    matcher, entries = heads()
    start, end = match.span(1)
    for index, at, stop in matcher.find(scan.text[start:end]):
        head, at, stop = entries[index], start + at, start + stop
        if stop == end and may_end_name(scan, head, at, stop):
            span = headed_name(scan, head, at, stop, 0)
            if span is not None and span.start >= start:
                give_name(span, scan, context)
                return span
    return None
