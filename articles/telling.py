"""Tells others of stories that came, changed and went: search engines by IndexNow, feed readers by a WebSub hub. For
tasks only.

What has changed is read from the page cache's marks, in the order of its clock: so nothing is told before readers see
it, and what a service was not told it is told the next time. Telling twice does no harm.
"""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsroom import fetch
from newsroom.pagecache.models import Clock, Mark, Moment

from .feeds.writers import FORMS
from .models import Category, Correction, Edition, Series, Told

log = logging.getLogger(__name__)
PAGE = re.compile(r"story:(\d+)/page\Z")  # articles/keys.py: what is marked as a story's page changes
SERIES = re.compile(r"series:(\d+)\Z")  # … as a series: which of its parts readers see
MOST_STORIES = 1_000  # of a turn, so that one after a long rest has an end
MOST_ADDRESSES = 1_000  # of a call; IndexNow takes 10,000
MOST_TOPICS = 50
REST, LONGEST_REST = timedelta(minutes=2), timedelta(hours=1)


class NotTold(Exception):
    """It was not taken. The message is what was said; `rest`: how long to leave the service alone."""

    def __init__(self, message, rest=REST):
        super().__init__(message)
        self.rest = rest


def tell():
    """Tells all services that are set. Returns of how many stories, counted for each. Safe to run twice or at once."""
    return sum(_tell(name, service) for name, service in SERVICES.items() if service.is_on())


def _tell(name, service):
    now, count = timezone.now(), Clock.objects.values_list("count", flat=True).first() or 0
    told = Told.objects.take_turn(name, count, now)
    if told is None:
        return 0
    named = changed(told, count, now)
    numbers, series = _numbers(PAGE, named), _numbers(SERIES, named)
    try:
        for some in [*batched(numbers, MOST_STORIES, strict=False)] or [()]:
            service.tell(last_seen(some, now), series)
    except (NotTold, fetch.Unfetched) as error:
        _rest(told, error, now)
        return 0
    told.reach(count, now)
    return len(numbers)


def _rest(told, error, now):
    """Logged once for as long as it lasts."""
    trouble = str(error)[:300]
    if trouble != told.trouble:
        log.error("%s is not told of stories, and is asked again: %s", told.service, trouble)
    told.rest(now + getattr(error, "rest", REST), trouble)


def changed(told, count, now):
    """The keys of stories and series that were marked since, or whose moment has passed, in order."""
    of_both = Q(key__startswith="story:") | Q(key__startswith="series:")
    marked = Mark.objects.filter(of_both, count__gt=told.count, count__lte=count).order_by("count")
    passed = Moment.objects.filter(of_both, at__gt=told.at, at__lte=now).order_by("at")
    return [*marked.values_list("key", flat=True), *passed.values_list("key", flat=True)]


def _numbers(pattern, named):
    return list(dict.fromkeys(int(found[1]) for key in named if (found := pattern.match(key))))


def last_seen(numbers, now):
    """The newest edition of each story that readers have seen, with what is needed for addresses."""
    seen = Edition.objects.seen_by(now).filter(story__in=numbers).select_related("category")
    found = {}
    for edition in seen.prefetch_related("bylines__author", "tagged__tag"):
        found.setdefault(edition.story_id, edition)
    return list(found.values())


def tell_index_now(editions, series=()):
    """https://www.indexnow.org/documentation"""
    addresses = [f"{settings.SITE_ADDRESS}{edition.get_absolute_url()}" for edition in editions]
    key = settings.INDEXNOW_KEY
    proof = settings.SITE_ADDRESS + reverse("index_now_key", args=[key])
    who = {"host": urlsplit(settings.SITE_ADDRESS).netloc, "key": key, "keyLocation": proof}
    for some in batched(addresses, MOST_ADDRESSES, strict=False):
        _post(settings.INDEXNOW_ADDRESS, json.dumps({**who, "urlList": some}), "application/json; charset=utf-8")


def tell_hub(editions, series=()):
    """https://www.w3.org/TR/websub/#publishing leaves the how to hubs; this is what they take."""
    for some in batched(topics(editions, series), MOST_TOPICS, strict=False):
        asked = [("hub.mode", "publish"), *(("hub.url", topic) for topic in some)]
        _post(settings.WEBSUB_HUB, urlencode(asked), "application/x-www-form-urlencoded")


def topics(editions, series=()):
    """Whole addresses of the feeds in which the editions are or were, and of `series`, by number: each once."""
    pages = {reverse("front"): None} if editions else {}
    for edition in editions:
        rows = [*within(edition.category), *(tagged.tag for tagged in edition.tagged.all())]
        pages |= dict.fromkeys(row.get_absolute_url() for row in rows)
        pages |= dict.fromkeys(byline.author.get_absolute_url() for byline in edition.bylines.all())
    pages |= dict.fromkeys(beside([edition.story_id for edition in editions], series))
    feeds = [f"{page}feed/{form}{'/' if form else ''}" for page in pages for form in FORMS]
    return [f"{settings.SITE_ADDRESS}{feed}" for feed in feeds]


def beside(stories, series=()):
    """Addresses of pages with feeds that have stories, by their numbers, for what is told around them; and of series,
    which a story may just have left."""
    having = Series.objects.filter(Q(parts__story__in=stories) | Q(pk__in=series)).distinct()
    yield from (each.get_absolute_url() for each in having)
    if Correction.objects.filter(story__in=stories).exists():
        yield reverse("corrections")


def within(category):
    """The section and those that it is part of."""
    parts = category.path.split("/")
    return Category.objects.filter(path__in=["/".join(parts[:end]) for end in range(1, len(parts) + 1)])


def _post(address, body, type):
    answer = fetch.post(address, body.encode(), type)
    if answer.status // 100 == 2:
        return
    is_ours = answer.status // 100 == 4 and answer.status not in (408, 429)  # the key, the address: not soon better
    raise NotTold(
        f"{urlsplit(address).hostname} answers {answer.status}", _wait(answer, LONGEST_REST if is_ours else REST)
    )


def _wait(answer, rest):
    said = answer.headers.get("Retry-After", "")
    return min(timedelta(seconds=int(said)), LONGEST_REST) if said.isascii() and said.isdigit() else rest


@dataclass(frozen=True)
class Recipient:
    is_on: Callable
    tell: Callable


SERVICES = {
    "IndexNow": Recipient(lambda: settings.INDEXNOW_KEY, tell_index_now),
    "WebSub": Recipient(lambda: settings.WEBSUB_HUB, tell_hub),
}
