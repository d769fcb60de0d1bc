"""Addresses that are not where a story lives, and who asks for them."""

import re
from urllib.parse import unquote

from django.urls import is_valid_path
from django.utils.http import escape_leading_slashes

from .models import Edition, OldAddress

ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless|lighthouse", re.IGNORECASE)


def normal(path):
    """How `OldAddress.path` writes an address: decoded, without slashes at either end."""
    return unquote(path).strip("/")[:500]


def of(parts):
    """`OldAddress.path` for an address taken apart by `urlsplit`."""
    return normal(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def is_asked(request, address):
    """Whether the request is for just that address (as `reverse` gives it, letters beyond ASCII encoded)."""
    return request.path == unquote(address)


def old(request):
    """Where the story lives now that once had the asked address, or None. One look-up, then one for the story."""
    asked = [normal(request.path), normal(request.get_full_path())]
    found = OldAddress.objects.filter(path__in=[path for path in asked if path and "\x00" not in path])
    for story_id in found.values_list("story_id", flat=True):
        edition = Edition.objects.select_related("category").last_seen(story_id)
        if edition is not None:
            return edition.get_absolute_url()
    return None


def with_slash(request):
    """The asked address with the slash it lacks, where that leads to a page; else None."""
    if request.path.endswith("/") or request.method not in ("GET", "HEAD"):
        return None
    return escape_leading_slashes(request.get_full_path(True)) if is_valid_path(f"{request.path_info}/") else None


def is_a_person(request):
    """Whether a read beacon comes from one of our pages in a browser that a person looks at."""
    headers = request.headers
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin" or "Sec-Purpose" in headers:
        return False
    return not ROBOT.search(headers.get("User-Agent", "robot"))
