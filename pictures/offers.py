"""A picture as the desk's scripts get it."""

from django.urls import reverse
from django.utils import timezone

from . import standing
from .forms import in_one_line

SAID = ("alt", "caption", "credit", "source", "licence", "rights_holder", "notes")


def offer(picture, may_word=False):
    """All that a dialog or a row shows, as a dict for JSON. Where `thumb` is "", `unseen` says why; it `waits` for the
    darkroom, or there will be none.

    `may_word`: whether who asks may change its words.
    """
    return {
        "id": picture.pk,
        **{name: getattr(picture, name) for name in SAID},
        "decorative": picture.is_decorative,
        "keywords": in_one_line(keyword.name for keyword in picture.keywords.all()),
        "usable_until": iso(picture.usable_until),
        "taken_on": iso(picture.taken_on),
        **files(picture),
        "unseen": standing.unseen(picture),
        "waits": picture.waits_for_darkroom,
        "width": picture.width,
        "height": picture.height,
        "withheld": picture.is_kept_back,
        "why_withheld": standing.why_withheld(picture, timezone.localdate()),
        # For pages that were opened before the upgrade; it may go one release later.
        "marks": [mark.words for mark in standing.marks(picture, timezone.localdate())],
        "page": reverse("admin:pictures_picture_change", args=[picture.pk]),
        "may_word": may_word,
        "was_known": picture.was_known,
    }


def files(picture):
    """Addresses of a small and of a larger version, "" where there are none yet."""
    small, large = picture.small_for_desk, picture.large_for_desk
    return {"thumb": small.get_absolute_url() if small else "", "large": large.get_absolute_url() if large else ""}


def iso(day):
    return day.isoformat() if day else ""
