"""Asks a weather service for the cities' temperatures: the only place of the app that calls out.

A bad answer keeps the last reading, harms no other city, and is logged once: when a trouble begins, not every quarter
of an hour that it lasts.
"""

import json
import logging
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit

import urllib3
from django.conf import settings
from django.utils import timezone

from newsroom import paper
from newsroom.pagecache import marks

from . import met_norway, open_meteo
from .models import City, forget_the_past
from .reading import BadReading, Reading

PRINTED = ["weather"]  # the key of what pages print of the weather
log = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024
CONNECT, READ, WHOLE = 5, 5, 15  # seconds: to connect, between two pieces, for the whole answer
GOOD, ENDING = 200, 203  # MET Norway says 203 with good answers of a version that it is going to end
WILL_END = f"status {ENDING}: it is going to end this version"


def refresh(now=None):
    """Asks for every city that is due, keeps what is new, logs what has changed. Returns how many readings were new."""
    now = now or timezone.now()
    cities = list(City.objects.due(now))
    ask = {"open-meteo": _ask_open_meteo, "met-norway": _ask_met_norway}.get(settings.WEATHER_PROVIDER)
    kept, news = 0, {}
    for city, told, trouble in ask(cities, now) if ask and cities else ():
        kept += bool(told) and city.take(told.reading, now)
        if told and told.days:
            city.expect(told.days)
        if city.note(trouble):
            news.setdefault(trouble, []).append(str(city))
    if kept:
        marks.mark(PRINTED)
    forget_the_past(now)
    _log(news)
    return kept


@dataclass(frozen=True)
class Told:
    """What an answer says of one city: its reading, and the days that are expected there."""

    reading: Reading
    days: list


def _log(news):
    """One line. `news` maps each trouble ("" for none any more) to the cities that are newly in it."""
    if news:
        told = "; ".join(f"{trouble or 'well again'} ({', '.join(cities)})" for trouble, cities in news.items())
        log.log(logging.WARNING if any(news) else logging.INFO, "Weather from %s: %s", settings.WEATHER_PROVIDER, told)


def _ask_open_meteo(cities, now):
    """Yields (city, Told or None, trouble), from one call."""
    try:
        told = fetch(_address(open_meteo.ADDRESS, open_meteo.question(cities))).told()
    except BadAnswer as error:
        yield from ((city, None, str(error)) for city in cities)
        return
    for city, place in zip(cities, open_meteo.places_of(cities, told), strict=True):
        try:
            yield city, Told(open_meteo.reading(place, now), open_meteo.days(place, now)), ""
        except BadReading as error:
            yield city, None, str(error)


def _ask_met_norway(cities, now):
    """Yields (city, Told or None, trouble), each from a call of its own."""
    for city in cities:
        try:
            yield city, *_one_from_met_norway(city, now)
        except (BadAnswer, BadReading) as error:
            yield city, None, str(error)


def _one_from_met_norway(city, now):
    rest = now
    try:
        answer = fetch(_address(met_norway.ADDRESS, met_norway.question(city)))
        rest = met_norway.rest_until(answer.headers, now)
        told = answer.told()
        reading = met_norway.reading(told, now)
        days = met_norway.days(told, city.longitude, now, city.clock if city.zone else None)
        rest = max(rest, reading.at + met_norway.HOUR)
        return Told(reading, days), WILL_END if answer.status == ENDING else ""
    except BadAnswer as error:
        rest = met_norway.rest_until(error.headers, now)
        raise
    finally:
        city.rest(rest)


def _address(own, question):
    """The service's own address or the one that is set, which may bring a question along, such as a key."""
    address = settings.WEATHER_ADDRESS or own
    return f"{address}{'&' if '?' in address else '?'}{urlencode(question, safe=',')}"


class BadAnswer(Exception):
    """The service gave nothing to work with; the message says what. `headers` are those that came."""

    def __init__(self, message, headers=None):
        super().__init__(message)
        self.headers = headers or {}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes

    def told(self):
        """What the body says. Raises BadAnswer where it is not JSON.

        Numbers come as floats: one that is too large is infinite then, as NaN is no number, and it is for the reading
        of that city to refuse them, instead of a failure of all.
        """
        try:
            return json.loads(self.body, parse_int=float)
        except (ValueError, RecursionError) as error:
            raise BadAnswer("the answer is not JSON", self.headers) from error


def fetch(address):
    """The Answer at the address, or where that sends us on to. Raises BadAnswer. In bounded time and memory."""
    with Watch(WHOLE) as watch:
        try:
            answer = _ask(address, watch)
            if onward := _onward(address, answer):
                answer = _ask(onward, watch)
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            raise BadAnswer(watch.complaint if watch.is_up else f"no whole answer ({type(error).__name__})") from error
    if answer.status not in (GOOD, ENDING):
        raise BadAnswer(f"status {answer.status}", answer.headers)
    return answer


def _onward(address, answer):
    """Where a redirect leads on the same host, else nothing. MET Norway wants them followed; urllib3 would do so, but
    sleep before for as long as the redirect says."""
    onward = urljoin(address, answer.headers.get("Location", address))
    stays = urlsplit(onward)[:2] == urlsplit(address)[:2] and onward != address
    return onward if stays and answer.status in urllib3.HTTPResponse.REDIRECT_STATUSES else None


def _ask(address, watch):
    with _connections(address, watch) as connections:
        path = urllib3.util.parse_url(address).request_uri
        response = connections.request("GET", path, headers=_who_asks(), preload_content=False, redirect=False)
        try:
            body = _read(response, watch) if response.status in (GOOD, ENDING) else b""
            return Answer(response.status, response.headers, body)
        finally:
            response.close()


def _connections(address, watch):
    pool = urllib3.connection_from_url(address, timeout=urllib3.Timeout(connect=CONNECT, read=READ), retries=False)

    class Watched(pool.ConnectionCls):
        def connect(self):
            super().connect()
            watch.over(self.sock)

    pool.ConnectionCls = Watched
    return pool


def _who_asks():
    name = f"{paper.words().name}/1.0 {settings.WEATHER_CONTACT or settings.SITE_ADDRESS}"
    name = " ".join(name.encode("ascii", "ignore").decode().split())
    return {"User-Agent": name, "Accept-Encoding": "gzip"}


def _read(response, watch):
    """The body, unpacked piece by piece. Raises BadAnswer past `MOST_BYTES` or when the time is up."""
    body = bytearray()
    while piece := response.read1(16 * 1024, decode_content=True):
        body += piece
        if len(body) > MOST_BYTES:
            raise BadAnswer(f"more than {MOST_BYTES // 1024} KB")
    if watch.is_up:
        raise BadAnswer(watch.complaint)
    return bytes(body)


class Watch(threading.Timer):
    """Shuts a connection once the time of a fetch is up, whatever waits for it.

    Timeouts count from one byte to the next: a service that sends one every few seconds, be it in a header, would
    hold the worker for days.
    """

    def __init__(self, seconds):
        super().__init__(seconds, self._shut)
        self.daemon, self.is_up, self.sock = True, False, None
        self.complaint = f"not whole after {seconds} seconds"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.cancel()

    def over(self, sock):
        self.sock = sock
        if self.is_up:
            self._shut()

    def _shut(self):
        self.is_up = True
        if self.sock:
            with suppress(OSError):  # it is closed already
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)  # an SSLSocket's own would drop the encryption
