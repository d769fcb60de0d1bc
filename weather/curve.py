"""Temperatures as lines to look at: the last day's curve, and where a day's lowest and highest lie among others.

Plain numbers for SVG, whose y grows downwards. Nothing here knows of rows or requests.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

WIDTH, HEIGHT = 240, 60  # of the drawing, in its own units
ROOM = 4  # units above the highest and below the lowest, for the line's own thickness
FLAT = 4.0  # °C: a day of less difference is not stretched to look like a heat wave
GAP = timedelta(hours=3)  # between two measurements: then nobody knows what was between
HOURS = (0, 6, 12, 18)  # of a day, that are marked
SPAN = 100  # units of the line that all days' ranges lie on


@dataclass(frozen=True)
class Curve:
    """`line`: an SVG path; `lowest`, `highest`: °C; `x`, `y`: where the newest measurement lies."""

    line: str
    lowest: float
    highest: float
    x: float
    y: float


def of_day(measured, begins, ends):
    """The Curve through pairs (moment, °C), oldest first, of the time between two moments. None of fewer than two."""
    if len(measured) < 2:
        return None
    temperatures = [temperature for _, temperature in measured]
    lowest, highest = min(temperatures), max(temperatures)
    middle, span = (lowest + highest) / 2, max(highest - lowest, FLAT)

    def place(at, temperature):
        x = (at - begins) / (ends - begins) * WIDTH
        y = HEIGHT / 2 - (temperature - middle) / span * (HEIGHT - 2 * ROOM)
        return round(x, 1), round(y, 1)

    points = [place(*each) for each in measured]
    return Curve(_line(measured, points), lowest, highest, *points[-1])


def _line(measured, points):
    """A pen that is lifted where nothing was measured for long, and leaves a dot of a measurement between two gaps."""
    moments = [at for at, _ in measured]
    lifts = [True, *(later - earlier > GAP for earlier, later in pairwise(moments)), True]
    drawn = zip(lifts, lifts[1:], points, strict=False)
    return "".join(f"M{x} {y}{'h0' if ends else ''}" if begins else f"L{x} {y}" for begins, ends, (x, y) in drawn)


def hours(begins, ends, zone):
    """The HOURS by the clocks of a zone between two moments: each (aware, in that zone) with its x."""
    day = begins.astimezone(zone).date()
    days = [day + timedelta(days=number) for number in range(3)]
    moments = [datetime.combine(day, time(hour), tzinfo=zone) for day in days for hour in HOURS]
    return [(at, round((at - begins) / (ends - begins) * WIDTH, 1)) for at in moments if begins < at < ends]


def ranges(days):
    """For pairs (lowest, highest) of °C: where each begins and how long it is, on one line of SPAN units for all."""
    if not days:
        return []
    coldest, hottest = min(lowest for lowest, _ in days), max(highest for _, highest in days)
    unit = SPAN / max(hottest - coldest, 1)
    return [(round((lowest - coldest) * unit, 1), round((highest - lowest) * unit, 1)) for lowest, highest in days]
