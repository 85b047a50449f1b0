"""Every error that kechuang raises on purpose.

    KechuangError
    ├── InputError          a document that cannot be read
    ├── OntologyError       a label, relationship or property that the ontology does not know
    ├── QueryError          an unknown query, a wrong or missing parameter, a write in a read-only question
    └── StoreError          a store that cannot be opened or used
        ├── StoreBusyError      another writer holds it
        ├── RacedError          another writer changed what a transaction builds on
        └── StoreUnavailableError   the server is down, refuses the login, or is too old

A message names the bad value, what would be right, and the next command to try.
"""


class KechuangError(Exception):
    """Base of all errors that kechuang raises on purpose."""


class InputError(KechuangError):
    """A document cannot be read: it is missing, empty, binary or of an unknown kind."""


class OntologyError(KechuangError):
    """A label, relationship type or property that the ontology does not declare."""


class QueryError(KechuangError):
    """An unknown query, a wrong or missing parameter, or a write where only reading is allowed."""


class StoreError(KechuangError):
    """A store cannot be opened or used."""


class StoreBusyError(StoreError):
    """Another writer holds the store."""


class RacedError(StoreError):
    """Another writer changed what a transaction builds on; begun anew it finds things as they are now."""


class StoreUnavailableError(StoreError):
    """The server is down, refuses the login, lacks the database or is too old."""
