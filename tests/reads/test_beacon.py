"""The beacon is answered before Django, and nothing else is."""

import threading
from wsgiref.util import setup_testing_defaults

import pytest
from django.urls import reverse

from newsroom.reads import spool
from newsroom.reads.beacon import Beacon
from newsroom.reads.rounds import Rounds
from newsroom.reads.spool import Spool

PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux) Firefox/140.0", "HTTP_SEC_FETCH_SITE": "same-origin"}


def paper(environ, start_response):
    start_response("200 OK", [])
    return [b"the paper"]


@pytest.fixture
def beacon(tmp_path):
    beacon = Beacon(paper, Spool(tmp_path), roll_up=lambda: 0)
    yield beacon
    beacon.rounds.end()
    beacon.spool.close()


@pytest.fixture
def ask(beacon):
    """Status, headers and body of an answer."""

    def ask(path, method="POST", **environ):
        environ = {"PATH_INFO": path, "REQUEST_METHOD": method, **PERSON, **environ}
        setup_testing_defaults(environ)
        told = []
        body = b"".join(beacon(environ, lambda *head: told.extend(head)))
        return told[0], dict(told[1]), body

    return ask


def noted(beacon):
    return [story_id for sheet in beacon.spool.sheets() for story_id, _ in sheet.reads(0, 100)]


def test_a_person_is_noted_and_told_nothing(ask, beacon):
    assert ask("/read/12/") == ("204 No Content", {"Cache-Control": "no-store"}, b"")
    assert noted(beacon) == [12]


def test_a_robot_is_answered_and_not_noted(ask, beacon):
    assert ask("/read/12/", HTTP_USER_AGENT="Searchbot/2.0")[0] == "204 No Content"
    assert noted(beacon) == []


@pytest.mark.parametrize(
    "path", ["/read/12", "/read//", "/read/x/", "/read/12/\n", "/read/٣/", f"/read/{'9' * 16}/", "/"]
)
def test_other_addresses_are_the_papers(ask, path):
    assert ask(path)[2] == b"the paper"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT"])
def test_so_are_other_methods(ask, method):
    assert ask("/read/12/", method)[2] == b"the paper"


def test_a_number_that_no_story_can_have_is_no_error(ask, beacon):
    assert ask(f"/read/{'9' * 15}/")[0] == "204 No Content"
    assert noted(beacon) == []


def test_the_pages_name_the_address_that_is_answered(ask):
    assert ask(reverse("read", args=[12]))[0] == "204 No Content"


class TestRounds:
    def test_they_begin_with_the_first_request(self, tmp_path, monkeypatch):
        monkeypatch.setattr(spool, "PAUSE", 0)
        rolled_up = threading.Event()
        beacon = Beacon(paper, Spool(tmp_path), rolled_up.set)
        beacon.rounds.pause = 0.001
        assert beacon.rounds._thread is None
        beacon({"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda *head: None)
        assert rolled_up.wait(10)
        beacon.rounds.end()

    def test_they_go_on_after_a_failure(self, caplog):
        outcomes, enough = iter(["the database is away"]), threading.Event()

        def act():
            if trouble := next(outcomes, None):
                raise ValueError(trouble)
            enough.set()

        rounds = Rounds(act, pause=0.001)
        rounds.begin()
        assert enough.wait(10)
        rounds.end()
        assert "the database is away" in caplog.text

    def test_one_thread_makes_them_whoever_comes_first(self):
        made = []

        class Counted(Rounds):
            def _begun(self):
                made.append(self)
                return super()._begun()

        rounds, start = Counted(lambda: None), threading.Barrier(8)
        threads = [threading.Thread(target=lambda: (start.wait(), rounds.begin())) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rounds.end()
        assert made == [rounds]
