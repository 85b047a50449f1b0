"""What makes two names one: the spelling key, and ids that are stable and readable."""

import hashlib
import unicodedata

from .ontology import ontology

_DROPPED = str.maketrans("", "", "“”\"'‘’《》〈〉「」『』 \t\r\n\u3000·•-—－–_")

# A server indexes ids, and an index entry has a limit; a longer name is cut and told apart by its digest.
_LONGEST = 300
KEY_LENGTH = 100


def spelling_key(name: str) -> str:
    """Return the spelling that equal names share: width, case, quotes, spaces and dashes do not count.

    >>> spelling_key("Ｇ60 科创走廊") == spelling_key("g60科创走廊")
    True
    """
    folded = unicodedata.normalize("NFKC", name)
    return (folded if folded.isalnum() else folded.translate(_DROPPED)).lower()  # nothing dropped is alphanumeric


def name_key(name: str) -> str:
    """Return what a store indexes a name by: the opening of its spelling key, for an index entry has a limit."""
    return spelling_key(name)[:KEY_LENGTH]


def entity_id(label: str, name: str, place: str | None = None) -> str:
    """Return the id of an entity: the label's prefix, its canonical name, and a place where the bare name is ambiguous.

    >>> entity_id("Platform", "滨海科技城", "绍兴")
    'plat:滨海科技城@绍兴'
    """
    name = unicodedata.normalize("NFC", name)
    if len(name) > _LONGEST:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        name = f"{name[:60]}…{digest[:16]}"
    bare = f"{ontology().label(label).prefix}:{name}"
    return f"{bare}@{place}" if place else bare
