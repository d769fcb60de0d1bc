"""What readers see of a story at a moment, as far as any page of the paper prints it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import CharField

from newsroom.clock import local_day
from newsroom.prepared import prepared

from . import keys, listings, months
from .models import Category, Correction, Edition

OURS = {"leads", "corrected_at"}  # columns of a guise that a Seen knows, not its edition


@dataclass(frozen=True)
class Seen:
    """What readers have seen of a story by `at` (aware): the last edition (None: none yet), and the corrections."""

    at: datetime
    edition: Edition | None
    corrections: tuple[Correction, ...] = ()

    @property
    def is_live(self):
        return self.edition is not None and self.edition.is_live(self.at)

    @property
    def day(self):
        """The date, in the paper's zone, under which its lists have it."""
        return local_day(self.edition.published_at)

    @property
    def leads(self):
        return tuple(byline.author_id for byline in self.edition.bylines.all() if byline.leads)

    @property
    def corrected_at(self):
        return max((each.made_at for each in self.corrections if each.kind != Correction.RETRACTION), default=None)

    @cached_property
    def guises(self):
        """What is printed of it, by guise (`keys.GUISES`); None where nothing is."""
        if self.edition is None:
            return dict.fromkeys(keys.GUISES)
        if self.is_live:
            return {guise: self._columns(columns) for guise, columns in keys.GUISES.items()}
        address, ended = self._columns(keys.ADDRESS), (self.edition.ending, self.edition.notice)
        left = {"address": address, "told": ("no link", self.edition.headline), "page": (*ended, *address)}
        return dict.fromkeys(keys.GUISES) | left

    def _columns(self, columns):
        return tuple(getattr(self if column in OURS else self.edition, column) for column in columns)

    @cached_property
    def told(self):
        """Of its corrections those in the list of all, by place."""
        return {each.list_place for each in self.corrections} if self.edition else set()

    def lists(self, at):
        """By key, the lists of stories that it stands in (`listings.Listing`), as readers see them at `at` (aware)."""
        if not self.is_live:
            return {}
        bylines, tagged = self.edition.bylines.all(), self.edition.tagged.all()
        return {
            keys.ALL: listings.EVERYTHING(at),
            **{key: listings.PUBLISHED(at, start=start, end=end) for key, start, end in self._spans},
            **{keys.of(each): listings.SECTION(at, section=each.pk, below=f"{each.path}/") for each in self.sections},
            **{keys.of(row.tag): listings.TAG(at, tag=row.tag_id) for row in tagged},
            **{keys.of(row.author): listings.AUTHOR(at, author=row.author_id) for row in bylines},
        }

    @property
    def _spans(self):
        """The key of its day and that of its month, with when each begins and ends."""
        day, month = months.leaves_of(self.day)
        yield keys.day(self.day), day.begins, day.ends
        yield keys.month(self.day), month.begins, month.ends

    @cached_property
    def sections(self):
        """Its own, and those that this is part of."""
        if "/" not in self.edition.category.path:
            return [self.edition.category]
        parts = self.edition.category.path.split("/")
        return _sections(paths=["/".join(parts[:end]) for end in range(1, len(parts) + 1)])


@prepared(paths=[CharField()])
def _sections(paths):
    return Category.objects.filter(path__in=paths)
