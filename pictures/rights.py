"""What the desk is told of rights: pictures that soon may be printed no longer, and those that have left a frame empty.

Asks as many queries for many pictures as for one. Days are dates in the paper's zone, instants are aware.
"""

from dataclasses import dataclass
from datetime import timedelta

from . import uses
from .models import Picture

NOTICE = timedelta(days=7)  # how long before the last day the desk is told, and after it of empty frames
MOST_ASKED = 1_000  # an agency's delivery ends in one night, and nobody uses the most of it
MOST_SHOWN = 12
FEW = 4  # stories named of each


@dataclass(frozen=True)
class Loss:
    """A picture that readers lose, and where: the first few `places`, and whether there are more."""

    picture: Picture
    places: list
    are_more: bool


def ending(today):
    """Those in use whose last day is today or one of the next seven, the first to end first: a list of `Loss`."""
    soon = Picture.objects.in_library().filter(withdrawn_at=None).usable_until_soon(today, NOTICE)
    return _in_use(soon.order_by("usable_until", "pk"))


def ends_soon(picture, today):
    """Whether the desk is told of one picture that its right ends: on `today` (a date) or one of the next seven."""
    return not picture.is_kept_back and picture.usable_until is not None and picture.usable_until <= today + NOTICE


def empty_frames(now):
    """Those withdrawn of late that readers would see, now or once a planned story or a draft is published, the last one
    first: a list of `Loss`."""
    withdrawn = Picture.objects.in_library().withdrawn_since(now - NOTICE)
    return _in_use(withdrawn.order_by("-withdrawn_at", "-pk"))


def _in_use(pictures):
    asked = list(pictures[:MOST_ASKED])
    times = uses.counted(asked)
    used = [picture for picture in asked if times[picture.pk]][: 3 * MOST_SHOWN]
    places = uses.places(used, FEW)
    found = [Loss(each, [place for place in places[each.pk] if place.is_needed], times[each.pk] > FEW) for each in used]
    return [loss for loss in found if loss.places][:MOST_SHOWN]
