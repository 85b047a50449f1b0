"""Where a Chinese font is: named by the user, installed on the machine, or in the PyPI package of the extra."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...graph.errors import QueryError


def find_font() -> tuple[str, int]:
    """Return file and face number of a font with simplified Chinese: KECHUANG_FONT, else the best that is installed.

    Raises QueryError when there is none, with what to install.
    """
    named = os.environ.get("KECHUANG_FONT")
    if named:
        if not Path(named).is_file():
            raise QueryError(f"KECHUANG_FONT is {named!r}, which is no file; name a .ttf, .otf or .ttc font")
        return named, 0
    found = _installed()
    if found is None:
        raise QueryError(
            "no Chinese font is installed, so a bitmap would show empty boxes; try `pip install 'kechuang[picture]'`, "
            "set KECHUANG_FONT to a font file, or export svg"
        )
    return found


@cache
def _installed() -> tuple[str, int] | None:
    listed = _listed()
    wanted = {entry["file"].lower(): (rank, entry.get("face", 0)) for rank, entry in enumerate(listed["font"])}
    best: tuple[int, str, int] | None = None
    for path in _files(_folders()):
        rank, face = wanted.get(path.name.lower(), (None, 0))
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, str(path), face)
    return (best[1], best[2]) if best else None


@cache
def _listed() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("fonts.toml").read_text(encoding="utf-8"))


def _folders() -> list[str]:
    return [*map(str, _listed()["folders"]), *_packaged()]


def _files(folders: list[str]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                yield Path(root, name)


def _packaged() -> list[str]:
    """Return the font folder of mplfonts where it is installed; the package itself is not imported."""
    spec = find_spec("mplfonts")
    return [str(Path(place) / "fonts") for place in (spec.submodule_search_locations or ())] if spec else []
