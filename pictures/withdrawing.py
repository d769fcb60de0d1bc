"""What takes a picture from readers wherever it stands. No story and no edition is touched.

Pages leave an empty frame in its place as soon as the row says so. Its files leave the public storage right after the
commit; rows that name them stay until then, so that whatever happens in between, a task knows what is left to do.
"""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from .acts import Refused, act, refuse_deleted, write_down
from .models import Discarded, Picture, Rendition

PUBLIC = "default"  # the storage readers get files from
ENDED = ["withdrawn_at", "withdrawn_by", "withdrawn_why"]


@act
def withdraw(picture, by, why):
    """Takes the picture from readers at once, on every page. `why`: a sentence for colleagues."""
    refuse_deleted(picture)
    if picture.withdrawn_at:
        raise Refused("The picture is withdrawn already.")
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_why = timezone.now(), by, why
    picture.save(update_fields=ENDED)
    write_down(picture, by, f"Withdrawn: {why}")
    transaction.on_commit(partial(take_from_readers, picture), robust=True)


def end_rights(today):
    """Withdraws the pictures that may be used no longer on `today` (a date). Returns how many."""
    over = Picture.objects.usable_no_longer(today).in_library().filter(withdrawn_at=None)
    return sum(end_right(picture) for picture in over)


def end_right(picture):
    """Whether it was withdrawn: its right may have been renewed in the same moment."""
    try:
        withdraw(picture, f"Our right to print it ended on {day(picture.usable_until)}.")
    except Refused:
        return False
    return True


def take_from_readers(picture):
    """Deletes the files that readers could get of it, then the rows that name them. Safe to run twice."""
    renditions, discarded = picture.renditions.all(), picture.discarded.filter(storage=PUBLIC)
    names = {*renditions.values_list("file", flat=True), *discarded.values_list("name", flat=True)}
    shared = Rendition.objects.filter(file__in=names).exclude(picture=picture).values_list("file", flat=True)
    for name in names.difference(shared):
        default_storage.delete(name)
    Rendition.objects.filter(picture=picture, file__in=names).delete()
    Discarded.objects.filter(picture=picture, storage=PUBLIC, name__in=names).delete()
    Picture.objects.filter(pk=picture.pk).update(recipe=0)  # made anew, should it have been put back meanwhile


def left_with_readers():
    """Withdrawn pictures that still have files in the public storage: a crash, or a store that did not answer."""
    renditions = Rendition.objects.filter(picture=OuterRef("pk"))
    discarded = Discarded.objects.filter(picture=OuterRef("pk"), storage=PUBLIC)
    withdrawn = Picture.objects.exclude(withdrawn_at=None)
    return withdrawn.filter(Q(Exists(renditions)) | Q(Exists(discarded)))


def finish():
    """Does what is left to do of withdrawals: a crash came between, or the store did not answer. Returns how many."""
    left = list(left_with_readers())
    for picture in left:
        take_from_readers(picture)
    return len(left)


def day(date):
    return date_format(date, "j F Y")
