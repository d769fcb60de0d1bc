"""Every quarter of an hour the clock has the worker ask; the command does so now."""

import logging
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
from crontask import scheduler
from django.core.management import call_command
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from weather.models import City
from weather.tasks import refresh_weather

from .office import says
from .told import HOUR, NOW, place

WORKER = {"queue_name": "*", "batch": True, "interval": 0, "startup_delay": False, "worker_id": "1", "verbosity": 0}


@pytest.fixture
def fresh(office, city):
    """A city whose weather the office knows, read just now."""
    singapore = city()
    office.reply = says(place(singapore, at=timezone.now()))
    return singapore


def fires(after, count):
    """The next times at which the clock hands over the task."""
    (job,) = [job for job in scheduler.get_jobs() if job.name == "refresh_weather"]
    times = []
    for _ in range(count):
        times.append(job.trigger.get_next_fire_time(None, after))
        after = times[-1] + timedelta(seconds=1)
    return times


def test_the_clock_asks_every_quarter_of_an_hour_and_not_on_the_dot():
    times = fires(NOW, 5)
    assert {later - earlier for earlier, later in pairwise(times)} == {timedelta(minutes=15)}
    assert 0 not in {at.minute % 15 for at in times}


def test_the_task_keeps_readings_and_says_how_many(fresh):
    result = refresh_weather.enqueue()
    assert (result.status, result.return_value) == (TaskResultStatus.SUCCESSFUL, 1)
    assert City.objects.get().temperature == 26.4


def test_a_bad_answer_does_not_fail_the_task(fresh, office):
    office.reply = says(b"<html>", status=500)
    result = refresh_weather.enqueue()
    assert (result.status, result.return_value) == (TaskResultStatus.SUCCESSFUL, 0)


def test_without_cities_the_task_has_nothing_to_do(office, db):
    assert refresh_weather.enqueue().return_value == 0
    assert office.asked == []


def command():
    said = StringIO()
    call_command("refresh_weather", stdout=said)
    return said.getvalue().strip()


def test_the_command_asks_now_and_says_what_it_got(fresh):
    assert command() == "New readings: 1"


def test_the_command_says_what_is_wrong_however_often(fresh, office):
    office.reply = says(b"", status=500)
    assert [command(), command()] == ["New readings: 0; Singapore: status 500"] * 2


@pytest.fixture
def work(settings):
    """Has a worker do what is put off, to the last of it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    yield lambda: call_command("db_worker", backend_name="default", **WORKER)
    logging.getLogger("django_tasks_db").setLevel(logging.NOTSET)


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_the_task(fresh, work):
    refresh_weather.enqueue()
    work()
    assert DBTaskResult.objects.get().return_value == 1
    assert City.objects.get().temperature == 26.4


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_comes_back_asks_for_the_last_hour_only(fresh, office, work):
    for hours in range(4):
        task = refresh_weather.enqueue()
        DBTaskResult.objects.filter(pk=task.id).update(enqueued_at=timezone.now() - hours * HOUR)
    work()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert len(office.asked) == 1
