"""What readers see of a story at a moment, as far as any page of the paper prints it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from newsroom.clock import local_day

from . import keys, months
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
        """Of its corrections those in the list of all, by place. A retraction is told while the story is retracted."""
        told = self.corrections if self.edition else ()
        return {each.list_place for each in told if not (self.is_live and each.kind == Correction.RETRACTION)}

    def lists(self, at):
        """By key, the lists of stories that it stands in: functions that give the queryset of what readers see there at
        `at` (aware), since most are never asked."""
        if not self.is_live:
            return {}
        live, (first, last) = Edition.objects.live(at), months.bounds(self.day.year, self.day.month)
        return {
            keys.ALL: live.all,
            keys.month(self.day): partial(live.published_between, first, last),
            keys.day(self.day): partial(live.published_between, self.day, self.day),
            **{keys.of(section): partial(live.in_category, section) for section in self.sections},
            **{keys.of(row.tag): partial(live.tagged_with, row.tag) for row in self.edition.tagged.all()},
            **{keys.of(row.author): partial(live.by_author, row.author) for row in self.edition.bylines.all()},
        }

    @cached_property
    def sections(self):
        """Its own, and those that this is part of."""
        if "/" not in self.edition.category.path:
            return [self.edition.category]
        parts = self.edition.category.path.split("/")
        return list(Category.objects.filter(path__in=["/".join(parts[:end]) for end in range(1, len(parts) + 1)]))
