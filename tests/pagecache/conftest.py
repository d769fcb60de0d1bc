"""A page cache before a small site, whose clock is looked at when the test says so."""

import io
import time

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from django.utils import timezone

from newsroom.pagecache import cache, following, furniture, marks, memory, watch
from newsroom.pagecache.cache import PageCache
from tests.pagecache import pages


class Answered:
    """What a WSGI application answered."""

    def __init__(self, application, environ):
        parts = application(environ, self._start)
        self.body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()

    def _start(self, status, headers, exc_info=None):
        self.status, self.headers = int(status[:3]), {name.lower(): value for name, value in headers}

    @property
    def text(self):
        return self.body.decode()


def environ(path="/story/1/", query="", method="GET", **said):
    """A request as gunicorn hands it over; `said` are headers, as HTTP_… or whatever else, None for none."""
    whole = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "paper.test",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **said,
    }
    return {name: value for name, value in whole.items() if value is not None}


class ByHand(following.Follower):
    """Looks at the clock when told to, in the test's own transaction."""

    is_in_the_dark = False

    def _forget_thread(self):
        super()._forget_thread()
        self.is_lost = False

    def start(self):
        if self.watch.count is None:
            self.look()


class Paper:
    """`ask` it for pages; `mark` what has changed, and every process, that is this one, knows."""

    def __init__(self, most=1_000_000):
        self.board = pages.board
        self.board.__init__()
        self.cache = PageCache(WSGIHandler(), most)
        self.cache.follower = ByHand(self.cache.watch)

    def ask(self, path="/story/1/", query="", method="GET", **said):
        return Answered(self.cache, environ(path, query, method, **said))

    def mark(self, *keys, hard=False):
        marks.mark(keys, hard=hard)
        self.cache.follower.look()

    def mark_at(self, at, *keys, hard=False):
        marks.mark_at(at, keys, hard=hard)
        self.cache.follower.look()

    def rendered(self, path="/story/1/"):
        """How often."""
        return self.board.renderings[path]


@pytest.fixture
def site(settings):
    settings.ROOT_URLCONF = "tests.pagecache.pages"
    settings.ALLOWED_HOSTS = ["paper.test", ".example.org"]
    # It has no paper to say its time zone, and the threads that ask would leave their connections open.
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != "newsroom.middleware.at_home"]


@pytest.fixture
def connections_stay(monkeypatch):
    """A request would close the connection that the test's transaction is on."""
    for module in (furniture, following):
        monkeypatch.setattr(module, "close_old_connections", lambda: None)
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    yield
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


@pytest.fixture
def paper(site, db, connections_stay):
    return Paper()


class Wall:
    """The clock on the wall, for all who look at it."""

    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at

    def time(self):
        return self.at.timestamp()

    def turn(self, by):
        self.at += by


@pytest.fixture
def wall(monkeypatch):
    clock = Wall(timezone.now().replace(hour=4, minute=0, second=0, microsecond=0))
    monkeypatch.setattr(timezone, "now", clock.now)
    for module in (cache, following, furniture, memory, watch):
        monkeypatch.setattr(module, "time", clock.time)
    return clock


@pytest.fixture
def until():
    """Waits until something is so; fails where it is not within ten seconds."""

    def until(is_so):
        end = time.monotonic() + 10
        while not is_so():
            assert time.monotonic() < end
            time.sleep(0.005)

    return until
