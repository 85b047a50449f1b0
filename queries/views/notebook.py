"""A page inside a notebook: framed off, so that its scripts reach nothing outside the frame."""

from html import escape

HEIGHT = 600  # pixels


def framed_page(page: str, height: int = HEIGHT) -> str:
    """Return an iframe that holds a whole page; its scripts run, but apart from the notebook and its origin.

    >>> framed_page("<p>甲</p>", 90)[-42:]
    ' srcdoc="&lt;p&gt;甲&lt;/p&gt;"></iframe>'
    """
    return (
        f'<iframe sandbox="allow-scripts allow-modals" title="图" width="100%" height="{height}" '
        f'style="border:1px solid #ccc" srcdoc="{escape(page)}"></iframe>'
    )
