"""What the screen of a page shows: its places as they are on the page, and the stories to put there."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property

from articles import finding, front, layout
from articles.layout import NOTHING
from articles.models import Category, Edition, Slot, Story
from newsroom.clock import moment
from pictures import standing
from pictures.models import Picture

MOST = 40  # stories to put somewhere that are shown at once
MOST_SCHEDULED = 8
HEAVY = ("body", "standfirst")
SHOWN = {"absent": "Newest that are not on the page", "all": "Newest of all", "scheduled": "Scheduled"}


@dataclass
class Place:
    """A place on the screen. `pinned`: the story the desk put there; `stands`: the one that readers would see now, the
    same perhaps, but by itself. `is_away`: what is pinned here is not what readers would see; that is `seen`, its
    headline as they have it.
    `own` and `lead`: its own picture and the story's, also one that is withheld."""

    name: str
    zone: front.Zone
    number: int  # from 1
    slot: Slot
    pinned: Story | None
    stands: Story | None
    own: Picture | None
    lead: Picture | None
    is_away: bool
    seen: str
    is_first: bool = False
    is_last: bool = False

    @property
    def label(self):
        return label(self.zone, self.number)

    @property
    def headline(self):
        return self.slot.headline or (self.story.headline if self.story else "")

    @property
    def story(self):
        return self.pinned or self.stands

    @property
    def picture(self):
        """The one that readers would see."""
        return next((each for each in (self.own, self.lead) if each and not each.is_withheld), None)

    @property
    def why_not_own(self):
        """Why its own picture is not seen: “withdrawn 3 Dec 2026”; "" where it is, or there is none."""
        return standing.why_withheld(self.own, timezone.localdate()) if self.own else ""

    @property
    def times(self):
        """From when until when the pin stands, in words; "" where that is always."""
        said = {"from": self.slot.starts_at, "until": self.slot.ends_at}
        return " ".join(f"{word} {moment(at)}" for word, at in said.items() if at)

    @property
    def otherwise(self):
        return filled_by(self.slot)


class Board:
    """The places of a page as a draft has them, at `now` (aware)."""

    def __init__(self, page, draft, now):
        self.page, self.draft, self.now = page, draft, now
        self.picks = front.pick(now, layout.as_slots(page, draft.slots), page.category)

    @cached_property
    def zones(self):
        """Pairs of a zone and its places."""
        shown = [
            (zone, [self._place(zone, *each) for each in enumerate(rows, 1)]) for zone, rows in self.picks.zones.items()
        ]
        shown[0][1][0].is_first = shown[-1][1][-1].is_last = True
        return shown

    def _place(self, zone, number, placed):
        pinned = self._stories.get(placed.slot.story_id)
        stands = self._stories.get(placed.row.story) if placed.row else None
        story = pinned or stands
        pictures = map(self._pictures.get, (placed.slot.picture_id, story and story.lead_picture_id))
        is_away = pinned is not None and not placed.is_pinned
        seen = self._seen.get(placed.row.edition, "") if placed.row else ""
        return Place(placed.slot.name, zone, number, placed.slot, pinned, stands, *pictures, is_away, seen)

    @cached_property
    def _stories(self):
        pinned = {place.slot.story_id for place in self.picks.places if place.slot.story_id}
        return listed(Story.objects).in_bulk(pinned | self.on_page)

    @cached_property
    def _seen(self):
        """By the number of an edition that stands where something else is pinned, the headline that readers see."""
        away = [each.row.edition for each in self.picks.filled if each.slot.story_id and not each.is_pinned]
        return dict(Edition.objects.filter(pk__in=away).values_list("pk", "headline"))

    @cached_property
    def _pictures(self):
        own = {place.slot.picture_id for place in self.picks.places}
        return Picture.objects.with_renditions().in_bulk(
            (own | {each.lead_picture_id for each in self._stories.values()}) - {None}
        )

    @cached_property
    def on_page(self):
        """The numbers of the stories that readers would see on the page now."""
        return {place.row.story for place in self.picks.filled}

    @cached_property
    def pinned(self):
        return {said["story"] for said in self.draft.slots.values()} - {None}


def filled_by(slot):
    """What fills its place where nothing is pinned, in words; "" where that is the newest."""
    what = {"tag": slot.tag, "section": slot.section}.get(slot.otherwise, "")
    if what is None:
        return f"the newest, for the {slot.otherwise} is gone"
    known = {"hot": "what is read most this week", "tag": f"the newest with “{what}”"}
    known["section"] = f"the newest of {what}"
    return known.get(slot.otherwise, "")


def label(zone, number):
    """A place in words: “Lead”, “Top stories, 2 of 4”."""
    return f"{zone.label}, {number} of {zone.size}" if zone.size > 1 else zone.label


def labels(page, names):
    """Of the places of those names, in the order of the page, the labels."""
    places = [(name, label(zone, at)) for zone in front.zones(page.category) for at, name in enumerate(zone.places, 1)]
    return [words for name, words in places if name in names]


def listed(stories):
    return stories.select_related("category").defer(*HEAVY)


def to_put(board, words, shown):
    """Stories that can be put somewhere: those whose headlines have the words, else what `shown` (of SHOWN) says."""
    stories = listed(Story.objects.all())
    if board.page.category:
        within = stories.filter(category__in=Category.objects.within(board.page.category))
    else:
        within = stories
    if words:
        return list(finding.found(stories, words)[:MOST])
    if shown == "scheduled":
        return list(within.next_up(board.now)[:MOST])
    newest = within.live(board.now).order_by("-published_at")
    if shown == "absent":
        newest = newest.exclude(pk__in=board.on_page | board.pinned)
    ahead = within.scheduled(board.now).exclude(pk__in=board.pinned).order_by("live_from")
    return [*ahead[:MOST_SCHEDULED], *newest[:MOST]]


def first_place(draft, zone):
    """Where a story goes that is put into a zone: the first place where nothing is pinned, the first where all are."""
    free = [name for name in zone.places if not draft.slots.get(name, NOTHING)["story"]]
    return (free or zone.places)[0]
