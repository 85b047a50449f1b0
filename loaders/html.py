"""The text that a reader sees of a web page."""

_LEFT_OUT = "script, style, noscript, template, nav, header, footer, aside, form, iframe, svg, head > :not(title)"
_BLOCKS = frozenset(
    "p div li ul ol table tr h1 h2 h3 h4 h5 h6 section article blockquote pre br hr title dt dd main body".split()
)


def text_of_html(page: str) -> str:
    """Return what a reader sees of an HTML page, a line a block, without navigation, scripts and styles.

    >>> text_of_html("<body><nav>首页</nav><h1>工作要点</h1><p>支持<b>之江实验室</b>建设。</p></body>")
    '工作要点\\n支持之江实验室建设。'
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    root = tree.body or tree.root
    if root is None:
        return ""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(" ".join(node.text(deep=False).split()))
        elif node.tag in _BLOCKS:
            pieces.append("\n")
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
