"""Which stories stand where on a page: a pin wins, no story stands twice, the higher place chooses first. A
translation takes no place by itself: it would stand beside its original."""

from dataclasses import dataclass, field
from itertools import islice

from django.db.models import BigIntegerField, DateTimeField

from articles.models import Slot
from newsroom.prepared import prepared

from .pool import DEPTH, Pool, Row
from .zones import zones

AMONG = 10  # newest stories of which the first with a picture that readers see leads


@dataclass
class Placed:
    """A place, and the edition that stands there. `is_pinned`: the desk chose it; otherwise it came by itself."""

    slot: Slot
    row: Row | None = None
    is_pinned: bool = False


@dataclass
class Picks:
    """By zone, the places of a page in order; empty ones among them.

    `awaited`: numbers of stories that will stand here as soon as readers can see them. `looked`: by number of a tag,
    how many of its newest were looked at. `weighed`: numbers of the stories that were looked at for places which
    the desk fills with something else than the newest. `falls_short`: the newest had none of a section that the desk
    asked for. `pictures`: numbers of those by which it was decided what leads: whether readers see them. `is_deep`: the
    page would be another if older stories were read for it, or fewer.
    """

    zones: dict = field(default_factory=dict)
    awaited: set = field(default_factory=set)
    looked: dict = field(default_factory=dict)
    weighed: set = field(default_factory=set)
    falls_short: bool = False
    pictures: set = field(default_factory=set)
    is_deep: bool = False
    pool: Pool | None = None

    @property
    def places(self):
        return [place for places in self.zones.values() for place in places]

    @property
    def filled(self):
        return [place for place in self.places if place.row]

    @property
    def shown(self):
        """The numbers of the editions on the page, in its order."""
        return [place.row.edition for place in self.filled]

    @property
    def tags(self):
        """Of which tag the page prints stories, by number."""
        return {place.slot.tag_id: place.slot.tag for place in self.places if place.slot.tag_id in self.looked}

    @property
    def sections(self):
        """Sections whose newest the desk wants in a place."""
        return {place.slot.section for place in self.places if place.slot.section}

    @property
    def asks_heat(self):
        return any(place.slot.otherwise == Slot.Otherwise.HOT for place in self.places)


def pick(at, slots=None, category=None):
    """The `Picks` of a section's front, or of the paper's, at `at` (aware), or of a draft's slots."""
    if slots is None:
        slots = slots_of_section(at=at, category=category.pk) if category else _slots_of_paper(at=at)
    above = zones(category)
    pool = Pool.of_section(category, at, sum(zone.size for zone in above)) if category else Pool.of_paper(at)
    return place(above, list(slots), pool)


@prepared(at=DateTimeField())
def _slots_of_paper(at):
    return Slot.objects.live(None, at).select_related("tag", "section")


@prepared(at=DateTimeField(), category=BigIntegerField())
def slots_of_section(at, category):
    """The slots of a section's front; none where the desk has said nothing of it."""
    return Slot.objects.live(category, at).select_related("tag", "section")


def place(zones, slots, pool):
    """Puts stories into the places of the zones: first the pins, then from the top what fills the others."""
    picks = Picks({zone: _places(zone, slots) for zone in zones}, pool=pool)
    pool.gather([place.slot for place in picks.places])
    taken = _pin(picks, pool)
    for zone, places in picks.zones.items():
        for each in places:
            if each.row is None:
                each.row = _fill(each.slot, zone, picks, pool, taken)
                taken |= {each.row.story} if each.row else set()
    falls_short = picks.falls_short or len(picks.shown) < len(picks.places)
    picks.is_deep = pool.is_full and (falls_short or pool.newest[-1].edition in picks.shown)
    return picks


def _places(zone, slots):
    said = {slot.name: slot for slot in slots}
    return [Placed(said.get(name) or zone.slot(position)) for position, name in enumerate(zone.places)]


def _pin(picks, pool):
    """Puts pinned stories into their places. Returns the numbers of those that stand somewhere now."""
    taken = set()
    for each in picks.places:
        if each.slot.holds(pool.at) and each.slot.story_id not in taken:
            each.row = pool.pinned.get(each.slot.story_id)
            each.is_pinned = each.row is not None
            (taken if each.row else picks.awaited).add(each.slot.story_id)
    return taken


def _fill(slot, zone, picks, pool, taken):
    """The row that comes into a place by itself, or None."""
    if row := _wanted(slot, zone, picks, pool, taken):
        return row
    free = (row for row in pool.newest if row.story not in taken and not row.is_translation)
    fitting = (row for row in free if zone.rail is None or row.is_in(zone.rail))
    if zone.kind == Slot.Zone.LEAD:
        return _leading(list(islice(fitting, AMONG)), picks)
    return next(fitting, None)


def _leading(rows, picks):
    """The first of the rows with a picture that readers see, else the first; or None."""
    lead = next((row for row in rows if row.seen_picture), None)
    looked = rows[: rows.index(lead) + 1] if lead else rows
    picks.pictures = {row.picture for row in looked} - {None}
    return lead or next(iter(rows), None)


def _wanted(slot, zone, picks, pool, taken):
    """The row that the desk wants to stand there where nothing is pinned, or None where that is just the newest."""
    wanted = {Slot.Otherwise.HOT: _hot, Slot.Otherwise.SECTION: _of_section, Slot.Otherwise.TAG: _tagged}
    rows = wanted[slot.otherwise](slot, zone, pool) if slot.otherwise in wanted else []
    free = [(place, row) for place, row in enumerate(rows, 1) if row.story not in taken]
    place, row = next(((place, row) for place, row in free if not row.is_translation), (DEPTH, None))
    picks.weighed |= {each.story for at, each in free if at <= place}
    if slot.otherwise == Slot.Otherwise.TAG and slot.tag:
        picks.looked[slot.tag_id] = max(place, picks.looked.get(slot.tag_id, 0))
    if slot.otherwise == Slot.Otherwise.SECTION and row is None:
        picks.falls_short = True
    return row


def _hot(slot, zone, pool):
    section = zone.rail or pool.section
    return [row for row in pool.hot if section is None or row.is_in(section)]


def _of_section(slot, zone, pool):
    return [row for row in pool.newest if slot.section and row.is_in(slot.section)]


def _tagged(slot, zone, pool):
    return pool.tagged.get(slot.tag_id, [])
