"""Batches of a load that are written at once: what each waits for of the one ahead of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Event

from .errors import RacedError

_PATIENCE = 10.0  # seconds; the batch ahead is done long before, unless it waits for what this one has locked


class Turn:
    """The place of one batch in a load that writes several at once, each in a transaction of its own.

    A batch makes its new entities and relationships beside the one ahead, and waits for it only before it joins what it
    says with entities that were there, or that the one ahead was making. So batches end in their order. `again` tells
    that it is tried once more, because another writer was in its way: then it begins when the one ahead has ended.
    """

    def __init__(self, ahead: "Turn | None" = None) -> None:
        self._ahead = ahead
        self._made: frozenset[str] = frozenset()
        self._known = Event()  # what it makes
        self._done = Event()
        self._begun = False
        self.again = False

    def begin(self) -> None:
        """Begin; if this is not the first time, wait until the batch ahead has ended."""
        self.again = self._begun
        self._begun = True
        if self._ahead is not None and self.again:
            self._ahead._done.wait()

    def made_ahead(self, ids: Iterable[str]) -> set[str]:
        """Return which of some ids the batch ahead is making, or has made."""
        if self._ahead is None:
            return set()
        self._wait(self._ahead._known)
        return {key for key in ids if key in self._ahead._made}

    def makes(self, ids: Iterable[str]) -> None:
        """Tell the next batch which entities this one makes."""
        self._made = frozenset(ids)
        self._known.set()

    def wait(self) -> None:
        """Wait until the batch ahead has ended; raises RacedError where it takes so long as if it waited for this one."""
        if self._ahead is not None:
            self._wait(self._ahead._done)

    def _wait(self, event: Event) -> None:
        if not event.wait(_PATIENCE):
            raise RacedError("the batch ahead may be waiting for what this one has locked")

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Let the next batch know when this one has ended, and that it has made nothing where it failed."""
        try:
            yield
        except BaseException:
            self._made = frozenset()
            raise
        finally:
            self._ahead = None  # or all turns of a long load would be kept
            self._known.set()
            self._done.set()
