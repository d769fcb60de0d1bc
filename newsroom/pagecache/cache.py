"""The page cache: stands between the server and Django, and answers with what it has kept as long as that is fresh.

A page that is out of date is rendered by one request. Meanwhile, and where rendering fails, others get the page there
was, unless what changed was marked hard.
"""

import logging
import threading
from contextlib import nullcontext
from time import time

from .asking import Reception, names_read
from .flights import Flights
from .following import Follower, catch_up
from .furniture import Furniture
from .memory import Memory
from .page import KEPT_PAGE, Page
from .rendering import may_be_kept, next_midnight, out_of_reach, rendered
from .shelf import Shelves
from .watch import Verdict, Watch

log = logging.getLogger(__name__)
ROUNDS = 3  # renderings of others that somebody waits for; what is marked that often is rendered for each


class PageCache:
    """A WSGI application before another one. Keeps at most `most` bytes in each process, and what all share in
    `storeroom`, where there is one. `at_home`: gives the context in which furniture is made, outside of a request."""

    def __init__(self, application, most, storeroom=None, at_home=nullcontext):
        self.application = application
        self.reception = Reception()
        self.watch = Watch()
        self.follower = Follower(self.watch)
        self.shelves = Shelves(most)
        self.memory = Memory(self.watch)
        self.furniture = Furniture(self.watch, self.memory, at_home)
        self.flights = Flights()
        self.storeroom = storeroom
        self.trying = threading.Lock()

    def __call__(self, environ, start_response):
        asked = self.reception.asked(environ)
        page = asked and self.shelves.get(asked)
        if not asked or (page is None and not self._keeps(environ)):
            return self._passed_by(asked, environ, start_response)
        if page is None or not self.watch.trusts(page):
            page = self._fresh(asked, environ, page)
        environ[KEPT_PAGE] = page
        return page.answer(environ, start_response)

    def _passed_by(self, asked, environ, start_response):
        """What the application says. Before the clock was ever reached, pages are asked of it one at a time."""
        if not (asked and self.watch.count is None and names_read(environ) is not None):
            return self.application(environ, start_response)
        if not self.trying.acquire(blocking=False):
            return out_of_reach().answer(environ, start_response)
        try:
            return self.application(environ, start_response)
        finally:
            self.trying.release()

    def _keeps(self, environ):
        """Whether there is a clock to keep by, and the asked view says that its answers may be kept."""
        self.follower.start()
        return self.watch.count is not None and names_read(environ) is not None

    def _fresh(self, asked, environ, page):
        """What to answer: a page that is fresh, or not and allowed; or what the application said."""
        self.follower.start()
        for _ in range(ROUNDS):
            verdict = self.watch.judge(page) if page else Verdict.HARD
            if verdict is Verdict.FRESH or (verdict is Verdict.SOFT and self._is_no_use(page)):
                return page
            flight, is_first = self.flights.board(asked)
            if is_first:
                return self._flown(flight, asked, environ, page)
            if verdict is Verdict.SOFT:
                return page
            page = flight.wait()
            if not isinstance(page, Page):
                break
        return page or self._renewed(asked, environ, None)

    def _is_no_use(self, page):
        """Whether to try to render it would only keep somebody waiting."""
        return page.is_resting or self.follower.is_in_the_dark

    def _flown(self, flight, asked, environ, page):
        try:
            outcome = self._landed_meanwhile(asked, page) or self._renewed(asked, environ, page)
            flight.outcome = outcome if outcome.is_for_all else None
            return outcome
        finally:
            self.flights.land(asked, flight)

    def _landed_meanwhile(self, asked, page):
        newer = self.shelves.get(asked)
        is_new = newer is not None and newer is not page
        return newer if is_new and self.watch.judge(newer) is Verdict.FRESH else None

    def _renewed(self, asked, environ, old):
        """The page made anew, or the old one where that fails and it may be shown; else what the application said."""
        verdict = self.watch.judge(old) if old else Verdict.HARD
        try:
            outcome = self._made(asked, environ, old)
        except Exception:
            log.exception("%s could not be rendered.", asked.path)
            outcome = out_of_reach()
        if verdict is Verdict.SOFT and outcome.is_failure:
            old.rest()
            return old
        self._shelve(asked, outcome)
        return outcome

    def _shelve(self, asked, outcome):
        if isinstance(outcome, Page):
            self.shelves.put(asked, outcome)
        else:
            self.shelves.take(asked)

    def _made(self, asked, environ, old):
        if old and self.watch.judge_alone(old) is Verdict.FRESH:
            return old.refurnished(self.furniture.for_spans(old.spans))
        return self._stored(asked) or self._rendered_for_all(asked, environ)

    def _stored(self, asked):
        """What another process has rendered, where that is fresh."""
        page = self.storeroom and self.storeroom.take(asked, self.watch)
        if not page or not self.furniture.knows(slot for slot, _, _ in page.spans):
            return None
        is_fresh = catch_up(page, self.watch) and self.watch.judge_alone(page) is Verdict.FRESH
        return page.refurnished(self.furniture.for_spans(page.spans)) if is_fresh else None

    def _rendered_for_all(self, asked, environ):
        outcome = self._rendered_if_useful(asked, environ)
        if self.storeroom and isinstance(outcome, Page):
            self.storeroom.put(asked, outcome, self.watch)
        return outcome

    def _rendered_if_useful(self, asked, environ):
        """While the database is gone one at a time tries: it takes seconds to fail, and kept pages need the threads."""
        if not self.follower.is_lost:
            return self._rendered(asked, environ)
        if not self.trying.acquire(blocking=False):
            return out_of_reach()
        try:
            return self._rendered(asked, environ)
        finally:
            self.trying.release()

    def _rendered(self, asked, environ):
        life = {"count": self.watch.count, "era": self.watch.era, "born": time()}
        answer, naming = rendered(self.application, self.reception.environ_for(asked, environ), self.memory)
        if not may_be_kept(answer, naming):
            return self._passed_on(answer, naming)
        body, spans, parts = self.furniture.furnish(answer.read())
        ends = min(naming.ends, next_midnight(life["born"], naming.zone))
        life |= {"keys": tuple(naming.keys), "ends": ends, "parts": parts}
        return Page(answer.status, answer.headers, body, spans=spans, **life)

    def _passed_on(self, answer, naming):
        """An answer that is not kept: where others may wait for it, or furniture was left out, its body is read."""
        if naming.has_slots:
            answer.replace(self.furniture.furnish(answer.read())[0])
        elif answer.is_failure:
            answer.read()
        return answer
