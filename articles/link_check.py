"""Asks whether outside addresses answer. For tasks only."""

from collections import Counter
from urllib.parse import urlsplit

from django.utils import timezone

from newsroom import fetch
from newsroom.text import line

from .models import CheckedLink

MOST, MOST_OF_A_HOST = 30, 3  # in a run, one after the other
MISSING = {404: "There is no such page (404).", 410: "The page is gone (410)."}
FAILING = (500, 502, 504)  # not 503, which is also what robots are told


def check(links, now=None):
    """Asks those of the links (a queryset of CheckedLink) that are due, a few of each host. Returns how many.

    Safe to run twice: each row is claimed before it is asked.
    """
    now = now or timezone.now()
    asked = 0
    for link in _a_few(links.due(now)):
        if _claim(link, now):
            answers, trouble = _ask(link.address)
            CheckedLink.objects.filter(pk=link.pk).update(answers=answers, trouble=line(trouble)[:300])
            asked += 1
    return asked


def _a_few(links):
    of_host, chosen = Counter(), []
    for link in links[: MOST * 10]:
        host = _host(link.address)
        of_host[host] += 1
        if of_host[host] <= MOST_OF_A_HOST:
            chosen.append(link)
    return chosen[:MOST]


def _host(address):
    try:
        return urlsplit(address).hostname
    except ValueError:
        return address


def _claim(link, now):
    mine = CheckedLink.objects.filter(pk=link.pk, checked_at=link.checked_at)
    return bool(mine.update(checked_at=now))


def _ask(address):
    """Whether it answers, True, False or None where it is none that we ask, and the trouble in a sentence.

    Servers that do not know HEAD, or turn it away, are asked as a reader's browser would.
    """
    try:
        status = _status(address)
    except fetch.NotAsked:
        return None, ""
    except fetch.Unfetched as error:
        return False, str(error)
    return _verdict(status)


def _status(address):
    try:
        status = fetch.knock(address).status
    except fetch.NotAsked:
        raise
    except fetch.Unfetched:
        status = None
    return status if status and status < 400 else fetch.knock(address, method="GET").status


def _verdict(status):
    """401, 403, 429, 999 and their like turn robots away, not readers: only what readers would miss is a trouble."""
    if status in MISSING:
        return False, MISSING[status]
    if status in FAILING:
        return False, f"The server fails to show the page ({status})."
    return True, ""
