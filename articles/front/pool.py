"""The stories that a page is made from: the newest, those of a tag, those most read, and those that are pinned."""

from datetime import timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import DateField, DateTimeField, Q

from articles import pages
from articles.models import Edition
from newsroom.clock import local_day
from newsroom.prepared import prepared

READ = 300  # newest stories that the front is made from: weeks of a paper's output
DEPTH = 60  # of a tag, and of what is hot: more than a page shows of all
WEEK = timedelta(days=7)
COLUMNS = ("pk", "story_id", "lead_picture_id", "category__path", "translation_of_id")


class Row(NamedTuple):
    """An edition, as much of it as it takes to choose."""

    edition: int
    story: int
    picture: int | None
    path: str  # of its section
    translation_of: int | None = None
    seen_picture: int | None = None  # its picture, if readers see it; known of the newest

    @property
    def is_translation(self):
        return self.translation_of is not None

    def is_in(self, section):
        return self.path == section.path or self.path.startswith(f"{section.path}/")


@prepared(at=DateTimeField(), day=DateField())
def _newest(at, day):
    newest = Edition.objects.live(at).newest_first().with_seen_picture(at, day)
    return newest.values_list(*COLUMNS, "seen_picture")[:READ]


class Pool:
    """What readers can see at `at` (aware). `newest`: rows, the newest first, of the `section`, if given; all else is
    asked for by `gather`."""

    def __init__(self, at, newest, section=None):
        self.at, self.newest, self.section = at, newest, section
        self.pinned, self.hot, self.tagged = {}, [], {}

    @classmethod
    def of_paper(cls, at):
        return cls(at, [Row(*row) for row in _newest(at=at, day=local_day(at))])

    @classmethod
    def of_section(cls, category, at, above):
        """Those for a first page of the section's list, and for the places `above` it."""
        most = above + pages.SIZE + 1
        newest = Edition.objects.live(at).newest_first().newest_in(category, most).with_seen_picture(at, local_day(at))
        return cls(at, [Row(*row) for row in newest.values_list(*COLUMNS, "seen_picture")[:most]], category)

    @property
    def is_full(self):
        """Whether there may be older stories than it has."""
        return len(self.newest) == READ

    def gather(self, slots):
        """Asks for what the slots need: at most three queries, however many they are."""
        pins = {slot.story_id for slot in slots if slot.holds(self.at)}
        self.pinned = {row.story: row for row in self.newest if row.story in pins}
        if beyond := pins - self.pinned.keys():
            found = Edition.objects.live(self.at).filter(story__in=beyond).values_list(*COLUMNS)
            self.pinned |= {row.story: row for row in (Row(*each) for each in found)}
        if any(slot.otherwise == slot.Otherwise.HOT for slot in slots):
            hot = Edition.objects.live(self.at).hot(since=self.at - WEEK)
            self.hot = [Row(*each) for each in hot.values_list(*COLUMNS)[:DEPTH]]
        if tags := {slot.tag_id: slot.tag for slot in slots if slot.otherwise == slot.Otherwise.TAG and slot.tag}:
            self._gather_tagged(tags)
        return self

    def _gather_tagged(self, tags):
        """The newest with each of the tags (by number), in one query."""
        live = Edition.objects.live(self.at)
        newest = [Q(pk__in=live.tagged_with(tag).newest_first().values("pk")[:DEPTH]) for tag in tags.values()]
        rows = Edition.objects.filter(reduce(or_, newest), tagged__tag__in=tags).newest_first()
        self.tagged = {number: [] for number in tags}
        for number, *row in rows.values_list("tagged__tag", *COLUMNS):
            self.tagged[number].append(Row(*row))
