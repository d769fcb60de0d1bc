"""Every address of the paper, what it answers, and the keys that its page names."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler

from newsroom.pagecache.furniture import SLOT
from newsroom.pagecache.models import Clock, Mark
from newsroom.pagecache.rendering import rendered
from tests.pagecache.conftest import environ

LINKS = re.compile(rb'href="(?:http://paper\.test)?([/?][^"#]*)(?:#[^"]*)?"|<loc>http://paper\.test([^<]*)</loc>')
NOT_PAGES = ("/static/", "/media/", "/search/", "/desk/")
BESIDE = ("/nowhere/", "/robots.txt", "/sitemap.xml", "/corrections/feed/", "/money", "/tag/nobody/", "/old/ferries/")
BESIDE += ("/sitemap-news.xml",)
# A feed of each kind, in one form or another: all of them have some stories of thirty, and take their time.
FEEDS = (
    "/feed/",
    "/feed/atom/",
    "/money/feed/json/",
    "/culture/feed/",
    "/tag/subject-1/feed/",
    "/tag/nobody/feed/atom/",
)
FEEDS += ("/tag/subject-5/feed/json/", "/author/writer-1/feed/json/", "/author/writer-2/feed/")
IS_FEED = re.compile(r"/feed/(atom/|json/)?\Z")


class Answered(NamedTuple):
    status: str
    place: str
    body: bytes
    keys: frozenset
    ends: float  # when it is out of date by itself, in seconds


class Press:
    """The paper as it is asked for: `crawl` all of it, from one page to the next, or what there was once more."""

    def __init__(self):
        self.application = WSGIHandler()

    def crawl(self, *also):
        found, ahead = {}, ["/", *BESIDE, *FEEDS, *also]
        while ahead:
            if (address := ahead.pop()) not in found:
                found[address] = self.ask(address)
                ahead += links(address, found[address].body)
        return found

    def again(self, addresses):
        return {address: self.ask(address) for address in addresses}

    def ask(self, address):
        path, _, query = address.partition("?")
        answer, naming = rendered(self.application, environ(path, query))
        assert answer.status[:1] in "234", address
        assert naming.is_kept, address
        return Answered(
            answer.status,
            dict(answer.headers).get("Location", ""),
            furnished(answer.read()),
            frozenset(naming.keys),
            naming.ends,
        )


def links(address, body):
    for found in LINKS.finditer(body):
        link = (found[1] or found[2]).decode().replace("&amp;", "&")
        link = urlsplit(address).path + link if link.startswith("?") else link
        if not (link.startswith(NOT_PAGES) or IS_FEED.search(link)):
            yield link.removesuffix("?")


def furnished(body):
    """Without its furniture, which has keys of its own."""
    return SLOT.sub(b"", body)


def lasting(before, now):
    """Without what is out of date by itself by `now` (aware)."""
    return {address: answer for address, answer in before.items() if answer.ends > now.timestamp()}


def changed(before, after):
    """The addresses that answer otherwise now."""
    return {address for address, answer in before.items() if answer[:3] != after[address][:3]}


def spoilt(before, keys):
    """The addresses whose pages are out of date once those keys are marked."""
    return {address for address, answer in before.items() if answer.keys & keys}


def marked_since(count):
    return set(Mark.objects.filter(count__gt=count).values_list("key", flat=True))


def clock_count():
    return Clock.objects.values_list("count", flat=True).first() or 0
