"""A knowledge graph of China's innovation entities, read from government documents, every fact cited.

Three lines load a folder and answer a question:

    import kechuang
    graph = kechuang.open("kechuang.kgl").load("samples")
    graph.ask("浙江省和浙江大学共建了哪些实验室?").save("answer.xlsx")

See `kechuang.library` for what `open` returns, `kechuang.graph` (what a fact is and where facts are kept),
`kechuang.loaders` (documents in) and `kechuang.queries` (answers out).

>>> import kechuang
>>> kechuang.__version__
'0.1.0'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .library import Graph

__version__ = "0.1.0"


def open(url: str = "kechuang.kgl", *, read_only: bool = False) -> "Graph":  # noqa: A001
    """Open the graph in a file or on a Neo4j server; see `kechuang.library.Graph`."""
    from .library import Graph

    return Graph(url, read_only=read_only)
