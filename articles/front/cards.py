"""Pages as they are printed: the picked editions as cards, with the headlines and pictures that the desk gave them."""

from dataclasses import dataclass, field, replace

from django.db.models import BigIntegerField

from articles import hanging, keys, pages, printed
from articles.models import Category, Edition, Slot
from newsroom.prepared import prepared

from .picking import Picks, pick, slots_of_section

OPENING = 5  # newest stories that open a section of which the desk has said nothing: one lead, four tops
SHORT = 8  # stories of a list that is left a list


@dataclass
class Rail:
    """A section on the front with its stories that stand nowhere above."""

    category: Category
    stories: list = field(default_factory=list)


@dataclass
class Front:
    """Cards (editions), no story twice: one lead, the tops under it, the rails of the bar’s sections, the latest."""

    lead: Edition | None
    tops: list
    rails: list
    latest: list
    picks: Picks

    @property
    def stories(self):
        lead = [self.lead] if self.lead else []
        return [*lead, *self.tops, *(card for rail in self.rails for card in rail.stories), *self.latest]


@dataclass
class SectionFront:
    """What stands above the list of a section's stories, and the list's first page without it."""

    lead: Edition | None
    tops: list
    page: pages.Page
    picks: Picks | None = None  # none where the desk has said nothing

    @property
    def is_list(self):
        """Whether it is the section's list, opened by its newest."""
        return self.picks is None


def arrange(at, slots=None):
    """The front at `at` (aware): as readers have it then, or with the slots of a draft."""
    picks = pick(at, slots)
    stories = _by_zone(picks, _cards(picks))
    rails = [Rail(zone.rail, found) for zone, found in stories.items() if zone.rail and found]
    of = {zone.kind: found for zone, found in stories.items() if not zone.rail}
    return Front(next(iter(of[Slot.Zone.LEAD]), None), of[Slot.Zone.TOPS], rails, of[Slot.Zone.LIST], picks)


def of_section(category, at, slots=None):
    """The section's front at `at` (aware), or None where the desk has said nothing of it: then it is a list alone."""
    if slots is None:
        slots = slots_of_section(at=at, category=category.pk)
    return _with_list(category, pick(at, slots, category)) if slots else None


def of_list(page):
    """The first page of a section's list (`pages.Page`), its newest above it; translations stay in the list. None of
    another page, and of a short one."""
    if not page.is_first or len(page.rows) < SHORT:
        return None
    first = [row for row in page.rows if not row.is_translation][:OPENING]
    looked = page.rows[: page.rows.index(first[-1]) + 1] if len(first) == OPENING else page.rows
    printed.chosen_as_originals(row.story_id for row in looked)
    if not first:
        return None
    lead, *tops = first
    return SectionFront(lead, tops, replace(page, rows=[row for row in page.rows if row not in first]))


def _with_list(category, picks):
    """The first page of the section's list, without what stands above it."""
    newest, above = picks.pool.newest, {each.row.story for each in picks.filled}
    listed = [row for row in newest if row.story not in above][: pages.SIZE]
    reached = newest.index(listed[-1]) + 1 if listed else len(newest)
    behind = next((row.story for row in newest[reached:]), None)
    numbers = [row.story for row in newest[:reached]]
    printed.rows(keys.of(category), numbers, behind=behind)
    printed.chosen_as_originals(numbers)
    cards = _cards(picks, [row.edition for row in listed])
    rows = [cards[row.edition] for row in listed]
    lead, tops = _by_zone(picks, cards).values()
    page = pages.Page(rows, pages.place(rows[-1]) if rows and behind else "")
    return SectionFront(next(iter(lead), None), tops, page, picks)


def _cards(picks, others=()):
    """By number the editions that the page shows, as they are to look there, and `others`."""
    cards = {card.pk: card for card in _editions(numbers=[*picks.shown, *others])}
    pinned = [each for each in picks.filled if each.is_pinned]
    found = hanging.hang(cards.values(), {each.slot.picture_id for each in pinned if each.slot.picture_id})
    for each in pinned:
        dress(cards[each.row.edition], each.slot, found.get(each.slot.picture_id))
    return cards


@prepared(numbers=[BigIntegerField()])
def _editions(numbers):
    return Edition.objects.for_brief_cards().with_names().filter(pk__in=numbers)


def dress(card, slot, picture):
    """Gives the card the headline and the `picture` (or None) that its place has of its own. The library describes that
    one; where it is withheld, the story's stays."""
    card.headline = slot.headline or card.headline
    if picture and picture.is_withheld:
        card.picture_kept_back = picture.pk
    elif picture:
        card.lead_picture, card.lead_alt = picture, ""


def _by_zone(picks, cards):
    return {zone: [cards[each.row.edition] for each in places if each.row] for zone, places in picks.zones.items()}
