"""MET Norway answers city by city, with a forecast by the hour: how it is asked, and what its answer says.

https://api.met.no/doc/TermsOfService: say who asks, four decimals at most, never before an answer expires, nothing
asked for needlessly, nor on the dot. An answer is asked for once an hour, for the hour that has begun; only the
reading is kept of it, so there is nothing that If-Modified-Since could leave as it is.
"""

from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from operator import itemgetter

from .reading import BadReading, believe, instant

ADDRESS = "https://api.met.no/weatherapi/locationforecast/2.0/compact"
HOUR = timedelta(hours=1)
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
