"""What arrangements say of a page, and what changed from one to the next, in plain words."""

from django.db.models import Prefetch

from articles.models import Slot, Story
from newsroom.clock import local_day, moment

from .board import filled_by

UNSAID = Slot()
ORDER = list(Slot.Zone)


def tell(arrangements, earlier):
    """Gives each of a page's arrangements, the latest first, `says`, what it says of places, and `changes`, what is
    otherwise in it than in the one before: pairs of a place's label and words, in the order of the page; nothing is
    otherwise for a cancelled one. `earlier`: the one before the last of them, or None."""
    slots = _slots([*arrangements, *filter(None, [earlier])])
    before = slots.get(earlier and earlier.pk, [])
    for each in reversed(arrangements):
        said = slots.get(each.pk, [])
        each.says, each.changes = says(said, each.starts_at), []
        if each.cancelled_at is None:
            each.changes, before = _changes(before, said, each.starts_at), said


def _slots(arrangements):
    """By the number of an arrangement its slots, with the rows they name, in a query for each kind."""
    found = {}
    slots = Slot.objects.filter(arrangement__in=arrangements)
    headlines = Story.objects.only("headline")
    for slot in slots.prefetch_related(Prefetch("story", headlines), "rail", "tag", "section"):
        found.setdefault(slot.arrangement_id, []).append(slot)
    return found


def says(slots, at):
    """What slots say of their places: pairs of a label and words, for somebody who reads them at `at` (aware)."""
    pins = [(slot, ", ".join([f"{_story(slot)} pinned", *_own(UNSAID, slot, at)])) for slot in slots if slot.story_id]
    fills = [(slot, _filled(slot)) for slot in slots if _filling(slot) != _filling(UNSAID)]
    return _in_order(pins + fills)


def _changes(before, after, at):
    return _in_order([*_of_pins(_by_story(before), _by_story(after), at), *_of_fillings(before, after)])


def _of_pins(before, after, at):
    """Pairs of a slot and what became of the story that is pinned there, or was; `before`, `after`: by story."""
    new = [(slot, [f"{_story(slot)} pinned", *_own(UNSAID, slot, at)]) for slot in _missing(before, after)]
    gone = [(slot, [f"{_story(slot)} taken off"]) for slot in _missing(after, before)]
    kept = [(slot, _became(before[number], slot, at)) for number, slot in after.items() if number in before]
    return [(slot, ", ".join(words)) for slot, words in [*gone, *new, *kept] if words]


def _missing(there, slots):
    return [slot for number, slot in slots.items() if number not in there]


def _became(was, slot, at):
    """What became of a story that was pinned before, too; empty where nothing did."""
    own = _own(was, slot, at)
    if was.name != slot.name:
        return [f"{_story(slot)} moved here from {_label(was)}", *own]
    return [f"{_story(slot)}: {own[0]}", *own[1:]] if own else []


def _own(was, slot, at):
    """What a pinned story has in its place alone that it had not before, as words."""
    told = []
    if slot.headline != was.headline:
        told.append(f"headline here “{slot.headline}”" if slot.headline else "the story’s own headline again")
    if slot.picture_id != was.picture_id:
        told.append("another picture here" if slot.picture_id else "the story’s own picture again")
    times = {"from": (was.starts_at, slot.starts_at), "until": (was.ends_at, slot.ends_at)}
    told += [_time(word, old, new, at) for word, (old, new) in times.items() if old != new]
    return told


def _time(word, old, new, at):
    if new is None:
        return f"no longer {word} {_clock(old, at)}"
    return f"{word} {_clock(new, at)}" + (f" (was {_clock(old, at)})" if old else "")


def _of_fillings(before, after):
    """Pairs of a slot and what its place fills itself with now, where that is something else than before."""
    was, now = ({slot.name: slot for slot in slots} for slots in (before, after))
    emptied = [Slot(zone=slot.zone, rail=slot.rail, position=slot.position) for slot in before if slot.name not in now]
    return [
        (slot, _filled(slot)) for slot in [*after, *emptied] if _filling(slot) != _filling(was.get(slot.name, UNSAID))
    ]


def _filling(slot):
    return slot.otherwise, slot.tag_id, slot.section_id


def _filled(slot):
    return f"{'otherwise ' if slot.story_id else ''}filled by {filled_by(slot) or 'the newest that fits'}"


def _by_story(slots):
    return {slot.story_id: slot for slot in slots if slot.story_id}


def _story(slot):
    return f"“{slot.story.headline}”"


def _clock(moment_of_slot, at):
    """A moment in words, without the day where that is the day of `at`."""
    is_same_day = local_day(moment_of_slot) == local_day(at)
    return moment(moment_of_slot).rpartition(", ")[2] if is_same_day else moment(moment_of_slot)


def _in_order(told):
    return [(_label(slot), words) for slot, words in sorted(told, key=lambda pair: _place(pair[0]))]


def _place(slot):
    rail = (slot.rail.position, slot.rail.name) if slot.rail else (0, "")
    return ORDER.index(slot.zone), *rail, slot.position


def _label(slot):
    """A place in few words: “Lead”, “Top stories 2”."""
    zone = slot.rail.name if slot.rail else slot.get_zone_display()
    return zone if slot.zone == Slot.Zone.LEAD else f"{zone} {slot.position + 1}"
