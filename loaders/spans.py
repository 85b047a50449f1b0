"""A mention while it is being read: where it stands, what it names, and how it was found."""

from dataclasses import dataclass, field

from .lexicon import Division, Entry


@dataclass(slots=True)
class Span:
    """A mention in the making. Offsets are into the folded text.

    `name` is the canonical name and `aliases` are other names of the same thing; `entry` is what a gazetteer knows of it.
    `head` is its head word, which starts at `head_start`; `shared` marks the member of an elliptical coordination that
    does not carry the head. An agency has the `place` it governs, and the name of the body it is an office of as `parent`. `after_at` tells that 在 or 于 stands before it: it is where something happens, not who acts.
    `unplaced` tells that nothing says whose 市委 or 省基金 it is: it is one thing within its document only.
    `level` is that of the class a list closes with (3个国家高新区).
    `sentence` is the offset of its sentence, and `built` tells that the sentence says who builds or hosts it.
    """

    start: int
    end: int
    type: str
    name: str
    rule: str
    aliases: list[str] = field(default_factory=list)
    entry: Entry | None = None
    head: str = ""
    head_start: int = 0
    shared: bool = False
    place: Division | None = None
    parent: str = ""
    after_at: bool = False
    sentence: int = 0
    built: bool = False
    unplaced: bool = False
    level: str = ""


_LOOK_BACK = 60  # characters; no name reaches farther back from its head word


class Cover:
    """Which characters are taken by a mention, so that mentions never overlap."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        """Tell whether no character of a span is taken."""
        return self._taken.find(1, start, end) < 0

    def taken_before(self, position: int) -> int:
        """Return where the last mention before a position ends, or 0; only some characters are looked at."""
        return self._taken.rfind(1, max(0, position - _LOOK_BACK), position) + 1

    def take(self, start: int, end: int) -> None:
        """Mark a span as taken."""
        self._taken[start:end] = b"\x01" * (end - start)
