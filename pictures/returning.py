"""What gives a picture back: to readers, who lost it, and to the desk. Renditions that are gone are made anew."""

from django.utils import timezone

from newsroom.clock import local_day

from .acts import Refused, act, refuse_deleted, write_down
from .making import make_after_commit
from .withdrawing import ENDED, day, foretell_end

AS_IT_IS = object()


@act
def put_back(picture, by, *, until=AS_IT_IS):
    """Shows a withdrawn picture again where it stands. `until`: the last day (a date) it may be used; None: no end."""
    refuse_deleted(picture)
    if not picture.withdrawn_at:
        raise Refused("The picture is not withdrawn.")
    picture.usable_until = picture.usable_until if until is AS_IT_IS else until
    if picture.usable_until and picture.usable_until < timezone.localdate():
        raise Refused(f"Our right to print it ended on {day(picture.usable_until)}. Say until when it was renewed.")
    since = day(local_day(picture.withdrawn_at))
    write_down(picture, by, f"Put back. It was withdrawn on {since}: {picture.withdrawn_why}")
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_why = None, None, ""
    make_anew(picture, *ENDED, "usable_until")
    foretell_end(picture)


@act
def restore(picture, by):
    """Takes a deleted picture into the library again."""
    if not picture.deleted_at:
        raise Refused("The picture is not deleted.")
    picture.deleted_at = picture.deleted_by = None
    write_down(picture, by, "Restored.")
    make_anew(picture, "deleted_at", "deleted_by")


def make_anew(picture, *columns):
    """Saves the columns, and has the renditions made that the picture then lacks."""
    picture.recipe = 0  # so that it is tried again, should the worker die over it
    picture.save(update_fields=[*columns, "recipe"])
    make_after_commit(picture)
