"""How the desk lays out a page: a draft that is changed act by act, kept act by act, and undone.

    draft = layout.opened(page)
    said = layout.put(page, draft.slots, story=12, place="tops-1")
    layout.save(page, said, base=draft.number, by=request.user, words="“Ferries” put")

Publishing makes an arrangement of it (`publishing.arrange`). What a draft says of a place is a dict, by the place's
name (`Slot.name`): `story`, `headline`, `picture`, `from` and `until` of what is pinned there, and what fills it
`otherwise`, with a `tag` or a `section`. Rows are given by number, moments in ISO 8601 and UTC.
"""

from .following import follow, pages_filled_by, pages_pinning
from .moving import clear, put, say, step
from .saving import Stale, current, differing, live, opened, redo, redoes, save, told, undo, undoes
from .saying import NOTHING, as_said, as_slots, fitting

__all__ = [
    "NOTHING",
    "Stale",
    "as_said",
    "as_slots",
    "clear",
    "current",
    "differing",
    "fitting",
    "follow",
    "live",
    "opened",
    "pages_filled_by",
    "pages_pinning",
    "put",
    "redo",
    "redoes",
    "save",
    "say",
    "step",
    "told",
    "undo",
    "undoes",
]
