"""The sitemap for search engines (https://www.sitemaps.org/protocol.html): an index, and a file per month."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.pagecache.naming import kept

from . import keys, months, printed
from .models import Category, Edition

MOST = 50_000  # addresses in one file, by the protocol


@kept()
@require_safe
def index(request):
    printed.made_of_many(keys.SITEMAP)
    context = {"months": listed(), "site": settings.SITE_ADDRESS}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@kept()
@require_safe
def month(request, year, month):
    """The stories of a month. With the newest come the sections; and in place of stories where there are none, since
    search engines refuse a file without an address."""
    first, last = months.bounds(year, month)
    editions = Edition.objects.live().published_between(first, last).newest_first().select_related("category")
    stories = editions.with_last_correction().only("story_id", "slug", "starts_at", "published_at", "category__path")[
        :MOST
    ]
    printed.sitemap(first, stories)
    if not stories and first != this_month():
        raise Http404("Nothing was published that month.")
    context = {"stories": stories, "site": settings.SITE_ADDRESS}
    context["categories"] = sections() if not stories or first == this_month() else []
    return render(request, "sitemap.xml", context, content_type="application/xml")


def sections():
    printed.made_of_many(keys.SECTIONS)
    return Category.objects.only("path")


def listed():
    """The first days of the months that the index names: this one, and those in which stories were published."""
    newest = this_month()
    with_stories = [first for _, days in months.with_stories(timezone.now()) for first in days]
    return [newest, *(first for first in with_stories if first < newest)]


def this_month():
    return timezone.localdate().replace(day=1)
