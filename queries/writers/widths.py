"""How the columns of a table share its width."""

from collections.abc import Sequence


def shares(needs: Sequence[float], whole: float, weights: Sequence[float] | None = None) -> list[float]:
    """Return widths that add up to `whole`, or are what is needed where that is less.

    Where it is too little, only those are cut that need more than their share of the rest; `weights` (one each by
    default) say how large that is.

    >>> shares([2, 3], 10)
    [2, 3]
    >>> shares([2, 9, 20], 20)
    [2, 9.0, 9.0]
    >>> shares([2, 30, 30], 10, [1, 1, 3])
    [2.0, 2.0, 6.0]
    """
    if sum(needs) <= whole:
        return list(needs)
    weights = weights or [1.0] * len(needs)
    long = set(range(len(needs)))
    while True:
        unit = (whole - sum(need for i, need in enumerate(needs) if i not in long)) / sum(weights[i] for i in long)
        fitting = {i for i in long if needs[i] < unit * weights[i]}
        if not fitting:
            return [unit * weights[i] if i in long else need for i, need in enumerate(needs)]
        long -= fitting
