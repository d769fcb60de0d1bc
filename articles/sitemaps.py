"""The sitemap for search engines (https://www.sitemaps.org/protocol.html): an index, and a file per month."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import months
from .models import Category, Edition

MOST = 50_000  # addresses in one file, by the protocol


@require_safe
def index(request):
    years = months.with_stories(timezone.now())
    context = {"months": [first for _, days in years for first in days], "site": settings.SITE_ADDRESS}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@require_safe
def month(request, year, month):
    first, last = months.bounds(year, month)
    editions = Edition.objects.live().published_between(first, last).newest_first().select_related("category")
    stories = editions.only("story_id", "slug", "starts_at", "published_at", "category__path")[:MOST]
    if not stories:
        raise Http404("Nothing was published that month.")
    is_newest = first == timezone.localdate().replace(day=1)
    context = {"stories": stories, "site": settings.SITE_ADDRESS}
    context["categories"] = Category.objects.only("path") if is_newest else []
    return render(request, "sitemap.xml", context, content_type="application/xml")
