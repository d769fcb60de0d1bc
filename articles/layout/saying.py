"""What a draft says of places, as slots, and the other way round."""

from datetime import datetime

from articles.front import zones
from articles.models import Category, Slot, Story, Tag
from pictures.models import Picture

PIN = ("story", "headline", "picture", "from", "until")  # goes where the story goes
OTHERWISE = ("otherwise", "tag", "section")  # stays with the place
NOTHING = {
    "story": None,
    "headline": "",
    "picture": None,
    "from": None,
    "until": None,
    "otherwise": Slot.Otherwise.NEWEST.value,
    "tag": None,
    "section": None,
}
ROWS = {"story": Story, "picture": Picture, "tag": Tag, "section": Category}


def tidy(said):
    """A place as a draft has it, or None where nothing is said of it that is not so anyway."""
    told = {name: said.get(name, usual) or usual for name, usual in NOTHING.items()}
    if told["story"] is None:
        told |= {name: NOTHING[name] for name in PIN}
    told |= {name: None for name in ("tag", "section") if name != told["otherwise"]}
    return None if told == NOTHING else told


def extant(said):
    """What is said, without rows that were deleted since: a deleted story goes with all that its place had of it."""
    there = {name: set(_rows(said, name).values_list("pk", flat=True)) for name in ROWS}
    left = {place: tidy({**each, **_gone(each, there)}) for place, each in said.items()}
    return {place: each for place, each in left.items() if each}


def _rows(said, name):
    return ROWS[name].objects.filter(pk__in={each[name] for each in said.values() if each[name]})


def _gone(said, there):
    return {name: None for name in ROWS if said[name] not in there[name]}


def as_slots(page, said):
    """Unsaved slots of the places that the page has, with the rows they name. What was deleted is left out."""
    found = {name: _rows(said, name).in_bulk() for name in ROWS}
    return [
        _slot(zone, position, {**NOTHING, **said[name]}, found)
        for zone in zones(page.category)
        for position, name in enumerate(zone.places)
        if name in said
    ]


def fitting(page, said):
    """What is said of places that the page has: a section may have left the bar since."""
    return {name: said[name] for zone in zones(page.category) for name in zone.places if name in said}


def _slot(zone, position, said, found):
    rows = {name: found[name].get(said[name]) for name in ROWS}
    pin = {"headline": said["headline"], "starts_at": moment_of(said["from"]), "ends_at": moment_of(said["until"])}
    return zone.slot(position, otherwise=said["otherwise"], **rows, **(pin if rows["story"] else {}))


def moment_of(text):
    return datetime.fromisoformat(text) if text else None


def as_said(slots):
    """What slots say, by the names of their places."""
    said = {slot.name: tidy(_said(slot)) for slot in slots}
    return {name: each for name, each in said.items() if each}


def _said(slot):
    moments = {"from": slot.starts_at, "until": slot.ends_at}
    return {
        **{name: getattr(slot, f"{name}_id") for name in ROWS},
        **{name: at and at.isoformat() for name, at in moments.items()},
        "headline": slot.headline,
        "otherwise": slot.otherwise,
    }
