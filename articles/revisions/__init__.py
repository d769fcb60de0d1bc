"""The desk's history of a story: what it said at each save, and how a save is made."""

from .keeping import keep, newest, write, written_on
from .snapshots import BELONGING, FIELDS, PICTURE_FIELDS, put, snapshot, without_what_is_gone

__all__ = [
    "BELONGING",
    "FIELDS",
    "PICTURE_FIELDS",
    "keep",
    "newest",
    "put",
    "snapshot",
    "without_what_is_gone",
    "write",
    "written_on",
]
