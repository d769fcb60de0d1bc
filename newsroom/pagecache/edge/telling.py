"""What caches in front of the paper are told with every answer: what is on the page, and for how long it will do.

The page's own Cache-Control goes to browsers and to caches that nobody can purge: it says “ask again”. What a carrier
may do stands in a header that only it reads.
"""

from functools import lru_cache
from time import time
from typing import NamedTuple
from urllib.parse import quote

from newsroom.pagecache.page import KEPT_PAGE, Page
from newsroom.pagecache.watch import Verdict

from .outset import Outset

FRESH = 240  # seconds: with those below at most five minutes, as long as the hot list may lag
RENEWED = 10  # seconds that an old page may be shown while a new one is fetched
FAILING = 86_400  # seconds that the last good page may be shown while the paper cannot be reached
SLACK = 1  # second: what an answer takes on its way, and nginx may keep it
BLIND = 10  # seconds that a page may be kept while we cannot see whether it is still good
# Varnish takes 8,192 bytes a header (http_resp_hdr_len), Fastly and Cloudflare 16,384; what is beyond is cut off
# without a word, and a page whose keys were cut off could not be purged.
MOST_BYTES = 8_000
NOTHING_LIKE_A_COMMA = ":/>-._~"


class Dialect(NamedTuple):
    """How a carrier wants to be told: the header of keys, what stands between two, and the header of the life."""

    keys: str
    between: str
    life: str


DIALECTS = {
    "fastly": Dialect("Surrogate-Key", " ", "Surrogate-Control"),
    "cloudflare": Dialect("Cache-Tag", ",", "Cloudflare-CDN-Cache-Control"),
    "varnish": Dialect("xkey", " ", "Surrogate-Control"),
    "print": Dialect("Surrogate-Key", " ", "Surrogate-Control"),
}


def written(key):
    """A key as carriers have it: without blanks, commas, and letters beyond ASCII."""
    return quote(key, safe=NOTHING_LIKE_A_COMMA)


class Edge:
    """A WSGI application around the page cache, whose answers tell the caches in front what they may do.

    `carrier`: one of DIALECTS, or "none"; `seal`: where an nginx stands in front, which may keep a page for the rest of
    the second, what it is to look at.
    """

    def __init__(self, pages, carrier, seal=None):
        self.pages, self.watch = pages, pages.watch
        self.dialect, self.has_proxy = DIALECTS.get(carrier), seal is not None
        pages.follower.listeners += [Outset(self.watch)] if self.dialect else []
        pages.follower.listeners += [seal] if seal else []

    def __call__(self, environ, start_response):
        def told(status, headers, exc_info=None):
            page = environ.get(KEPT_PAGE)
            headers = self._of_all(headers, page) if isinstance(page, Page) else self._of_one(headers)
            return start_response(status, headers, exc_info)

        return self.pages(environ, told)

    def _of_all(self, headers, page):
        now, is_fresh = time(), self.watch.trusts(page) or self.watch.judge(page) is Verdict.FRESH
        if self.dialect:
            most = BLIND if self.pages.follower.is_in_the_dark else FRESH
            has_begun = self.watch.count is not None  # before that nobody would tell the carrier of what is marked
            good_for = life(page, self.watch, now, most if is_fresh and has_begun else 0)
            headers = [*headers, *spoken(self.dialect, _keys(page), good_for)]
        if self.has_proxy and is_fresh:
            # To the end of this second: moments are whole seconds, so that nothing outlives one.
            headers = [*headers, ("X-Accel-Expires", f"@{int(now)}")]
        return headers

    def _of_one(self, headers):
        """What is not kept for all is kept nowhere, unless it says itself that it is public, as pictures are."""
        said = ", ".join(value for name, value in headers if name.lower() == "cache-control")
        if not self.dialect or "public" in said or "private" in said:
            return headers
        others = [each for each in headers if each[0].lower() != "cache-control"]
        return [*others, ("Cache-Control", f"private, {said or 'no-cache'}")]


class Life(NamedTuple):
    """Seconds for which a page may be shown: as it is, while it is fetched anew, while that fails."""

    fresh: int
    renewed: int
    failing: int


NO_LIFE = Life(0, 0, 0)


def life(page, watch, now, most):
    """Of a page that may be kept for `most` seconds; 0 where it is out of date already.

    No part of it goes beyond a moment that is known; the last not beyond one after which nobody may see the page.
    """
    if not most:
        return NO_LIFE
    left = _seconds(page.good_until - now, most + RENEWED)
    fresh = min(left, most)
    return Life(fresh, min(left - fresh, RENEWED), _seconds(watch.gone_at(page) - now - fresh, FAILING))


def spoken(dialect, keys, life):
    """The headers of it. Where the keys are too many for one, the page is not to be kept."""
    value = _joined(keys, dialect.between)
    if len(value) > MOST_BYTES:
        life, value = NO_LIFE, ""
    words = f"max-age={life.fresh}, stale-while-revalidate={life.renewed}, stale-if-error={life.failing}"
    return [(dialect.keys, value), (dialect.life, words)]


def _seconds(left, most):
    return max(0, int(min(left - SLACK, most)))


def _keys(page):
    """Of furniture only what speaks of a thing: that the hot list is another now must not purge every page."""
    return page.keys, tuple(key for part in page.parts for key in part.keys if ":" in key)


@lru_cache(maxsize=1024)
def _joined(keys, between):
    return between.join(sorted({written(key) for several in keys for key in several}))
