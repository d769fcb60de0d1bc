"""The zones of a page, in reading order, and how many stories each has places for."""

from dataclasses import dataclass
from functools import cache

from articles.models import Category, Slot
from newsroom.prepared import prepared

TOPS = 4
RAIL = 4  # stories in a section's rail
LATEST = 10


@dataclass(frozen=True)
class Zone:
    kind: str  # of Slot.Zone
    size: int
    rail: Category | None = None  # whose stories stand in it

    @property
    def name(self):
        """“lead”, “tops”, “rail7”, “list”: what the names of its places begin with (`Slot.name`)."""
        return f"{self.kind}{self.rail.pk if self.rail else ''}"

    @property
    def label(self):
        return self.rail.name if self.rail else Slot.Zone(self.kind).label

    @property
    def places(self):
        return [f"{self.name}-{position}" for position in range(self.size)]

    def slot(self, position, **said):
        """What the desk said of one of its places; a place of which it said nothing fills itself."""
        if not said:
            return _unsaid(self.kind, self.rail and self.rail.pk, position)
        return Slot(zone=self.kind, rail=self.rail, position=position, **said)


@cache
def _unsaid(kind, rail_id, position):
    """The same for all pages, whose fronts have some forty of them: nobody may change it."""
    return Slot(zone=kind, rail_id=rail_id, position=position)


def zones(category=None):
    """Those of a section's front, or of the paper's. A query for the paper's, which has a rail for each of the bar's
    sections."""
    above = [Zone(Slot.Zone.LEAD, 1), Zone(Slot.Zone.TOPS, TOPS)]
    if category:
        return above
    rails = [Zone(Slot.Zone.RAIL, RAIL, each) for each in _in_bar()]
    return [*above, *rails, Zone(Slot.Zone.LIST, LATEST)]


@prepared()
def _in_bar():
    return Category.objects.in_bar()
