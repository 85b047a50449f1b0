"""Views: pages and pictures of a part of the graph, each traceable to the sentences behind it."""

from .network import network_page

__all__ = ["network_page"]
