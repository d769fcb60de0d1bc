"""Tells the picture library which flat pages have its pictures (pictures/uses.py): few enough to read their texts."""

from collections import Counter, defaultdict

from django.urls import reverse

from pictures import uses

from . import body
from .models import FlatPage, FlatVersion


def printed(pictures):
    """Those that readers see or saw on a page."""
    asked = {picture.pk for picture in pictures}
    return asked & {number for text in FlatVersion.objects.values_list("body", flat=True) for number in _of(text)}


def counted(pictures):
    asked = {picture.pk for picture in pictures}
    return Counter(number for page in _pages() for number in asked & (_of(page.body) | _shown(page)))


def places(pictures, most):
    found, asked = defaultdict(list), {picture.pk for picture in pictures}
    for page in _pages():
        desk, readers = _of(page.body), _shown(page)
        for number in asked & (desk | readers):
            if len(found[number]) < most:
                found[number].append(_place(page, number in desk, number in readers))
    return found


def _pages():
    return FlatPage.objects.select_related("shown")


def _of(text):
    return set(body.picture_ids(text))


def _shown(page):
    return _of(page.shown.body) if page.shown else set()


def _place(page, at_desk, at_readers):
    return uses.Place(
        title=page.headline,
        address=reverse("admin:articles_flatpage_change", args=[page.pk]),
        kind="page",
        standing="Live" if page.shown else "Draft",
        desk="text" if at_desk else "",
        readers="text" if at_readers else "",
        is_live=at_readers,
    )


uses.register(uses.Use(printed, counted, places))
