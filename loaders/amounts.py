"""Amounts of money, in yuan."""

import re

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
_UNITS = "|".join(filter(None, _SCALE))  # longer ones first
_AMOUNT = re.compile(rf"(\d[\d,.]*)\s*({_UNITS})?元")
_ONE = rf"\d[\d,.]*\s*(?:{_UNITS})?元"
_RUN = re.compile(f"{_ONE}(?:[、和及]{_ONE})+")


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


def amounts_dealt(text: str) -> list[float | None]:
    """Return the first amounts in a text that stand in a run, in yuan; none where there is no run.

    >>> amounts_dealt("分别拨付5000万元和3000万元"), amounts_dealt("拨付1亿元")
    ([50000000.0, 30000000.0], [])
    """
    run = _RUN.search(text)
    return [amount_in(one[0]) for one in _AMOUNT.finditer(run[0])] if run else []
