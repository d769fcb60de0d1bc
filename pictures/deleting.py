"""Pictures that nobody needs: deleted in two steps, with a month between them in which they can be had back.

Readers can get no file of theirs from the first step on.
"""

from django.db import transaction
from django.utils import timezone

from . import uses
from .acts import Refused, act, refuse_deleted, write_down
from .discarding import AT_ONCE, KEPT_FOR, ORIGINALS, PUBLIC, discard
from .models import Picture
from .withdrawing import take_from_readers

FEW = 3  # names in a sentence


@act
def delete(picture, by):
    """Takes a picture that nothing has out of the library. It can be restored for `KEPT_FOR`."""
    refuse_deleted(picture)
    if places := uses.of(picture):
        raise Refused(still_used(picture, places))
    picture.deleted_at, picture.deleted_by = timezone.now(), by
    take_from_readers(picture, "deleted_at", "deleted_by")
    write_down(picture, by, "Deleted.")


def still_used(picture, places):
    """Why it stays, by name of what has it."""
    named = ", ".join(f"“{place.title}”" for place in places[:FEW])
    more = f" and {len(places) - FEW} more" if len(places) > FEW else ""
    if all(place.before and not (place.readers or place.desk) for place in places):
        return (
            f"“{picture}” stays: readers once saw it with {named}{more}, and the paper keeps what it printed. "
            "Withdraw it: then nobody sees it any more."
        )
    return f"“{picture}” stays: {named}{more} would lose it. Take it out there first, or withdraw it everywhere."


def end_deleted(now):
    """Ends those that were deleted long enough before `now` (aware) and that nothing has. Returns how many."""
    due = Picture.objects.deleted_before(now - KEPT_FOR).order_by("deleted_at")[:AT_ONCE]
    return sum(end(picture) for picture in due)


@transaction.atomic
def end(picture):
    """Deletes the row of a deleted picture for good, and discards its files. Returns whether it did: a picture that
    something has again, from an earlier version of a story, stays deleted and is kept."""
    locked = Picture.objects.deleted().select_for_update().filter(pk=picture.pk).first()
    if locked is None or uses.counted([locked]):
        return False
    original, renditions = locked.file.name, list(locked.renditions.values_list("file", flat=True))
    locked.delete()
    discard(ORIGINALS, [original], since=locked.deleted_at)
    discard(PUBLIC, renditions, since=locked.deleted_at)
    return True
