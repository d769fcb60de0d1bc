"""Tells the picture library which pictures stand in places of their own on arranged pages (pictures/uses.py)."""

from collections import Counter, defaultdict

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from articles.models import Slot
from pictures import uses


def printed(pictures):
    return set(Slot.objects.filter(picture__in=pictures).values_list("picture", flat=True))


def counted(pictures):
    slots = Slot.objects.filter(picture__in=pictures).order_by().values_list("picture")
    return Counter(dict(slots.annotate(n=Count("arrangement__page", distinct=True))))


def places(pictures, most):
    """A place for each page that shows a picture, is going to, or once did: what readers see first."""
    now, found = timezone.now(), defaultdict(dict)
    slots = Slot.objects.filter(picture__in=pictures).select_related("arrangement__page__category")
    for slot in slots.order_by("-arrangement__ends_at")[: most * len(pictures)]:
        found[slot.picture_id].setdefault(slot.arrangement.page_id, _place(slot.arrangement, now))
    return {number: list(pages.values())[:most] for number, pages in found.items()}


def _place(arrangement, now):
    is_over = arrangement.is_over(now)
    return uses.Place(
        title=str(arrangement.page),
        address=reverse("admin:arrange_page", args=[arrangement.page.name]),
        kind="front",
        readers="" if is_over else "own picture of a place",
        before="own picture of a place" if is_over else "",
        is_live=arrangement.is_live(now),
    )


uses.register(uses.Use(printed, counted, places))
