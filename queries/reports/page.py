"""A report as one HTML page that needs no other file and no network."""

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .content import Report, ranges, words

if TYPE_CHECKING:
    from jinja2 import Template

_TYPES = {"png": "image/png", "svg": "image/svg+xml"}


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


def to_html(report: Report) -> bytes:
    """Return the page; each citation links to its note."""
    picture = report.picture()
    source = f"data:{_TYPES[picture.ending]};base64,{base64.b64encode(picture.content).decode()}"
    made = _template().render(report=report, words=words()["words"], ranges=ranges, picture=source)
    return made.encode("utf-8", "replace")
