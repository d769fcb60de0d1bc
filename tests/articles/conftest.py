"""A clock that tests move, and a place where threads meet."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
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
def side_by_side(transactional_db):
    """Runs functions at once, each in a thread with a connection of its own. Returns what each returned or raised."""
    return run_side_by_side


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
