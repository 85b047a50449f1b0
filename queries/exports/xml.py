"""Text that may stand in XML 1.0."""

import re
from xml.sax.saxutils import escape

# everything XML 1.0 forbids, and lone surrogates, which cannot be written as UTF-8
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    """Return a value as XML text, also inside a double-quoted attribute.

    >>> xml_text('<a "b"\\x00>')
    '&lt;a &quot;b&quot;&gt;'
    """
    return escape(_FORBIDDEN.sub("", str(value)), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
