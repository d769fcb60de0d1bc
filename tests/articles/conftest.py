"""A clock that tests move, and a place where threads meet."""

import contextlib
import sqlite3
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)  # a Monday, twelve o’clock in Singapore


class Clock:
    """Stands still until a test moves it. `clock()` is the moment, aware, as `timezone.now` gives it."""

    def __init__(self, at):
        self.at = at

    def __call__(self):
        return self.at

    def forward(self, **delta):
        """Moves it on (hours=1) and returns the new moment."""
        self.at += timedelta(**delta)
        return self.at

    def ahead(self, **delta):
        """A moment from now, without moving."""
        return self.at + timedelta(**delta)


@pytest.fixture
def clock(monkeypatch):
    """The one clock that the whole paper reads, stopped at `NOON`."""
    stopped = Clock(NOON)
    monkeypatch.setattr(timezone, "now", stopped)
    return stopped


@pytest.fixture
def side_by_side(transactional_db, tmp_path):
    """Runs functions at once, each in a thread with a connection of its own. Returns what each returned or raised.

    The tests' SQLite lives in memory, where threads lock each other out at once instead of waiting. So it is
    copied to a file first, as the paper has it.
    """
    with in_a_file(tmp_path / "paper.sqlite3") if connection.vendor == "sqlite" else contextlib.nullcontext():
        yield run_side_by_side


def run_side_by_side(*acts):
    outcomes, start = [None] * len(acts), threading.Barrier(len(acts))

    def run(place, act):
        try:
            start.wait()
            outcomes[place] = act()
        except Exception as error:  # it is what the test asks for
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@contextlib.contextmanager
def in_a_file(path):
    """Moves the test onto a copy of the database in memory, and back."""
    memory, name = connections["default"], connection.settings_dict["NAME"]
    memory.ensure_connection()
    with contextlib.closing(sqlite3.connect(path)) as copy:
        memory.connection.backup(copy)
    del connections["default"]
    connections.settings["default"]["NAME"] = str(path)
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"]["NAME"] = name
        connections["default"] = memory
