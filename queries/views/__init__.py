"""Views: pages and pictures of a part of the graph, each traceable to the sentences behind it."""

from .network import drawing_page, network_page

__all__ = ["drawing_page", "network_page"]
