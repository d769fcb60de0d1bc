"""What takes a picture from readers wherever it stands. No story and no edition is touched.

Pages leave an empty frame in its place as soon as the row says so. In the same transaction its renditions become files
that nobody may see any longer, which leave the public storage right after the commit: whatever happens in between, a
task knows what is left to do.
"""

from functools import partial
from itertools import batched

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.clock import day_end
from newsroom.pagecache.marks import mark_at

from . import discarding
from .acts import Refused, act, refuse_deleted, write_down
from .discarding import PUBLIC
from .making import make_after_commit
from .models import Discarded, Picture, Rendition

AT_ONCE = 200  # pictures in one transaction
ENDED = ["withdrawn_at", "withdrawn_by", "withdrawn_why"]


@act
def withdraw(picture, by, why):
    """Takes the picture from readers at once, on every page. `why`: a sentence for colleagues."""
    refuse_deleted(picture)
    if picture.withdrawn_at:
        raise Refused("The picture is withdrawn already.")
    end(picture, by, why)
    write_down(picture, by, f"Withdrawn: {why}")


def end(picture, by, why):
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_why = timezone.now(), by, why
    take_from_readers(picture, *ENDED)


def end_rights(today):
    """Withdraws the pictures that may be used no longer on `today` (a date). Returns how many."""
    over = Picture.objects.usable_no_longer(today).in_library().filter(withdrawn_at=None)
    return sum(is_ended(picture) for picture in over)


def is_ended(picture):
    """Whether it was withdrawn. One that is out of the library by now keeps no other from it."""
    try:
        return end_right(picture)
    except Refused:
        return False


@act
def end_right(picture, by):
    """Withdraws a picture where our right to print it has ended. Returns whether it did: the right may have been
    renewed in the same moment, and what readers may not see already stays as it is."""
    if picture.deleted_at or picture.withdrawn_at or not picture.right_has_ended:
        return False
    end(picture, by, f"Our right to print it ended on {day(picture.usable_until)}.")
    return True


def take_from_readers(picture, *columns):
    """Saves those columns of a picture, and has its files deleted that readers could get as soon as that is committed.

    Called by an act, which has the picture's lock: so nothing is taken from a picture that was given back meanwhile.
    """
    picture.recipe = 0  # made anew, should it be given back
    picture.save(update_fields=[*columns, "recipe"])
    names = list(picture.renditions.values_list("file", flat=True))
    picture.renditions.all().delete()
    discarding.discard(PUBLIC, names, picture=picture, is_urgent=True)
    Discarded.objects.filter(picture=picture, storage=PUBLIC).update(is_urgent=True)
    transaction.on_commit(partial(discarding.delete_urgent, picture=picture), robust=True)
    make_after_commit(picture)


def foretell_end(picture):
    """Has the pages with a picture go out of date as the last day of its right ends, whatever runs then."""
    if picture.usable_until:
        mark_at(day_end(picture.usable_until), picture.page_keys, hard=True)


def foretell_ends(today):
    """The same for all whose right ends from `today` on, as days begin at another moment since the paper has another
    time zone. Returns how many. A moment that was foretold before makes pages anew once more, and no more than that."""
    ending = Picture.objects.filter(usable_until__gte=today).order_by("pk")
    for pictures in batched(ending.iterator(), AT_ONCE, strict=False):
        with transaction.atomic():
            for picture in pictures:
                foretell_end(picture)
    return ending.count()


def finish():
    """Does what is left to do of what was taken from readers: a crash came between, the store did not answer, or
    renditions were made at the same moment. Returns how many files went."""
    for picture in left_with_readers():
        take_what_is_left(picture)
    return discarding.delete_urgent()


def left_with_readers():
    """Pictures that readers may not see, and that still have renditions."""
    kept_back = Picture.objects.filter(~Q(withdrawn_at=None) | ~Q(deleted_at=None))
    return kept_back.filter(Exists(Rendition.objects.filter(picture=OuterRef("pk"))))


@act
def take_what_is_left(picture, by):
    """Unless it was given back meanwhile."""
    if picture.is_kept_back:
        take_from_readers(picture)


def day(date):
    return date_format(date, "j F Y")
