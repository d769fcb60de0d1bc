"""The lists of stories and of corrections, prepared for the question what stands in one right above a place, and right
behind: an act asks it of a dozen lists at once (publishing/places.py)."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, CharField, DateTimeField

from newsroom.prepared import prepared

from . import corrections
from .models import Category, Correction, Edition

NUMBER, MOMENT, WORDS = BigIntegerField(), DateTimeField(), CharField()


class Kind:
    """Lists that are alike, and numbered by the column `number`. `rows` gives the queryset of one at a moment `at`, by
    what tells it from the others: values whose `fields` are named."""

    def __init__(self, rows, number="story_id", **fields):
        self._rows, self._number = rows, number
        asked = prepared(at=MOMENT, moment=MOMENT, row=NUMBER, **fields)
        self.above, self.behind = asked(self._above), asked(self._behind)

    def __call__(self, at, **which):
        return Listing(self, {"at": at, **which})

    def _above(self, moment, row, **which):
        return self._rows(**which).newer_than(moment, row).oldest_first().values(self._number)[:1]

    def _behind(self, moment, row, **which):
        return self._rows(**which).older_than(moment, row).newest_first().values(self._number)[:1]


@dataclass(frozen=True)
class Listing:
    """One list, as readers see it at a moment. The SQL (with its parameters) that it gives is for the number of the row
    next to a place (moment, number): null where there is none."""

    kind: Kind
    which: dict

    def above(self, place):
        return self.kind.above.sql(moment=place[0], row=place[1], **self.which)

    def behind(self, place):
        return self.kind.behind.sql(moment=place[0], row=place[1], **self.which)


def _in_section(at, section, below):
    return Edition.objects.live(at).filter(category__in=Category.objects.under(section, below).values("pk"))


EVERYTHING = Kind(lambda at: Edition.objects.live(at))
PUBLISHED = Kind(lambda at, start, end: Edition.objects.live(at).published_within(start, end), start=MOMENT, end=MOMENT)
SECTION = Kind(_in_section, section=NUMBER, below=WORDS)
TAG = Kind(lambda at, tag: Edition.objects.live(at).tagged_with(tag), tag=NUMBER)
AUTHOR = Kind(lambda at, author: Edition.objects.live(at).by_author(author), author=NUMBER)
ALL_CORRECTIONS = Kind(lambda at: Correction.objects.all(), "pk")
CORRECTIONS = Kind(corrections.told, "pk")
