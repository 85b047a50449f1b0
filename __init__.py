"""A knowledge graph of China's innovation entities, read from government documents, every fact cited.

Three lines load a folder and answer a question:

>>> import kechuang
>>> kechuang.__version__
'0.1.0'

See `kechuang.graph` (what a fact is and where facts are kept), `kechuang.loaders` (documents in) and
`kechuang.queries` (answers out).
"""

__version__ = "0.1.0"
