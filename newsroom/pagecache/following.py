"""The thread of each process that follows the clock in the database."""

import logging
import os
import threading
from datetime import UTC, datetime, timedelta
from time import monotonic, time

from django.db import DatabaseError, close_old_connections, connections

from .models import Clock, Mark, Moment
from .watch import LONGEST

log = logging.getLogger(__name__)
EVERY = 0.2  # seconds: a publish is to be seen everywhere within half a second
SILENT = 3  # seconds after which a database that says nothing is given up
FIRST_LOOK = 2  # seconds that the first request waits for


class Follower:
    """Keeps a `Watch` by the clock. Started by the first request, since threads do not outlive a fork."""

    def __init__(self, watch):
        self.watch = watch
        self.listeners = []  # others who learn what the watch does, after it: edge/seal.py
        self.lock = threading.Lock()
        self._forget_thread()
        os.register_at_fork(after_in_child=self._forget_thread)

    def _forget_thread(self):
        self.thread, self.is_lost, self.seen = None, True, 0.0
        self.has_looked, self.is_over = threading.Event(), threading.Event()
        self.lock = threading.Lock()

    def start(self):
        """Has the clock followed from here on. Waits for a first look at it, not for ever."""
        if self.thread is None:
            with self.lock:
                if self.thread is None:
                    self.thread = threading.Thread(target=self._follow, name="page cache clock", daemon=True)
                    self.thread.start()
        if not self.has_looked.is_set():
            self.has_looked.wait(FIRST_LOOK)

    def stop(self):
        """Ends the thread, and its connection with it."""
        self.is_over.set()
        if self.thread:
            self.thread.join()

    @property
    def is_in_the_dark(self):
        """Whether the database is out of reach, as far as we know: rendering would fail, too."""
        return self.is_lost or monotonic() - self.seen > SILENT

    def reaches_the_database(self):
        """Whether it answered a moment ago. Asks nothing itself: the thread does, five times a second."""
        self.start()
        return not self.is_in_the_dark

    def look(self):
        """Learns what was marked since the last look."""
        known, now = self.watch.count, time()
        count = Clock.objects.filter(pk=Clock.ONLY).values_list("count", flat=True).first() or 0
        if known is None or count < known:
            self.watch.set_back(count)
            recent = Moment.objects.filter(at__gt=datetime.fromtimestamp(now, UTC) - timedelta(seconds=LONGEST))
            self._pass_on(None, count, [], _told(recent), now)
        elif count > known:
            marks = Mark.objects.filter(count__gt=known).values_list("key", "count", "hard_count")
            self._pass_on(known, count, list(marks), _told(Moment.objects.filter(count__gt=known)), now)

    def _pass_on(self, since, count, marks, moments, now):
        self.watch.learn(count, marks, moments, now)
        for listener in self.listeners:
            listener.learn(since, marks, moments)

    def _follow(self):
        connections["default"] = _line_of_its_own()
        try:
            while not self.is_over.is_set():
                self._try_to_look()
                for listener in self.listeners:
                    listener.look(time())
                self.is_over.wait(EVERY)
        finally:
            connections["default"].close()

    def _try_to_look(self):
        try:
            self.look()
            self.seen = monotonic()
            self._say_lost(False)
        except Exception as error:  # whatever it is, the next look may be better, and nobody else would look
            self._say_lost(True, error)
            connections["default"].close()
        self.has_looked.set()

    def _say_lost(self, is_lost, error=None):
        if is_lost and (not self.is_lost or not self.has_looked.is_set()):
            is_expected = isinstance(error, DatabaseError)
            log.warning("The clock of kept pages is out of reach: %s", error, exc_info=not is_expected)
        elif self.is_lost and not is_lost and self.has_looked.is_set():
            log.warning("The clock of kept pages is back.")
        self.is_lost = is_lost


def catch_up(kept, watch):
    """Whether nothing was marked since that is older than what this process knows: then it is as of now."""
    count = watch.count
    if kept.count >= watch.floor:
        return True
    close_old_connections()
    try:
        is_marked = _marked_since(kept)
    except DatabaseError:
        return False
    finally:
        close_old_connections()
    kept.count = kept.count if is_marked else count
    return not is_marked


def _marked_since(kept):
    since = {"key__in": kept.keys, "count__gt": kept.count}
    passed = Moment.objects.filter(at__lte=datetime.fromtimestamp(time(), UTC), **since)
    return Mark.objects.filter(**since).exists() or passed.exists()


def _told(moments):
    rows = moments.values_list("key", "at", "is_hard", "count")
    return [(key, at.timestamp(), is_hard, count) for key, at, is_hard, count in rows]


def _line_of_its_own():
    """A connection outside the pool, which readers may have used up, and that gives up on a silent database."""
    connection = connections.create_connection("default")
    options = {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name != "pool"}
    if connection.vendor == "postgresql":
        asked = f"{options.get('options', '')} -c statement_timeout={SILENT * 1000}".strip()
        options |= {"connect_timeout": SILENT, "tcp_user_timeout": SILENT * 1000, "options": asked}
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": options}
    return connection
