"""Sentences and passages, with their offsets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST = 1000
_SENTENCE = re.compile(r"[^。!！?？;；\n]+[。!！?？;；]?[”’)）]?")


class Sentence(NamedTuple):
    """A sentence, `text[start:end]` of its document; `passage` numbers the line it stands in, from 0."""

    start: int
    end: int
    passage: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, without the blanks around them; an endless one in pieces, cut at commas.

    >>> [(s.start, s.end, s.passage) for s in sentences("一是建设。二是\\n 投用")]
    [(0, 5, 0), (5, 7, 0), (9, 11, 1)]
    """
    passage = at = 0
    for match in _SENTENCE.finditer(text):
        start, stop = match.span()
        passage += text.count("\n", at, start)
        at = start
        for begin, end in _pieces(text, start, stop) if stop - start > _LONGEST else ((start, stop),):
            piece = text[begin:end]
            bare = piece.strip()
            if bare:
                begin += piece.index(bare)
                yield Sentence(begin, begin + len(bare), passage)


def around(text: str, start: int, end: int, marks: str) -> tuple[int, int]:
    """Return the bounds of the stretch about `text[start:end]` that no mark parts, its edges where there is none.

    >>> around("甲。乙与丙，丁。", 3, 4, "。，")
    (2, 5)
    """
    begin = max(text.rfind(mark, 0, start) for mark in marks) + 1
    stops = [stop for mark in marks if (stop := text.find(mark, end)) >= 0]
    return begin, min(stops, default=len(text))


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span in pieces of bounded length: what is read of a sentence may cost the square of its length."""
    while end - begin > _LONGEST:
        comma = max(text.rfind(mark, begin + 1, begin + _LONGEST) for mark in "，,、")
        cut = comma + 1 if comma > begin else begin + _LONGEST
        yield begin, cut
        begin = cut
    yield begin, end
