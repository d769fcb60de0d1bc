"""Pictures that nobody needs: deleted in two steps, with a month between them in which they can be had back.

A file goes by the same two steps: first `Discarded` names it, and a month later it is deleted.
"""

import logging
from datetime import timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from . import uses
from .acts import Refused, act, refuse_deleted, write_down
from .models import Discarded, Picture, Rendition
from .withdrawing import PUBLIC

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
ORIGINALS = "originals"
AT_ONCE = 200  # of one run of a task
FEW = 3  # names in a sentence


@act
def delete(picture, by):
    """Takes a picture that nothing has out of the library. It can be restored for `KEPT_FOR`."""
    refuse_deleted(picture)
    if places := uses.of(picture):
        raise Refused(still_used(picture, places))
    picture.deleted_at, picture.deleted_by = timezone.now(), by
    picture.save(update_fields=["deleted_at", "deleted_by"])
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
    discard(ORIGINALS, [locked.file.name], since=locked.deleted_at)
    discard(PUBLIC, locked.renditions.values_list("file", flat=True), since=locked.deleted_at)
    locked.delete()
    return True


def discard(storage, names, **about):
    """Lets files go that no row is going to need. `about`: what the rows of `Discarded` say beside the name."""
    rows = [Discarded(storage=storage, name=name, **about) for name in names]
    Discarded.objects.bulk_create(rows, ignore_conflicts=True)


def sweep(now):
    """Deletes the files that were discarded long enough before `now` (aware). Returns how many."""
    due = Discarded.objects.filter(since__lt=now - KEPT_FOR).order_by("since")[:AT_ONCE]
    return sum(swept(discarded) for discarded in due)


def swept(discarded):
    """Whether the file is gone. One that a row names again stays; one whose store does not answer is tried again."""
    is_needed = is_named(discarded.storage, discarded.name)
    try:
        if not is_needed:
            storages[discarded.storage].delete(discarded.name)
    except OSError:
        logger.exception("%s could not be deleted; it is tried again", discarded)
        return False
    discarded.delete()
    return not is_needed


def is_named(storage, name):
    """Whether a picture or a rendition has the file."""
    rows = Picture if storage == ORIGINALS else Rendition
    return rows.objects.filter(file=name).exists()
