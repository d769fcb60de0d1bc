"""Furniture: what stands on many pages and changes by itself, such as the date, the weather or the hot list.

A page that is to be kept is rendered with a slot where a piece of furniture goes. Pieces have keys and lives of their
own: when one changes it is put into the kept pages, and none is rendered again. Where nobody keeps the page (signed-in
people, previews, DEBUG) the piece is rendered in its place, with the same bytes.
"""

import logging
import re
import secrets
from time import monotonic, time

from django.db import close_old_connections
from django.utils import timezone
from django.utils.html import format_html

from .flights import Flights
from .naming import collecting, leave_slot
from .page import REST, fill
from .rendering import next_midnight
from .watch import Kept, Verdict

log = logging.getLogger(__name__)
SECRET = secrets.token_hex(12)  # nobody can type a slot into a story
SLOT = re.compile(rb"<!--%s (\w+)-->" % SECRET.encode())
UNTIL_MIDNIGHT = 86_400  # seconds; all furniture is made anew at the paper's midnight

_makers = {}


def piece(name, *, seconds=UNTIL_MIDNIGHT):
    """Decorates what makes the piece of that name: given a moment (aware), gives HTML, and names what it prints. It is
    made anew after `seconds` at most. The decorated function is put into a page: the piece at a moment, or its slot."""

    def decorate(make):
        _makers[name] = make, seconds

        def put(at):
            return format_html("<!--{} {}-->", SECRET, name) if leave_slot() else make(at)

        return put

    return decorate


def slots(body):
    """Where furniture goes in a rendered body: (name, start, end) of each."""
    return [(found[1].decode(), *found.span()) for found in SLOT.finditer(body)]


class Piece(Kept):
    __slots__ = ("html",)

    def __init__(self, html, **life):
        super().__init__(**life)
        self.html = html


class Furniture:
    """The pieces of one process, by name."""

    def __init__(self, watch):
        self.watch = watch
        self._pieces = {}
        self._resting = {}
        self._flights = Flights()

    def knows(self, names):
        """Whether it can make them all: the modules that say how may not have been asked for yet."""
        return all(name in _makers for name in names)

    def for_spans(self, spans):
        return [self.current(name) for name, _, _ in spans]

    def furnish(self, body):
        """A rendered body with its furniture: the body, its spans, and the pieces in them."""
        spans = slots(body)
        pieces = self.for_spans(spans)
        return *fill(body, spans, pieces), pieces

    def current(self, name):
        """The piece: fresh, or the one before while it is made anew or cannot be."""
        old = self._pieces.get(name)
        verdict = self.watch.judge(old) if old else Verdict.HARD
        if verdict is Verdict.FRESH or (verdict is Verdict.SOFT and monotonic() < self._resting.get(name, 0)):
            return old
        flight, is_first = self._flights.board(name)
        if not is_first:
            return old if verdict is Verdict.SOFT else flight.wait() or self._made(name)
        try:
            flight.outcome = self._made(name) if verdict is Verdict.HARD else self._made_or(old, name)
            return flight.outcome
        finally:
            self._flights.land(name, flight)

    def _made_or(self, old, name):
        try:
            return self._made(name)
        except Exception:
            log.exception("Furniture “%s” could not be made anew; what there is goes on standing.", name)
            self._resting[name] = monotonic() + REST
            return old

    def _made(self, name):
        make, seconds = _makers[name]
        count, era, born = self.watch.count, self.watch.era, time()
        close_old_connections()
        try:
            with collecting() as naming:
                html = make(timezone.now())
        finally:
            close_old_connections()
        ends = min(born + seconds, next_midnight(born), naming.ends)
        self._pieces[name] = Piece(html.encode(), keys=tuple(naming.keys), count=count, era=era, born=born, ends=ends)
        return self._pieces[name]
