"""Self-contained pages: styles, scripts and data inside one file, and a policy that forbids everything from outside."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """Return vis-network, its licence notice on top, as the pyvis package ships it (newest version there)."""
    import pyvis

    shipped = Path(pyvis.__file__).parent / "templates" / "lib"
    newest = max(shipped.glob("vis-*/vis-network.min.js"), key=lambda path: _version(path.parent.name))
    # the source map is a file of its own, which a browser's tools would try to fetch
    return newest.read_text(encoding="utf-8").rpartition("//# sourceMappingURL=")[0].rstrip() + "\n"


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.removeprefix("vis-").split("."))


def json_for_script(data: Any) -> str:
    """Return JSON that may stand inside a script element: readable Chinese, and no `<` that could end the element.

    >>> json_for_script({"名": "</script>"})
    '{"名":"\\\\u003c/script>"}'
    """
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def render(
    template: str, title: str, data: Mapping[str, Any], *, scripts: Sequence[str], library: str = "", note: str = ""
) -> str:
    """Return the page made of `template`, `data` (as JSON), the common script and style, and these `scripts`.

    The page's content policy allows just the scripts it contains, by digest, and no request of any kind.
    """
    code = ["\n" + "\n".join(_asset(name) for name in ("common.js", *scripts))]
    if library:
        code.insert(0, "\n" + library)
    for text in code:
        if "</script" in text.lower():
            raise ValueError("a script that contains </script cannot be put inside a page")
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(c.encode()).digest()).decode()}'" for c in code)
    policy = f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; img-src data:"
    page: str = (
        _environment()
        .get_template(template)
        .render(title=title, note=note, policy=policy, style=_asset("page.css"), data=json_for_script(data), code=code)
    )
    # lone surrogates cannot be written as UTF-8
    return page.encode("utf-8", "replace").decode("utf-8")
