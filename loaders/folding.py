"""Hard line breaks undone: a text whose lines were broken at a width is read as if they were not."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_BREAK = re.compile(r"[ \t\u3000]*\r?\n[ \t\u3000]*")
_ENDS = tuple("。！？；：!?;:》”’…）)】")
_OPENS = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|第[一二三四五六七八九十百\d]+[章节条编]|[——●■◆*#-]"
)
_NARROWEST, _WIDEST = 15, 80
_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its soft line breaks, and the way back to the offsets of the text as it stands."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """Return the offset in the raw text of a character of the folded text."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def raw_end(self, end: int) -> int:
        """Return the exclusive end in the raw text of a span that ends at `end` in the folded text."""
        return self.raw(end - 1) + 1 if end else 0


def fold(text: str) -> Folded:
    """Return the text with the line breaks taken out that stand inside a sentence of a text broken at a width.

    A text counts as broken at a width when a good share of its lines are as long as its long lines; others are left alone.

    >>> fold("一行。\\n二行。").text
    '一行。\\n二行。'
    """
    width = _width(text)
    starts, shifts, pieces = [0], [0], []
    position = shift = length = 0
    for match in _BREAK.finditer(text) if width else ():
        line_start = text.rfind("\n", 0, match.start()) + 1
        if not _is_soft(text, line_start, match, width):
            continue
        pieces.append(text[position : match.start()])
        length += match.start() - position
        shift += match.end() - match.start()
        position = match.end()
        starts.append(length)
        shifts.append(shift)
    pieces.append(text[position:])
    return Folded("".join(pieces), tuple(starts), tuple(shifts))


def _width(text: str) -> int:
    """Return the width at which the lines of a text were broken, in characters; 0 where they were not."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    if len(lengths) < 4:
        return 0
    width = lengths[int(len(lengths) * 0.9) - 1]
    full = sum(width - 3 <= length <= width + 3 for length in lengths)
    return width if _NARROWEST <= width <= _WIDEST and full >= _SHARE * len(lengths) else 0


def _is_soft(text: str, line_start: int, match: re.Match[str], width: int) -> bool:
    line = text[line_start : match.start()].strip()
    following = text[match.end() : match.end() + 1]
    if not line or not following or "\n" in following or line.endswith(_ENDS):
        return False
    return (
        len(line) >= width - 3
        and not _OPENS.match(text, match.end())
        and text.count("\n", match.start(), match.end()) == 1
    )
