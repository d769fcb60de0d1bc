"""Asks a weather service for the cities' temperatures: the only place of the app that calls out.

Open-Meteo (https://open-meteo.com/en/docs) answers for all cities in one call; MET Norway
(https://api.met.no/doc/TermsOfService) one by one, wants to know who asks, four decimals at most, and not to be
asked again before its answer expires. A bad answer keeps the last reading, is logged once, and harms no other city.
"""

import json
import logging
import time
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

import urllib3
from django.conf import settings
from django.utils import timezone

from .models import City
from .reading import BadReading, believe, instant

log = logging.getLogger(__name__)

OPEN_METEO = "https://api.open-meteo.com/v1/forecast"
MET_NORWAY = "https://api.met.no/weatherapi/locationforecast/2.0/compact"
GRID = 1.0  # degrees: the coarsest grid of Open-Meteo's models is finer
MOST_BYTES = 256 * 1024
CONNECT, READ, WHOLE = 5, 5, 15  # seconds: to connect, between two pieces, for the whole answer

http = urllib3.PoolManager(timeout=urllib3.Timeout(connect=CONNECT, read=READ), retries=False)


class BadAnswer(Exception):
    """The service gave nothing to work with; the message says what."""


def refresh(now=None):
    """Asks for every city that is due and keeps what is new. Returns how many readings were. Raises nothing."""
    now = now or timezone.now()
    cities = list(City.objects.due(now))
    if not cities or settings.WEATHER_PROVIDER == "none":
        return 0
    ask = {"open-meteo": ask_open_meteo, "met-norway": ask_met_norway}[settings.WEATHER_PROVIDER]
    complaints, kept = [], 0
    for city, answer in ask(cities, now):
        if isinstance(answer, Exception):
            complaints.append(f"{city or 'all cities'}: {answer}")
        else:
            kept += city.take(answer, now)
    if complaints:
        log.warning("Weather from %s kept as it was for %s", settings.WEATHER_PROVIDER, "; ".join(complaints))
    return kept


def ask_open_meteo(cities, now):
    """Pairs (city, Reading or the exception that says what is wrong); (None, exception) where all failed."""
    query = {
        "latitude": ",".join(f"{city.latitude:.4f}" for city in cities),
        "longitude": ",".join(f"{city.longitude:.4f}" for city in cities),
        "current": "temperature_2m",
        "timeformat": "unixtime",
    }
    try:
        answer, _ = fetch(f"{settings.WEATHER_ADDRESS or OPEN_METEO}?{urlencode(query, safe=',')}")
    except BadAnswer as error:
        return [(None, error)]
    places = answer if isinstance(answer, list) else [answer]
    return [(city, _try(read_open_meteo, _place_of(city, places), now)) for city in cities]


def _place_of(city, places):
    """The answered place that lies within a degree of the city (services answer for the middle of a grid cell), or
    None. Not by order: with one city missing, all behind it would get their neighbour's weather."""

    def distance(place):
        return max(abs(place["latitude"] - city.latitude), abs(place["longitude"] - city.longitude))

    located = [place for place in places if isinstance(place, dict) and _is_located(place)]
    nearest = min(located, key=distance, default=None)
    return nearest if nearest is not None and distance(nearest) <= GRID else None


def _is_located(place):
    return all(isinstance(place.get(name), int | float) for name in ("latitude", "longitude"))


def read_open_meteo(place, now):
    """The Reading in Open-Meteo's answer for one place. Raises BadReading."""
    if place is None:
        raise BadReading("missing from the answer")
    try:
        current = place["current"]
        at = instant(current["time"], place.get("utc_offset_seconds") or 0)
        return believe(current["temperature_2m"], at, now)
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise BadReading("the answer has no current temperature") from error


def ask_met_norway(cities, now):
    """Pairs (city, Reading or the exception that says what is wrong), one call a city."""
    return [(city, _try(_one_from_met_norway, city, now)) for city in cities]


def _one_from_met_norway(city, now):
    query = urlencode({"lat": f"{city.latitude:.4f}", "lon": f"{city.longitude:.4f}"})
    answer, headers = fetch(f"{settings.WEATHER_ADDRESS or MET_NORWAY}?{query}")
    if expires_at := _expiry(headers.get("Expires")):
        City.objects.filter(pk=city.pk).update(expires_at=expires_at)
    return read_met_norway(answer, now)


def read_met_norway(answer, now):
    """The Reading in MET Norway's answer: the newest hour of its series that has begun. Raises BadReading."""
    try:
        hours = [
            (instant(hour["time"]), hour["data"]["instant"]["details"]) for hour in answer["properties"]["timeseries"]
        ]
        begun = [(at, details) for at, details in hours if at <= now] or hours[:1]
        at, details = begun[-1]
        return believe(details["air_temperature"], at, now)
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise BadReading("the answer has no air temperature") from error


def _try(read, *given):
    try:
        return read(*given)
    except (BadAnswer, BadReading) as error:
        return error


def _expiry(header):
    try:
        return parsedate_to_datetime(header).astimezone(UTC)
    except (TypeError, ValueError):
        return None


def fetch(address):
    """The JSON at the address and the answer's headers. Raises BadAnswer for anything else, in bounded time and
    memory. Redirects are not followed."""
    headers = {"User-Agent": f"{settings.PAPER_NAME}/1.0 {settings.WEATHER_CONTACT or settings.SITE_ADDRESS}"}
    headers["User-Agent"] = headers["User-Agent"].encode("ascii", "ignore").decode()
    headers["Accept-Encoding"] = "gzip"
    try:
        response = http.request("GET", address, headers=headers, preload_content=False, redirect=False)
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        raise BadAnswer(f"no answer ({type(error).__name__})") from error
    try:
        if response.status != 200:
            raise BadAnswer(f"status {response.status}")
        return json.loads(_read(response), parse_constant=_no_constant), response.headers
    except urllib3.exceptions.HTTPError as error:
        raise BadAnswer(f"broken off ({type(error).__name__})") from error
    except (ValueError, RecursionError) as error:
        raise BadAnswer("the answer is not JSON") from error
    finally:
        response.close()


def _read(response):
    """The body, read piece by piece. Raises BadAnswer past `MOST_BYTES` or `WHOLE` seconds."""
    body, deadline = bytearray(), time.monotonic() + WHOLE
    while piece := response.read1(16 * 1024, decode_content=True):
        body += piece
        if len(body) > MOST_BYTES:
            raise BadAnswer(f"more than {MOST_BYTES // 1024} KB")
        if time.monotonic() > deadline:
            raise BadAnswer(f"not whole after {WHOLE} seconds")
    return bytes(body)


def _no_constant(name):
    raise ValueError(f"{name} is not JSON")
