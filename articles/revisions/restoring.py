"""An earlier version of a story once more."""

from .keeping import write
from .snapshots import without_what_is_gone


def restore(story, revision, *, base=None, by=None):
    """Saves what a revision says as the story's newest version: nothing is rewritten, and what was newest stays.

    Returns the new revision (kept aside where `base` is no longer the newest, as in `write`) and sentences about what
    could not be had again.
    """
    said, lost = without_what_is_gone(revision.snapshot)
    return write(story, said, base=base, by=by, why=f"Version {revision.number} again"), lost
