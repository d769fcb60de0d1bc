"""One reading of a temperature: what may be believed of an answer, and how it is printed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

# The surface air temperatures ever measured lie between -89.2 and 56.7 °C
# (World Meteorological Organization, Weather and Climate Extremes Archive).
COLDEST, HOTTEST = -90, 60
OLDEST, EARLIEST = timedelta(hours=24), timedelta(hours=1)
A_DAY, FARTHEST = timedelta(days=1), timedelta(days=16)  # of a forecast: it is another day elsewhere


class BadReading(ValueError):
    """The answer holds no reading to believe; the message says why."""


@dataclass(frozen=True)
class Reading:
    """A temperature in °C and when it was measured (aware, UTC)."""

    temperature: float
    at: datetime


@dataclass(frozen=True)
class Day:
    """What is expected of a day (the place's own): °C, and its sky (`sky.Sky`, "" where nothing is told of it)."""

    date: date
    lowest: float
    highest: float
    sky: str = ""


def believe(temperature, at, now):
    """The reading, where it can be one at `now`. Raises BadReading."""
    measurable(temperature)
    if not now - OLDEST <= at <= now + EARLIEST:
        raise BadReading(f"its time {at:%Y-%m-%d %H:%M} UTC is not of the last day")
    return Reading(float(temperature), at)


def measurable(temperature):
    """Raises BadReading for what cannot be a temperature of air in °C."""
    if isinstance(temperature, bool) or not isinstance(temperature, int | float):
        raise BadReading(f"temperature {_told(temperature)} is not a number")
    if not COLDEST <= temperature <= HOTTEST:  # neither is NaN
        raise BadReading(f"temperature {_told(temperature)} °C was never measured on earth")


def expected(date, lowest, highest, sky, now):
    """The Day, where it can be one that is expected at `now`. Raises BadReading."""
    for temperature in (lowest, highest):
        measurable(temperature)
    if lowest > highest or not now.date() - A_DAY <= date <= now.date() + FARTHEST:
        raise BadReading(f"{_told(lowest)} to {_told(highest)} °C on {date} is no forecast")
    return Day(date, float(lowest), float(highest), sky)


def instant(value, utc_offset=0):
    """A time as providers write it (seconds since 1970, or ISO 8601, local by `utc_offset` seconds), aware in UTC."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        written = datetime.fromisoformat(value)
        zone = timezone(timedelta(seconds=utc_offset))
        return (written if written.tzinfo else written.replace(tzinfo=zone)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise BadReading(f"time {_told(value)} is not a time") from error


def _told(value):
    """What an answer says, fit for one line of a log. Lists may be nested too deep to be printed."""
    return repr(value)[:40] if isinstance(value, str | int | float) else type(value).__name__


def degrees(temperature):
    """°C as the strip prints it: one decimal, a whole number without it, never “-0”."""
    rounded = round(temperature, 1) + 0.0  # + 0.0 makes -0.0 positive
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"
