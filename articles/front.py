"""What the front shows: simple rules, until the desk can arrange it."""

from dataclasses import dataclass, field

from .models import Category, Edition

TOPS = 4
RAIL = 4  # stories in a section's rail
LATEST = 10
READ = 300  # newest stories that the front is made from: weeks of a paper's output


@dataclass
class Rail:
    """A section on the front with its newest stories that stand nowhere above."""

    category: Category
    stories: list = field(default_factory=list)


@dataclass
class Front:
    """Cards (editions), no story twice: one lead, the tops under it, the rails of the bar’s sections, the latest.

    `is_deep`: it would be another if older stories were read for it, or fewer.
    """

    lead: Edition | None
    tops: list
    rails: list
    latest: list
    is_deep: bool

    @property
    def stories(self):
        lead = [self.lead] if self.lead else []
        return [*lead, *self.tops, *(card for rail in self.rails for card in rail.stories), *self.latest]


def arrange(at):
    """The front at `at` (aware). The lead is the newest story with a picture among the newest ten."""
    picks = pick(at)
    cards = Edition.objects.for_cards().in_bulk(picks.shown)
    return Front(
        lead=cards.get(picks.lead),
        tops=[cards[pk] for pk in picks.tops],
        rails=[Rail(category, [cards[pk] for pk in pks]) for category, pks in picks.rails.items() if pks],
        latest=[cards[pk] for pk in picks.latest],
        is_deep=picks.is_deep,
    )


@dataclass
class Picks:
    """Which editions (their numbers) stand where on the front."""

    lead: int | None
    tops: list
    rails: dict
    latest: list
    is_deep: bool

    @property
    def shown(self):
        lead = [self.lead] if self.lead else []
        return [*lead, *self.tops, *(pk for pks in self.rails.values() for pk in pks), *self.latest]


def pick(at):
    """The `Picks` at `at` (aware), of the newest stories."""
    newest = list(Edition.objects.live(at).newest_first().values_list("pk", "lead_picture_id", "category__path")[:READ])
    lead = next((row for row in newest[:10] if row[1]), newest[0] if newest else None)
    rest = [row for row in newest if row is not lead]
    tops, rest = rest[:TOPS], rest[TOPS:]
    rails = {category: _of_section(rest, category)[:RAIL] for category in Category.objects.in_bar()}
    railed = {pk for pks in rails.values() for pk in pks}
    picks = Picks(
        lead=lead and lead[0],
        tops=[row[0] for row in tops],
        rails=rails,
        latest=[row[0] for row in rest if row[0] not in railed][:LATEST],
        is_deep=len(newest) == READ,
    )
    picks.is_deep = picks.is_deep and (newest[-1][0] in picks.shown or any(len(pks) < RAIL for pks in rails.values()))
    return picks


def _of_section(rows, category):
    return [pk for pk, _, path in rows if path.partition("/")[0] == category.path]
