"""The desk's history of a story: what it said at each save, and how a save is made."""

from .beginning import begin
from .comparing import compare, summary
from .keeping import keep, newest, write, written_on
from .merging import merge
from .restoring import restore
from .snapshots import FIELDS, PICTURE_FIELDS, snapshot, without_what_is_gone

__all__ = [
    "FIELDS",
    "PICTURE_FIELDS",
    "begin",
    "compare",
    "keep",
    "merge",
    "newest",
    "restore",
    "snapshot",
    "summary",
    "without_what_is_gone",
    "write",
    "written_on",
]
