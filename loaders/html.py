"""The text that a reader sees of a web page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..graph.errors import InputError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Not `form`: many a government site wraps the whole page in one.
_LEFT_OUT = (
    "script, style, noscript, template, iframe, svg, nav, footer, aside, button, select, textarea, [hidden], "
    "header:not(article header, main header)"
)
_LINES = re.compile(
    r"p|div|li|ul|ol|dl|dt|dd|table|caption|tr|td|th|h[1-6r]|section|article|header|blockquote|pre|br|main|body|form"
    r"|fieldset|figure|figcaption|center|details|summary"
)
_BREAK = "\0"  # no text node holds it
_CJK = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_CJK})[ \t]*\r?\n\s*(?={_CJK})")

# The engine's time grows with the square of the depth of these.
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|main|header|footer|nav|aside|center|form|fieldset|figure|details|blockquote"
    r"|ul|ol|dl|dir|menu)\b",
    re.IGNORECASE,
)
_DEEPEST = 3000


def text_of_html(page: str) -> str:
    """Return what a reader sees of an HTML page, a line a block or table cell, without navigation, scripts and styles.

    Raises InputError for a page whose blocks are nested more than 3,000 deep.

    >>> text_of_html("<body><nav>首页</nav><h1>工作要点</h1><p>支持<b>之江实验室</b>建设。</p></body>")
    '工作要点\\n支持之江实验室建设。'
    """
    from selectolax.lexbor import LexborHTMLParser

    _check_depth(page)
    tree = LexborHTMLParser(page)
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    root = tree.body or tree.root
    lines = "".join(_pieces(root)).split(_BREAK) if root is not None else []
    cleaned = (" ".join(_WRAPPED.sub("", line).split()) for line in lines)
    return "\n".join(line for line in cleaned if line)


def _check_depth(page: str) -> None:
    depth = 0
    for match in _NESTING.finditer(page):
        depth = max(0, depth - 1 if match.group(1) else depth + 1)
        if depth > _DEEPEST:
            raise InputError(f"its elements are nested more than {_DEEPEST:,} deep, as in no page that people read")


def _pieces(root: "LexborNode") -> Iterator[str]:
    """Yield the texts below `root`, with a break wherever an element of its own line begins or ends."""
    node, depth = root, 0
    while True:
        if node.tag == "-text":
            text = node.text(deep=False)
            yield text.replace("\n", _BREAK) if _is_preformatted(node) else text
        elif _stands_alone(node):
            yield _BREAK
        if node.child is not None:
            node, depth = node.child, depth + 1
            continue
        while node.next is None and depth:
            node, depth = node.parent, depth - 1  # type: ignore[assignment]  # below the root there is a parent
            if _stands_alone(node):
                yield _BREAK
        if not depth:
            return
        node = node.next  # type: ignore[assignment]  # the loop above ends only where there is a next one


def _stands_alone(node: "LexborNode") -> bool:
    return _LINES.fullmatch(node.tag or "") is not None


def _is_preformatted(node: "LexborNode") -> bool:
    return node.parent is not None and node.parent.tag == "pre"
