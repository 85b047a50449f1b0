"""Amounts of money, in yuan."""

import re

_AMOUNT = re.compile(r"(\d[\d,.]*)\s*(万亿|千亿|百亿|亿|千万|百万|万|千)?元")
_SCALE = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "万": 1e4,
    "千": 1e3,
    None: 1.0,
}


def amount_in(text: str) -> float | None:
    """Return the first amount of money in a text, in yuan; None where there is none.

    >>> amount_in("下达专项资金3亿元"), amount_in("补助建设经费8000万元"), amount_in("新增3家")
    (300000000.0, 80000000.0, None)
    """
    match = _AMOUNT.search(text)
    if not match:
        return None
    try:
        number = float(match.group(1).replace(",", ""))
    except ValueError:
        return None
    return round(number * _SCALE[match.group(2)], 2)
