"""Whether somebody looked, or something did. By what a browser says of the request: nothing of it is kept."""

import re
from functools import lru_cache

ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|scan|fetch|archive|curl|wget|python|java/|go-http|httpclient|headless"
    r"|lighthouse|facebookexternalhit|phantom|selenium",
    re.IGNORECASE,
)
AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")  # a browser that only prepares a page
LONGEST_NAME = 512  # letters of a User-Agent that are looked at; browsers have about 120


def is_a_person(environ):
    """Whether a beacon (WSGI `environ`) comes from a page of ours in a browser that somebody looks at."""
    if any(environ.get(name) for name in AHEAD) or not _comes_from_our_page(environ):
        return False
    return _names_a_browser(environ.get("HTTP_USER_AGENT", "")[:LONGEST_NAME])


def _comes_from_our_page(environ):
    """By Sec-Fetch-Site, which pages cannot forge; by Origin in browsers before 2023, which know no other."""
    if site := environ.get("HTTP_SEC_FETCH_SITE"):
        return site == "same-origin"
    return environ.get("HTTP_ORIGIN", "").partition("://")[2] == environ.get("HTTP_HOST")


@lru_cache(maxsize=1024)  # the look costs 20 µs, and most readers share a few hundred names
def _names_a_browser(name):
    return name.startswith("Mozilla/") and not ROBOT.search(name)
