"""Text on a bitmap from glyphs that are rendered once each: a large picture writes few characters many times."""

from typing import Any, Literal

Color = tuple[int, int, int]
_RIM: Color = (255, 255, 255)


class Lettering:
    """Writes on `draw` (a Pillow ImageDraw) in one font and size, pixels; `rim` is how wide a white rim may be."""

    def __init__(self, draw: Any, path: str, face: int, size: int, rim: int = 0) -> None:
        from PIL import ImageFont

        self._draw, self._rim = draw, rim
        # one character at a time needs no shaping, which would take longer than the rest
        self._font = ImageFont.truetype(path, size, index=face, layout_engine=ImageFont.Layout.BASIC)
        ascent, descent = self._font.getmetrics()
        self._height, self._ascent = ascent + descent, ascent
        self._glyphs: dict[str, tuple[float, Any, Any]] = {}

    def write(
        self, x: float, y: float, text: str, color: Color, align: Literal["left", "middle"], *, rimmed: bool = False
    ) -> None:
        """Write one line whose left end or middle is at `x`, and half of whose height is at `y`."""
        glyphs = [self._glyphs.get(character) or self._glyph(character) for character in text]
        left = x - sum(advance for advance, _, _ in glyphs) / 2 if align == "middle" else x
        top = round(y - self._height / 2) - self._rim
        spots = []
        for glyph in glyphs:
            spots.append((round(left) - self._rim, top))
            left += glyph[0]
        if rimmed and self._rim:
            for spot, (_, _, rim) in zip(spots, glyphs, strict=True):
                self._draw.bitmap(spot, rim, _RIM)
        for spot, (_, ink, _) in zip(spots, glyphs, strict=True):
            self._draw.bitmap(spot, ink, color)

    def _glyph(self, character: str) -> tuple[float, Any, Any]:
        """Return how far a character moves on, its mask, and the mask with a rim; both are kept."""
        advance = self._font.getlength(character)
        size = (max(1, round(advance) + 2 * self._rim + 1), self._height + 2 * self._rim)
        made = (advance, self._mask(character, size, 0), self._mask(character, size, self._rim))
        self._glyphs[character] = made
        return made

    def _mask(self, character: str, size: tuple[int, int], rim: int) -> Any:
        from PIL import Image, ImageDraw

        mask = Image.new("L", size)
        at = (self._rim, self._rim + self._ascent)
        ImageDraw.Draw(mask).text(at, character, fill=255, font=self._font, anchor="ls", stroke_width=rim)
        return mask
