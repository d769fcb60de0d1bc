"""Lists that go back through time, a page at a time, by the place of the last row shown (never by OFFSET)."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from . import printed

SIZE = 20
PLACE = re.compile(r"(\d{8}T\d{6}\.\d{6})-(\d{1,18})", re.ASCII)  # 18 digits: a row's number has 63 bits


@dataclass
class Page:
    """One stretch of a list: its rows, and the place from which `older` ones go on ("" at the end). `begins`: on a
    page that goes on, the moment (aware) of its newest row."""

    rows: list
    older: str = ""
    is_first: bool = True
    begins: datetime | None = None


def place(row):
    """Where a row (an edition, a correction) stands in its list, as text for an address."""
    moment, number = row.list_place
    return f"{moment:%Y%m%dT%H%M%S.%f}-{number}"


def read_place(text):
    """The moment, in UTC, and the number of `place`. Raises Http404 for anything else."""
    if found := PLACE.fullmatch(text):
        with suppress(ValueError):
            return datetime.strptime(f"{found[1]}+0000", "%Y%m%dT%H%M%S.%f%z"), int(found[2])
    raise Http404("There is no such place in the list.")


def turn(editions, before="", size=SIZE, *, listing=None, within=None):
    """The page of `editions` (a queryset), as cards, behind the place `before`, or the first one.

    `listing` is the list's key; pages of a list without one are not kept. Where the list is a section's, the editions
    are all, and `within` is the section.
    """
    page = stretch(editions.for_cards(), before, size, listing=listing, within=within)
    printed.cards(page.rows)
    return page


def stretch(rows, before="", size=SIZE, *, listing=None, within=None):
    """The page of a queryset that knows `newest_first` and `older_than`, behind the place `before`."""
    ordered = rows.newest_first()
    if before:
        ordered = ordered.older_than(*read_place(before))
    if within:
        ordered = ordered.newest_in(within, size + 1)
    found = list(ordered[: size + 1])
    shown, behind = found[:size], found[size:]
    if listing:
        printed.rows(listing, map(number, shown), is_first=not before, behind=next(map(number, behind), None))
    begins = shown[0].list_place[0] if before and shown else None
    return Page(shown, place(shown[-1]) if behind else "", is_first=not before, begins=begins)


def number(row):
    """By which a row's list knows it."""
    return row.list_place[1]
