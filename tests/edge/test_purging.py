"""The carrier is told of just what is out of date, in order, and until it has done it."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import urllib3
from django.db import transaction
from django.utils import timezone

from newsroom.pagecache import marks
from newsroom.pagecache.edge import calls, carriers, purging, tasks
from newsroom.pagecache.edge.models import LONGEST_TURN, Standing
from tests.edge.carriers import Carrier, drips, hangs_up
from tests.weather.office import says, says_nothing

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GOOD = {
    "fastly": says({"story:1/page": "108-1391560174-974124"}),
    "cloudflare": says({"success": True, "errors": [], "result": {"id": "023e"}}),
    "varnish": says(b"forgotten: 3\n"),
}


@pytest.fixture
def carrier(request, settings, monkeypatch):
    """The service of the carrier that a test is for (`EDGE` of its parameters; else Fastly)."""
    name = getattr(request, "param", "fastly")
    monkeypatch.setattr(purging, "SETTLED", 0)
    with Carrier(GOOD[name]) as carrier:
        settings.EDGE, settings.EDGE_SITE, settings.EDGE_TOKEN = name, "a/site", "a-token"
        settings.EDGE_ADDRESSES = [carrier.address]
        yield carrier
        calls.pools.clear()


@pytest.fixture
def clock(monkeypatch):
    now = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now


@pytest.fixture
def standing(db, clock):
    """From here on what is marked is to be told."""
    return Standing.objects.begun(purging.clock_shows(), NOON)


def soft(carrier):
    return [set(call.told["surrogate_keys"]) for call in carrier.asked if "Fastly-Soft-Purge" in call.headers]


def hard(carrier):
    return [set(call.told["surrogate_keys"]) for call in carrier.asked if "Fastly-Soft-Purge" not in call.headers]


class TestWhatIsTold:
    def test_what_was_marked(self, carrier, standing):
        marks.mark(["all/top", "story:1/card"])
        assert purging.purge() == 2
        assert (soft(carrier), hard(carrier)) == ([{"all/top", "story:1/card"}], [])

    def test_once(self, carrier, standing):
        marks.mark(["all/top"])
        assert (purging.purge(), purging.purge()) == (1, 0)
        marks.mark(["bar"])
        assert purging.purge() == 1
        assert soft(carrier) == [{"all/top"}, {"bar"}]

    def test_nothing_from_before_there_was_a_carrier(self, carrier, db):
        marks.mark(["all/top"])
        assert purging.purge() == 0
        assert carrier.asked == []

    def test_what_is_hard_at_once_and_again_when_everybody_knows(self, carrier, standing):
        marks.mark(["all/top"])
        marks.mark(["story:1/page"], hard=True)
        purging.purge()
        assert hard(carrier) == [{"story:1/page"}, {"story:1/page"}]
        assert carrier.asked[0].told["surrogate_keys"] == ["story:1/page"]

    def test_a_hard_mark_stays_hard_when_a_soft_one_follows(self, carrier, standing):
        marks.mark(["story:1/page"], hard=True)
        marks.mark(["story:1/page"])
        purging.purge()
        assert (soft(carrier), len(hard(carrier))) == ([], 2)

    def test_a_new_moment_since_pages_that_are_kept_do_not_know_it(self, carrier, standing):
        marks.mark_at(NOON + MINUTE, ["story:1/page"], hard=True)
        purging.purge()
        assert (soft(carrier), hard(carrier)) == ([{"story:1/page"}], [])

    def test_a_moment_that_has_come(self, carrier, standing, clock):
        marks.mark_at(NOON + MINUTE, ["story:1/page"], hard=True)
        purging.purge()
        clock[0] = NOON + MINUTE
        assert purging.purge() == 1
        assert hard(carrier) == [{"story:1/page"}, {"story:1/page"}]
        assert purging.purge() == 0

    def test_keys_with_letters_that_no_header_takes_as_their_pages_name_them(self, carrier, standing):
        marks.mark(["tag:phở, hai"])
        purging.purge()
        assert soft(carrier) == [{"tag:ph%E1%BB%9F%2C%20hai"}]

    def test_no_more_in_one_call_than_the_carrier_takes(self, carrier, standing):
        marks.mark([f"story:{number}/card" for number in range(600)])
        purging.purge()
        assert [len(keys) for keys in soft(carrier)] == [256, 256, 88]
        assert len(set.union(*soft(carrier))) == 600


class TestWhoTells:
    def test_nobody_where_there_is_no_carrier(self, settings, standing):
        settings.EDGE = "none"
        marks.mark(["all/top"])
        assert purging.purge() == 0

    def test_the_task_after_the_commit(self, carrier, standing, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            marks.mark(["all/top"])
            assert carrier.asked == []
        assert soft(carrier) == [{"all/top"}]

    def test_not_a_second_one_meanwhile(self, carrier, standing):
        marks.mark(["all/top"])
        assert Standing.objects.take_turn(NOON)
        assert tasks.purge.call() == 0
        assert carrier.asked == []

    def test_another_where_the_first_has_died(self, carrier, standing, clock):
        marks.mark(["all/top"])
        Standing.objects.take_turn(NOON)
        clock[0] = NOON + LONGEST_TURN + MINUTE
        assert tasks.purge.call() == 1

    def test_the_same_one_of_what_was_marked_meanwhile(self, carrier, standing, monkeypatch):
        told = []

        class Slow:
            most = 100

            def purge(self, keys, *, hard):
                told.append(keys)
                if len(told) == 1:
                    marks.mark(["bar"])

        monkeypatch.setattr(carriers, "ours", Slow)
        marks.mark(["all/top"])
        assert tasks.purge.call() == 2
        assert told == [["all/top"], ["bar"]]


class TestACarrierThatFails:
    BAD = [
        pytest.param(says(b"broken", 500), id="500"),
        pytest.param(says({"msg": "not found"}, 404), id="404"),
        pytest.param(hangs_up, id="hangs up"),
        pytest.param(says_nothing, id="says nothing"),
        pytest.param(drips, id="drips"),
        pytest.param(says(b"", 302, Location="https://elsewhere.example/"), id="redirect"),
    ]

    @pytest.mark.parametrize("reply", BAD)
    def test_is_told_again(self, reply, carrier, standing, clock, caplog, monkeypatch):
        monkeypatch.setattr(calls, "TIMEOUT", urllib3.Timeout(0.2))
        monkeypatch.setattr(calls, "WHOLE", 0.3)
        marks.mark(["all/top"])
        carrier.replies = [reply]
        assert purging.purge() == 0
        clock[0] += purging.REST
        assert purging.purge() == 1
        assert soft(carrier)[-1] == {"all/top"}
        assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.WARNING]

    def test_is_left_alone_for_as_long_as_it_says(self, carrier, standing, clock):
        marks.mark(["all/top"])
        carrier.replies = [says(b"slower", 429, Retry_After="90")]
        purging.purge()
        clock[0] += timedelta(seconds=89)
        assert (purging.purge(), len(carrier.asked)) == (0, 1)
        clock[0] += timedelta(seconds=1)
        assert (purging.purge(), len(carrier.asked)) == (1, 2)

    def test_goes_on_from_the_batch_that_failed(self, carrier, standing, clock):
        for number in range(300):
            marks.mark([f"story:{number}/card"])
        carrier.replies = [GOOD["fastly"], says(b"broken", 503)]
        purging.purge()
        clock[0] += purging.REST
        carrier.asked.clear()
        purging.purge()
        assert len(soft(carrier)[0]) <= 300 - 255

    def test_is_complained_of_once(self, carrier, standing, clock, caplog):
        marks.mark(["all/top"])
        carrier.replies = [says(b"broken", 500)] * 3
        for _ in range(3):
            purging.purge()
            clock[0] += purging.REST
        assert len(caplog.records) == 1

    @pytest.mark.parametrize("carrier", ["cloudflare"], indirect=True)
    @pytest.mark.parametrize("said", [{"success": False, "errors": [{"code": 10000}]}, [], "yes", b"<html>"])
    def test_cloudflare_that_says_200_and_did_nothing(self, said, carrier, standing):
        marks.mark(["all/top"])
        carrier.replies = [says(said)]
        assert purging.purge() == 0
        assert "not done" in Standing.objects.get().trouble


class TestWhatEachIsSaid:
    def test_fastly(self, carrier, standing):
        marks.mark(["all/top"])
        purging.purge()
        (call,) = carrier.asked
        assert (call.method, call.path) == ("POST", "/service/a%2Fsite/purge")
        assert call.headers["Fastly-Key"] == "a-token"
        assert call.headers["Fastly-Soft-Purge"] == "1"

    @pytest.mark.parametrize("carrier", ["cloudflare"], indirect=True)
    def test_cloudflare(self, carrier, standing):
        marks.mark([f"story:{number}/card" for number in range(150)])
        purging.purge()
        call = carrier.asked[0]
        assert (call.method, call.path) == ("POST", "/client/v4/zones/a%2Fsite/purge_cache")
        assert call.headers["Authorization"] == "Bearer a-token"
        assert [len(call.told["tags"]) for call in carrier.asked] == [100, 50]

    @pytest.mark.parametrize("carrier", ["varnish"], indirect=True)
    def test_each_varnish_though_one_is_down(self, carrier, standing, settings):
        settings.EDGE_ADDRESSES = ["http://127.0.0.1:1", carrier.address]
        marks.mark(["all/top", "bar"])
        purging.purge()
        assert [(call.method, call.headers["xkey-softpurge"]) for call in carrier.asked] == [("PURGE", "all/top bar")]
        assert Standing.objects.get().trouble.startswith("http://127.0.0.1:1: no answer")

    def test_nobody_where_it_is_only_printed(self, settings, standing, caplog, monkeypatch):
        settings.EDGE = "print"
        monkeypatch.setattr(purging, "SETTLED", 0)
        caplog.set_level(logging.INFO)
        marks.mark(["story:1/page"], hard=True)
        purging.purge()
        assert "Would be purged, hard: story:1/page" in caplog.text
