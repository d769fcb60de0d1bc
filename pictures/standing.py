"""What the desk says of a picture at a glance: what it lacks, how long it may be printed, whether it is gone."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.formats import date_format

from newsroom.clock import local_day

SOON = timedelta(days=30)  # how long before its rights end it is said louder


@dataclass(frozen=True)
class Mark:
    """A few words beside a picture. `is_loud`: somebody has to do something about it."""

    words: str
    is_loud: bool = True


def marks(picture, today):
    """The marks of a picture on `today` (a date), the gravest first."""
    found = [ended(picture), rights(picture, today), described(picture)]
    if not picture.credit:
        found.append(Mark("no credit"))
    if picture.is_small:
        found.append(Mark(f"small: {picture.width} pixels wide"))
    return [mark for mark in found if mark]


def ended(picture):
    if picture.deleted_at:
        return Mark(f"deleted {day(local_day(picture.deleted_at))}")
    if picture.withdrawn_at:
        return Mark(f"withdrawn {day(local_day(picture.withdrawn_at))}")
    return None


def why_withheld(picture, today):
    """Why readers may not have it: “withdrawn 3 Dec 2026”; "" where they may."""
    over = rights(picture, today) if picture.right_has_ended else None
    return ", ".join(mark.words for mark in (ended(picture), over) if mark)


def rights(picture, today):
    """“until 3 Dec 2026” as long as it is far, then louder."""
    last = picture.usable_until
    if last is None:
        return None
    if last < today:
        return Mark(f"rights ended {day(last)}")
    return Mark(f"rights end {day(last)}") if last < today + SOON else Mark(f"until {day(last)}", is_loud=False)


def described(picture):
    if picture.alt:
        return None
    return Mark("decorative", is_loud=False) if picture.is_decorative else Mark("no description")


def unseen(picture):
    """Why the desk, too, sees nothing of a picture; "" where it does."""
    if picture.small_for_desk:
        return ""
    return "Being made…" if picture.waits_for_darkroom else "Cannot be made: replace its file"


def day(date):
    return date_format(date, "j M Y")
