"""Tells the picture library which pictures stand at the head of a series (pictures/uses.py)."""

from collections import Counter

from django.db.models import Count
from django.urls import reverse

from pictures import uses

from .models import Series


def printed(pictures):
    return set(_headed(pictures).values_list("picture", flat=True))


def counted(pictures):
    return Counter(dict(_headed(pictures).values_list("picture").annotate(n=Count("pk"))))


def places(pictures, most):
    found = {}
    for series in _headed(pictures)[: most * len(pictures)]:
        found.setdefault(series.picture_id, []).append(_place(series))
    return found


def _headed(pictures):
    return Series.objects.filter(picture__in=pictures).order_by("pk")


def _place(series):
    address = reverse("admin:articles_series_change", args=[series.pk])
    return uses.Place(series.title, address, "series", readers="head of the series", is_live=True)


uses.register(uses.Use(printed, counted, places))
