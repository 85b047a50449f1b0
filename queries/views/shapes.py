"""Outlines of the marks that the ontology names, for legends and static pictures."""

import math


def outline(shape: str, radius: float = 10.0) -> str:
    """Return the SVG path of a mark around (0, 0); a shape without an outline of its own is drawn as a disc.

    >>> outline("square", 2)
    'M-2 -2L2 -2L2 2L-2 2Z'
    """
    if shape == "square":
        points = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
    elif shape == "box":
        points = [(-1.3, -0.7), (1.3, -0.7), (1.3, 0.7), (-1.3, 0.7)]
    elif shape == "diamond":
        points = [(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)]
    elif shape in ("triangle", "triangleDown"):
        points = _around(3, -90 if shape == "triangle" else 90, 1.2)
    elif shape == "hexagon":
        points = _around(6, 0, 1.1)
    elif shape == "star":
        points = [p for pair in zip(_around(5, -90, 1.25), _around(5, -54, 0.55), strict=True) for p in pair]
    else:
        r = _number(radius)
        return f"M-{r} 0A{r} {r} 0 1 1 {r} 0A{r} {r} 0 1 1 -{r} 0Z"
    return "M" + "L".join(f"{_number(x * radius)} {_number(y * radius)}" for x, y in points) + "Z"


def _around(count: int, start: float, reach: float) -> list[tuple[float, float]]:
    turns = [math.radians(start + 360 * k / count) for k in range(count)]
    return [(reach * math.cos(turn), reach * math.sin(turn)) for turn in turns]


def _number(value: float) -> str:
    return f"{round(value, 2) + 0:g}"
