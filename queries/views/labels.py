"""Names as they are drawn: wrapped to a few short lines, measured, and unable to disturb what stands beside them."""

import unicodedata
from functools import cache

LINE = 10  # characters of full width in one line of a drawn name
FONT = 14  # pixels


def drawable(text: str) -> str:
    """Return `text` without control and direction marks, which on a canvas would reorder or hide its neighbours.

    >>> drawable("之江\\u202e实验室\\n")
    '之江实验室'
    """
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"})


def text_width(text: str) -> float:
    """Return the width of one line in characters of full width; a narrow character counts 0.56.

    >>> text_width("G60走廊")
    3.68
    """
    wide = sum(map(_is_wide, text))
    return round(wide + 0.56 * (len(text) - wide), 2)


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def wrap(name: str, line: int = LINE) -> str:
    """Return `name` in lines of about equal length, none wider than `line` characters of full width.

    >>> wrap("省部共建农产品质量安全危害因子与风险防控国家重点实验室").count("\\n")
    2
    """
    shown = drawable(name)
    total = text_width(shown)
    rows = max(1, -(-int(total * 100) // (line * 100)))
    goal = total / rows
    lines, current, used = [""], 0.0, 0.0
    for char in shown:
        width = text_width(char)
        if lines[-1] and (current + width > line or used + width / 2 > goal * len(lines)):
            lines.append("")
            current = 0.0
        lines[-1] += char
        current += width
        used += width
    return "\n".join(lines)


def label_box(label: str, size: float) -> tuple[float, float, float]:
    """Return width, height above and height below the centre, in pixels, of a mark of `size` with its name under it."""
    lines = label.split("\n")
    wide = max(text_width(row) for row in lines) * FONT
    return max(wide, 2 * size) + 14, size + 6, size + len(lines) * FONT * 1.25 + 10
