"""Sentences and passages, with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。!！?？;；\n]+[。!！?？;；]?[”’)）]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, `text[start:end]` of its document; `passage` numbers the line it stands in, from 0."""

    start: int
    end: int
    passage: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, without the blanks around them.

    >>> [(s.start, s.end, s.passage) for s in sentences("一是建设。二是\\n 投用")]
    [(0, 5, 0), (5, 7, 0), (9, 11, 1)]
    """
    passage = at = 0
    for match in _SENTENCE.finditer(text):
        passage += text.count("\n", at, match.start())
        at = match.start()
        piece = match.group()
        if piece.strip():
            yield Sentence(
                match.start() + len(piece) - len(piece.lstrip()), match.end() - len(piece) + len(piece.rstrip()), passage
            )
