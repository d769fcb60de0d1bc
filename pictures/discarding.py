"""Files that no row needs any more. They stay for a month, for pages that somebody kept; where nobody may see them a
minute longer they go as soon as what let go of them is committed.

A file is deleted under the lock of the `Discarded` that names it. Whoever keeps a file of that name anew takes the row
away first and looks afterwards whether the file is there (renditions.py): so no row is left without its file.
"""

import logging
from datetime import timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q

from .models import Discarded, Picture, Rendition

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
AT_ONCE = 200  # of one run of a task
PUBLIC = "default"  # the storage readers get files from
ORIGINALS = "originals"


def discard(storage, names, **about):
    """Lets those of the files go that no row names. `about`: what the rows of `Discarded` say beside the name."""
    rows = [Discarded(storage=storage, name=name, **about) for name in {*names} - named(storage, names)]
    Discarded.objects.bulk_create(rows, ignore_conflicts=True)


def named(storage, names):
    """Those of the names that a picture or a rendition has: a set."""
    rows = Picture if storage == ORIGINALS else Rendition
    return set(rows.objects.filter(file__in=[*names]).values_list("file", flat=True))


def earlier_files(**which):
    """The originals that pictures had before they were replaced, while they are kept: a queryset, the last first."""
    replaced = Discarded.objects.filter(storage=ORIGINALS, picture__isnull=False, **which)
    return replaced.select_related("picture").order_by("-since")


def sweep(now):
    """Deletes the files that were discarded long enough before `now` (aware). Returns how many."""
    due = Discarded.objects.filter(Q(since__lt=now - KEPT_FOR) | Q(is_urgent=True)).order_by("since")[:AT_ONCE]
    return _swept(due)


def delete_urgent(**whose):
    """Deletes the files that nobody may see any longer: of one picture (`picture=`), or of all. Returns how many."""
    return _swept(Discarded.objects.filter(is_urgent=True, **whose))


def _swept(due):
    return sum(is_swept(pk) for pk in list(due.values_list("pk", flat=True)))


def is_swept(pk):
    """Whether the file is gone. One that a row names again stays; one whose store does not answer is tried again."""
    try:
        with transaction.atomic():
            discarded = Discarded.objects.select_for_update().filter(pk=pk).first()
            return discarded is not None and _is_deleted(discarded)
    except OSError:
        logger.exception("A file (discarded %s) could not be deleted; it is tried again", pk)
        return False


def _is_deleted(discarded):
    is_needed = bool(named(discarded.storage, [discarded.name]))
    if not is_needed:
        storages[discarded.storage].delete(discarded.name)
    discarded.delete()
    return not is_needed
