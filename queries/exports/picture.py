"""Pictures of a subgraph: SVG with its text as text, PNG with Chinese glyphs drawn from a font that is found."""

import io
import math
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from ...graph.errors import QueryError
from ...graph.subgraph import Subgraph
from ..views.labels import FONT
from ..views.shapes import outline
from .fonts import find_font
from .lettering import Color, Lettering
from .scene import Scene, Stroke, scene
from .xml import xml_text

INK, FRAME, FRAME_INK, GROUND = "#222222", "#b8c2cc", "#666677", "#ffffff"
ARROW = 7.0
_MOST_PIXELS = 24_000_000  # of a picture; also of the larger one that is drawn first where that fits
_FAMILY = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"


def to_svg(subgraph: Subgraph, title: str = "") -> bytes:
    """Return an SVG picture; its text stays text, shown in the reader's Chinese font."""
    return svg_of(scene(subgraph, title))


def svg_of(made: Scene) -> bytes:
    """Return the SVG picture of a scene."""
    width, height = round(made.width), round(made.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{_FAMILY}" font-size="{FONT}">\n<rect width="100%" height="100%" fill="{GROUND}"/>\n'
    ]
    if made.title:
        parts.append(f'<text x="24" y="34" font-size="20" fill="{INK}">{xml_text(made.title)}</text>\n')
    for f in made.frames:
        parts.append(
            f'<rect x="{f.x:.0f}" y="{f.y:.0f}" width="{f.width:.0f}" height="{f.height:.0f}" rx="8" '
            f'fill="none" stroke="{FRAME}"/>'
            f'<text x="{f.x + 8:.0f}" y="{f.y + 18:.0f}" fill="{FRAME_INK}">{xml_text(f.name)}</text>\n'
        )
    parts += [_svg_stroke(stroke) for stroke in made.strokes]
    for m in made.marks:
        parts.append(f'<g transform="translate({m.x:.0f} {m.y:.0f})"><path d="{outline(m.shape, m.radius)}" ')
        parts.append(f'fill="{m.color}" stroke="{GROUND}"/><g text-anchor="middle" fill="{INK}">')
        for row, line in enumerate(m.lines):
            # the white rim keeps a name readable where a line crosses it
            style = f'stroke="{GROUND}" stroke-width="3" paint-order="stroke"'
            parts.append(f'<text y="{m.radius + 4 + (row + 1) * FONT * 1.2:.0f}" {style}>{xml_text(line)}</text>')
        parts.append("</g></g>\n")
    for k in made.keys:
        if k.shape:
            parts.append(
                f'<path transform="translate({k.x + 12:.0f} {k.y:.0f})" d="{outline(k.shape, 8)}" fill="{k.color}"/>'
            )
        else:
            parts.append(_svg_stroke(Stroke(k.x, k.y, k.x + 26, k.y, k.color, k.dashes)))
        parts.append(f'<text x="{k.x + 32:.0f}" y="{k.y + 5:.0f}" fill="{INK}">{xml_text(k.text)}</text>\n')
    return ("".join(parts) + "</svg>\n").encode("utf-8", "replace")


def _svg_stroke(s: Stroke) -> str:
    dashes = f' stroke-dasharray="{" ".join(f"{n:g}" for n in s.dashes)}"' if s.dashes else ""
    arrow = " ".join(f"{x:.1f},{y:.1f}" for x, y in _arrow(s))
    return (
        f'<line x1="{s.x1:.1f}" y1="{s.y1:.1f}" x2="{s.x2:.1f}" y2="{s.y2:.1f}" stroke="{s.color}" '
        f'stroke-width="1.6"{dashes}/><polygon points="{arrow}" fill="{s.color}"/>\n'
    )


def _arrow(s: Stroke) -> list[tuple[float, float]]:
    length = math.hypot(s.x2 - s.x1, s.y2 - s.y1) or 1.0
    ux, uy = (s.x2 - s.x1) / length, (s.y2 - s.y1) / length
    bx, by = s.x2 - ux * ARROW, s.y2 - uy * ARROW
    return [(s.x2, s.y2), (bx - uy * ARROW / 2, by + ux * ARROW / 2), (bx + uy * ARROW / 2, by - ux * ARROW / 2)]


