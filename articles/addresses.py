"""Addresses that are not where a story lives."""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote

from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.http import MAX_URL_REDIRECT_LENGTH, escape_leading_slashes

from . import printed
from .models import Author, Category, Edition, OldAddress, Tag
from .models.address import TARGETS, normal

FEED = re.compile(r"/feed(/atom|/json)?\Z")  # behind the page that it follows


def of(parts):
    """`OldAddress.path` for an address taken apart by `urlsplit`."""
    return normal(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def is_asked(request, address):
    """Whether the request is for just that address (as `reverse` gives it, letters beyond ASCII encoded)."""
    return request.path == unquote(address)


@dataclass(frozen=True)
class Known:
    """What is known of an address where no page answers: where that lives now which once had it (None: nowhere), and
    whether it is gone for good."""

    target: str | None
    is_gone: bool


def old(request):
    """Where that lives now which once had the asked address, or None."""
    return known(request).target


def known(request):
    """One look-up, and one more for a story."""
    path = normal(request.path)
    asked = {path, FEED.sub("", path), normal(request.get_full_path())}
    printed.answers_at(asked)
    found = OldAddress.objects.filter(path__in=[each for each in asked if each and "\x00" not in each])
    nearest_first = sorted(found.select_related("category", "tag", "author", "series"), key=lambda row: -len(row.path))
    leading = [row for row in nearest_first if not row.is_gone]
    target = next(filter(None, (_place(row, path) for row in leading)), None)
    return Known(target, is_gone=len(leading) < len(nearest_first))


def _place(row, asked):
    """The address today of what an `OldAddress` leads to; of its feed where that was asked of a section, a tag, an
    author or a series."""
    printed.target(row)
    if row.path != asked and row.path == FEED.sub("", asked):
        return None if row.story_id else f"{row.target.get_absolute_url()}{FEED.search(asked)[0].strip('/')}/"
    if not row.story_id:
        return row.target.get_absolute_url()
    edition = Edition.objects.select_related("category").last_seen(row.story_id)
    if edition:
        printed.address(edition, "address")
    return edition and edition.get_absolute_url()


@contextmanager
def kept(thing):
    """Where a tag, an author, a series, or a section and all below it stood before the block goes on leading there; or
    says that it is gone, where the block deletes it."""
    before, was_met = {row.pk: row.get_absolute_url() for row in _with_all_below(thing)}, _is_met(thing)
    yield
    after = type(thing).objects.in_bulk(before)
    for number, address in before.items():
        if (row := after.get(number)) and row.get_absolute_url() != address:
            _note(address, {row._meta.model_name: row})
        elif row is None and was_met:
            _note(address, {})


def _note(address, target):
    OldAddress.objects.update_or_create(path=normal(address), defaults=dict.fromkeys(TARGETS) | target)


def _is_met(thing):
    """Whether readers can know of it. Nothing is said of what there was on drafts alone."""
    if isinstance(thing, Tag):
        return thing.pk is not None and Edition.objects.seen_by(timezone.now()).filter(tagged__tag=thing).exists()
    return thing.is_introduced if isinstance(thing, Author) else True


def _with_all_below(thing):
    """The rows as the database has them: nothing for a new thing."""
    stored = type(thing).objects.filter(pk=thing.pk)
    return Category.objects.within(stored[0]) if isinstance(thing, Category) and stored else stored


def in_small_letters(request):
    """The address of what the asked one leads to in small letters, slash or no slash; None where that is nothing, or
    just what was asked."""
    small = request.path_info.lower()
    if small == request.path_info or request.method not in ("GET", "HEAD"):
        return None
    asked = [small] if small.endswith("/") else [small, f"{small}/"]
    return next(filter(None, (_answering_at(each, request) for each in asked)), None)


def _answering_at(path, request):
    """Where the page at a path lives, or None. Its own view is asked, which names what the answer depends on."""
    try:
        page = resolve(path)
    except Resolver404:
        return None
    if not page.kwargs:  # no row's, so it is always there
        return path
    if not hasattr(page.func, "query"):  # answered to one alone (newsroom/pagecache/naming.py)
        return None
    printed.answers_at([path])
    try:
        answer = page.func(request, **page.kwargs)
    except Http404:
        return None
    return answer.get("Location", escape_uri_path(path)) if answer.status_code < 400 else None


def with_slash(request):
    """The asked address with the slash it lacks, where that is a page's own; else None.

    Stories and sections answer without a slash, too: where they did not, one more would not help. Nor does it where a
    view takes whatever nothing else does, as the desk's last one.
    """
    if request.path.endswith("/") or request.method not in ("GET", "HEAD"):
        return None
    try:
        page = resolve(f"{request.path_info}/")
    except Resolver404:
        return None
    address = escape_leading_slashes(request.get_full_path(True))
    is_short = len(address) <= MAX_URL_REDIRECT_LENGTH
    is_own = page.url_name not in ("story", "section") and getattr(page.func, "should_append_slash", True)
    return address if is_short and is_own else None
