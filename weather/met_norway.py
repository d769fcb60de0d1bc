"""MET Norway answers city by city, with a forecast by the hour: how it is asked, and what its answer says.

https://api.met.no/doc/TermsOfService: say who asks, four decimals at most, never before an answer expires, nothing
asked for needlessly, nor on the dot. An answer is asked for once an hour, for the hour that has begun; of its forecast
the days are kept, so there is nothing that If-Modified-Since could leave as it is.
"""

from datetime import UTC, timedelta, timezone
from email.utils import parsedate_to_datetime
from itertools import groupby
from operator import itemgetter

from .reading import BadReading, believe, expected, instant
from .sky import of_name

ADDRESS = "https://api.met.no/weatherapi/locationforecast/2.0/compact"
HOUR = timedelta(hours=1)
A_TURN = 15  # degrees of longitude that the sun takes an hour for
MORNING = 6  # the hour from which the sky of a day is told, for twelve hours
QUARTERS = {0, 1, 2, 3}  # of a day: later days are told by six hours, and the last one not to its end
LONGEST = timedelta(days=1)  # no answer holds for longer: one that says so is mistaken


def question(city):
    return {"lat": f"{city.latitude:.4f}", "lon": f"{city.longitude:.4f}"}


def reading(told, now):
    """The Reading of the newest hour in the answer that has begun, else of the first. Raises BadReading."""
    try:
        series = [(instant(hour["time"]), hour) for hour in told["properties"]["timeseries"]]
        series.sort(key=itemgetter(0))
        at, hour = ([(at, hour) for at, hour in series if at <= now] or series[:1])[-1]
        return believe(hour["data"]["instant"]["details"]["air_temperature"], at, now)
    except (TypeError, KeyError, IndexError) as error:
        raise BadReading("the answer has no air temperature") from error


def rest_until(headers, now):
    """When it may be asked again (aware), as an answer's headers say: a day from `now` at the latest, else `now`."""
    said = [_moment(headers.get(name, ""), now) for name in ("Expires", "Retry-After")]
    return min(max(now, *said), now + LONGEST)


def _moment(said, now):
    """A header's date, or seconds from now; `now` where it is neither."""
    try:
        if said.isdecimal():
            return now + timedelta(seconds=int(said))
        at = parsedate_to_datetime(said)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return now


def days(told, longitude, now, zone=None):
    """The Days that are told of from their beginning to their end: by the clocks of the place's `zone` (tzinfo), where
    it has one, else by the sun's time there (degrees east)."""
    try:
        series = told["properties"]["timeseries"]
        zone = zone or timezone(timedelta(hours=round(longitude / A_TURN)))
        hours = sorted(((instant(hour["time"]).astimezone(zone), hour["data"]) for hour in series), key=itemgetter(0))
        each = groupby(hours, key=lambda hour: hour[0].date())
        return [day for day in (_day(date, list(hours), now) for date, hours in each) if day]
    except (TypeError, KeyError, OverflowError, BadReading):
        return []


def _day(date, hours, now):
    if {at.hour // 6 for at, _ in hours} != QUARTERS:
        return None
    try:
        temperatures = [data["instant"]["details"]["air_temperature"] for _, data in hours]
        return expected(date, min(temperatures), max(temperatures), _sky(hours), now)
    except (TypeError, KeyError, BadReading):
        return None


def _sky(hours):
    """As told in the morning for the twelve hours from then, else for six."""
    data = next(data for at, data in hours if at.hour >= MORNING)
    summary = (data.get("next_12_hours") or data.get("next_6_hours") or {}).get("summary") or {}
    return of_name(summary.get("symbol_code"))
