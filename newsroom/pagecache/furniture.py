"""Furniture: what stands on many pages and changes by itself, such as the date, the weather or the hot list.

A page that is to be kept is rendered with a slot where a piece of furniture goes. Pieces have keys and lives of their
own: when one changes it is put into the kept pages, and none is rendered again. Where nobody keeps the page (signed-in
people, previews, DEBUG) the piece is rendered in its place, with the same bytes.
"""

import logging
import re
import secrets
from contextlib import nullcontext
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
SLOT = re.compile(rb"<!--%s ([^\s>]+)-->" % SECRET.encode())
UNTIL_MIDNIGHT = 86_400  # seconds; all furniture is made anew at the paper's midnight

_makers = {}


def piece(name, *, seconds=UNTIL_MIDNIGHT):
    """Decorates what makes the piece of that name: given a moment (aware), gives HTML, and names what it prints. It is
    made anew after `seconds` at most. The decorated function is put into a page: the piece at a moment, or its slot.

    What it is given beside the moment (`variant`: words without blanks and strokes) makes another piece of it. Each is
    kept, so let there be few, and none that a reader can make up.
    """

    def decorate(make):
        _makers[name] = make, seconds

        def put(at, *variant):
            if leave_slot():
                return format_html("<!--{} {}-->", SECRET, "/".join([name, *variant]))
            return make(at, *variant)

        return put

    return decorate


def slots(body):
    """Where furniture goes in a rendered body: (slot, start, end) of each, the slot as "name" or "name/variant"."""
    return [(found[1].decode(), *found.span()) for found in SLOT.finditer(body)]


class Piece(Kept):
    __slots__ = ("html",)

    def __init__(self, html, **life):
        super().__init__(**life)
        self.html = html


class Furniture:
    """The pieces of one process, by slot. `at_home`: gives the context in which they are made."""

    def __init__(self, watch, memory=None, at_home=nullcontext):
        self.watch, self.memory, self.at_home = watch, memory, at_home
        self._pieces = {}
        self._resting = {}
        self._flights = Flights()

    def knows(self, slots):
        """Whether it can make them all: the modules that say how may not have been asked for yet."""
        return all(slot.partition("/")[0] in _makers for slot in slots)

    def for_spans(self, spans):
        return [self.current(slot) for slot, _, _ in spans]

    def furnish(self, body):
        """A rendered body with its furniture: the body, its spans, and the pieces in them."""
        spans = slots(body)
        pieces = self.for_spans(spans)
        return *fill(body, spans, pieces), pieces

    def current(self, slot):
        """The piece: fresh, or the one before while it is made anew or cannot be."""
        old = self._pieces.get(slot)
        verdict = self.watch.judge(old) if old else Verdict.HARD
        if verdict is Verdict.FRESH or (verdict is Verdict.SOFT and monotonic() < self._resting.get(slot, 0)):
            return old
        flight, is_first = self._flights.board(slot)
        if not is_first:
            return old if verdict is Verdict.SOFT else flight.wait() or self._made(slot)
        try:
            flight.outcome = self._made(slot) if verdict is Verdict.HARD else self._made_or(old, slot)
            return flight.outcome
        finally:
            self._flights.land(slot, flight)

    def _made_or(self, old, slot):
        try:
            return self._made(slot)
        except Exception:
            log.exception("Furniture “%s” could not be made anew; what there is goes on standing.", slot)
            self._resting[slot] = monotonic() + REST
            return old

    def _made(self, slot):
        name, *variant = slot.split("/")
        make, seconds = _makers[name]
        count, era, born = self.watch.count, self.watch.era, time()
        close_old_connections()
        try:
            with collecting(self.memory) as naming, self.at_home():
                html = make(timezone.now(), *variant)
                ends = min(born + seconds, next_midnight(born), naming.ends)
        finally:
            close_old_connections()
        self._pieces[slot] = Piece(html.encode(), keys=tuple(naming.keys), count=count, era=era, born=born, ends=ends)
        return self._pieces[slot]
