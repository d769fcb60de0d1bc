"""The command for the operator at night says what stands still, and ends with a status that machines understand."""

import shutil
from collections import namedtuple
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.tasks import check_links, tell
from newsroom.pagecache.edge.models import Standing
from weather.models import City

pytestmark = pytest.mark.django_db
Disk = namedtuple("Disk", "total used free")


@pytest.fixture(autouse=True)
def minute(settings):
    """The clock has just handed over its work, as it does every minute."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.WEATHER_PROVIDER = "none"
    tell.enqueue()


def health():
    """What is said of each thing, and of which it is bad."""
    told, bad = StringIO(), ""
    try:
        call_command("health", stdout=told, no_color=True)
    except CommandError as error:
        bad = str(error).removeprefix("To be looked after: ").removesuffix(".")
    lines = told.getvalue().splitlines()
    return {line[6:18].strip(): line[18:] for line in lines}, bad


def move(minutes):
    """What was handed over so far was handed over that much earlier."""
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=minutes))


def test_all_is_well():
    said, bad = health()
    assert not bad
    assert set(said) == {"database", "clock", "worker", "tasks", "weather", "pictures", "disk"}
    assert said["worker"] == "1 tasks wait"


def test_a_clock_that_stands_still_is_told_apart_from_a_desk_that_works():
    move(6)
    check_links.enqueue([])
    said, bad = health()
    assert bad == "clock, worker"
    assert said["clock"] == "handed over nothing for 6\xa0minutes: start crontask, on one machine"


def test_a_worker_that_is_gone_leaves_work_waiting():
    move(20)
    tell.enqueue()
    said, bad = health()
    assert bad == "worker"
    assert said["worker"].startswith("2 tasks wait, the first for 20\xa0minutes, and it finished nothing ever")


def test_tasks_that_failed_are_named_for_an_hour():
    DBTaskResult.objects.update(status="FAILED", finished_at=timezone.now())
    said, bad = health()
    assert bad == "tasks"
    assert "articles.tasks.tell (1)" in said["tasks"]
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(minutes=61))
    assert health()[1] == ""


def test_weather_that_grows_old_is_named_by_city(settings):
    settings.WEATHER_PROVIDER = "open-meteo"
    now = timezone.now()
    for name, age in [("Oslo", timedelta(hours=4)), ("Rome", timedelta(minutes=30))]:
        City.objects.create(name=name, latitude=50, longitude=10, temperature=3, read_at=now - age)
    said, bad = health()
    assert bad == "weather"
    assert said["weather"] == "older than 3\xa0hours in Oslo: refresh_weather says why"


def test_what_is_set_is_asked(settings):
    settings.EDGE, settings.PAGE_CACHE_ADDRESS = "varnish", "redis://127.0.0.1:1/0"
    Standing.objects.create(count=0, at=timezone.now(), trouble="503 Backend fetch failed")
    said, bad = health()
    assert bad == "carrier, kept pages"
    assert said["carrier"] == "varnish does not purge: 503 Backend fetch failed"


def test_a_disk_is_full_before_it_is_full(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Disk(100 * 10**9, 96 * 10**9, 4 * 10**9))
    said, bad = health()
    assert bad == "disk"
    assert said["disk"].startswith("4.0 GB of 100 are free")


def test_tables_that_are_behind_the_code_are_the_first_thing_to_say():
    MigrationRecorder.Migration.objects.filter(app="articles").order_by("-pk").first().delete()
    said, bad = health()
    assert bad == "database"
    assert "clock" not in said
