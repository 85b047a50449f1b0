"""Files that answers are written to."""

from pathlib import Path

from ..graph.errors import InputError


def write_file(path: Path, content: bytes) -> None:
    """Write a file; raise InputError in one sentence where that cannot be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"cannot write {str(path)!r}: {error.strerror}; choose another file") from None