def to_png(subgraph: Subgraph, title: str = "", scale: float = 2.0) -> bytes:
    """Return a PNG picture at `scale` pixels for one of the layout's; a huge sheet is scaled down to 24 megapixels.

    Raises QueryError when Pillow or a Chinese font is not there, with what to install.
    """
    return png_of(scene(subgraph, title), scale)


def png_of(made: Scene, scale: float = 2.0) -> bytes:
    """Return the PNG picture of a scene; see to_png."""
    try:
        from PIL import Image, ImageDraw
    except ImportError:
        raise QueryError("Pillow is not installed; try `pip install 'kechuang[picture]'`, or export svg") from None
    scale = min(scale, math.sqrt(_MOST_PIXELS / (made.width * made.height)))
    # drawn larger and then shrunk, which smooths the lines; not where that would take much memory and time
    fine = max(scale, min(2 * scale, math.sqrt(_MOST_PIXELS / (made.width * made.height))))
    image = Image.new("RGB", (round(made.width * fine), round(made.height * fine)), GROUND)
    _paint(ImageDraw.Draw(image), made, find_font(), fine)
    if fine > scale:
        image = image.resize((round(made.width * scale), round(made.height * scale)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(96 * scale, 96 * scale), compress_level=3)  # the best takes longer than the drawing
    return out.getvalue()


def _paint(draw: Any, made: Scene, font: tuple[str, int], scale: float) -> None:
    k = scale
    small = Lettering(draw, *font, max(4, round(FONT * k)), int(1.5 * k))
    if made.title:
        title = Lettering(draw, *font, max(4, round(20 * k)))
        title.write(24 * k, 28 * k, made.title, _rgb(INK), "left")
    for f in made.frames:
        box = [f.x * k, f.y * k, (f.x + f.width) * k, (f.y + f.height) * k]
        draw.rounded_rectangle(box, radius=8 * k, outline=FRAME, width=max(1, round(k)))
        small.write((f.x + 8) * k, (f.y + 14) * k, f.name, _rgb(FRAME_INK), "left")
    for stroke in made.strokes:
        _paint_stroke(draw, stroke, k)
    for m in made.marks:
        _paint_shape(draw, m.shape, m.x, m.y, m.radius, m.color, k)
        for row, line in enumerate(m.lines):
            y = m.y + m.radius + 4 + (row + 0.6) * FONT * 1.2
            small.write(m.x * k, y * k, line, _rgb(INK), "middle", rimmed=True)
    for key in made.keys:
        if key.shape:
            _paint_shape(draw, key.shape, key.x + 12, key.y, 8, key.color, k)
        else:
            _paint_stroke(draw, Stroke(key.x, key.y, key.x + 26, key.y, key.color, key.dashes), k)
        small.write((key.x + 32) * k, key.y * k, key.text, _rgb(INK), "left")


@cache
def _rgb(color: str) -> Color:
    """Return `#rrggbb` as numbers.

    >>> _rgb("#ff8000")
    (255, 128, 0)
    """
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _paint_stroke(draw: Any, s: Stroke, k: float) -> None:
    width, color = max(1, round(1.6 * k)), _rgb(s.color)
    for x1, y1, x2, y2 in _dashed(s):
        draw.line((x1 * k, y1 * k, x2 * k, y2 * k), fill=color, width=width)
    draw.polygon([(x * k, y * k) for x, y in _arrow(s)], fill=color)


def _dashed(s: Stroke) -> Sequence[tuple[float, float, float, float]]:
    dx, dy = s.x2 - s.x1, s.y2 - s.y1
    length = math.hypot(dx, dy)
    if not s.dashes or not length:
        return [(s.x1, s.y1, s.x2, s.y2)]
    on, step = s.dashes[0] / length, sum(s.dashes) / length
    starts = [n * step for n in range(math.ceil(1 / step))]
    return [
        (s.x1 + dx * a, s.y1 + dy * a, s.x1 + dx * b, s.y1 + dy * b)
        for a, b in [(start, min(start + on, 1.0)) for start in starts]
    ]


def _paint_shape(draw: Any, shape: str, x: float, y: float, radius: float, color: str, k: float) -> None:
    path = outline(shape, radius)
    if "A" in path:
        draw.ellipse([(x - radius) * k, (y - radius) * k, (x + radius) * k, (y + radius) * k], fill=color)
        return
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path)]
    draw.polygon([((x + a) * k, (y + b) * k) for a, b in zip(numbers[::2], numbers[1::2], strict=True)], fill=color)
