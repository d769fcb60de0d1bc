"""Lists that go back through time, a page at a time, by the place of the last story shown (never by OFFSET)."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

SIZE = 20
PLACE = re.compile(r"(\d{8}T\d{6}\.\d{6})-(\d{1,18})", re.ASCII)  # 18 digits: a story's number has 63 bits


@dataclass
class Page:
    """One stretch of a list: its stories (cards), and the place `older` stories go on from ("" at the end)."""

    stories: list
    older: str = ""
    is_first: bool = True


def place(edition):
    """Where an edition stands in `newest_first`, as text for an address."""
    return f"{edition.published_at:%Y%m%dT%H%M%S.%f}-{edition.story_id}"


def read_place(text):
    """The (published_at, story_id) of `place`, published_at in UTC. Raises Http404 for anything else."""
    if found := PLACE.fullmatch(text):
        with suppress(ValueError):
            return datetime.strptime(f"{found[1]}+0000", "%Y%m%dT%H%M%S.%f%z"), int(found[2])
    raise Http404("There is no such place in the list.")


def turn(editions, before="", size=SIZE):
    """The page of `editions` (a queryset) behind the place `before`, or the first one."""
    ordered = editions.newest_first()
    if before:
        ordered = ordered.older_than(*read_place(before))
    stories = list(ordered.for_cards()[: size + 1])
    older = place(stories[size - 1]) if len(stories) > size else ""
    return Page(stories[:size], older, is_first=not before)
