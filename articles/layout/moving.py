"""Changes to what a draft says. Each takes it and gives a new one; places are named as `Slot.name` has it."""

from django.utils import timezone

from articles.front import zones

from .saying import NOTHING, OTHERWISE, PIN, moment_of, tidy


def put(page, said, story, place):
    """Pins a story to a place, with what it had where it stood before, but for a time that is over. What is pinned
    there, and behind it in the zone, moves down as far as the next place that is free or whose pin is over; the last of
    a full zone falls out. What led is the first of the tops."""
    places = _run_of(page, place)
    moved = next((_taken_along(each) for each in said.values() if each["story"] == story), {"story": story})
    said = _without(said, story)
    for name in places[places.index(place) :]:
        pushed = _pin(said.get(name, NOTHING))
        said = _pinned(said, name, moved)
        moved = pushed
        if not moved["story"] or _is_over(moved):
            break
    return said


def step(page, said, place, by):
    """Changes what is pinned to a place with what is pinned one place above (`by` −1) or below (1) on the page."""
    places = [name for zone in zones(page.category) for name in zone.places]
    other = places[min(max(places.index(place) + by, 0), len(places) - 1)]
    here, there = (_pin(said.get(name, NOTHING)) for name in (place, other))
    return _pinned(_pinned(said, place, there), other, here)


def clear(said, place):
    """Takes what is pinned from a place, which fills itself then."""
    return _pinned(said, place, {})


def say(said, place, **told):
    """Says something else of a place: any of what a draft says of one."""
    return _kept(said, place, {**said.get(place, NOTHING), **told})


def _run_of(page, place):
    """The places of its zone; lead and tops are one."""
    lead, tops, *others = [zone.places for zone in zones(page.category)]
    return next(places for places in ([*lead, *tops], *others) if place in places)


def _pin(said):
    return {name: said[name] for name in PIN}


def _taken_along(said):
    return _pin({**said, "from": None, "until": None} if _is_over(said) else said)


def _is_over(pin):
    until = moment_of(pin["until"])
    return until is not None and until <= timezone.now()


def _without(said, story):
    for place, each in said.items():
        if each["story"] == story:
            said = clear(said, place)
    return said


def _pinned(said, place, pin):
    stays = {name: said.get(place, NOTHING)[name] for name in OTHERWISE}
    return _kept(said, place, {**stays, **pin})


def _kept(said, place, told):
    others = {name: each for name, each in said.items() if name != place}
    tidied = tidy(told)
    return {**others, place: tidied} if tidied else others
