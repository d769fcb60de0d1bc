"""How machine and helpers look to whoever is called at night: one finding for each thing that can stand still."""

import shutil
import time
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.timesince import timesince
from django_tasks_db.models import DBTaskResult

from articles.tasks import tell
from newsroom import mail
from newsroom.pagecache.edge.models import Standing
from newsroom.pagecache.storeroom import Storeroom
from weather.models import OLD, City

STILL = timedelta(minutes=5)  # what is to happen every minute has not
LATELY = timedelta(hours=1)
LEAST_FREE = 0.05  # of a disk: below that PostgreSQL, SQLite and uploads begin to fail one after the other


class Finding(NamedTuple):
    """`what` was looked at, whether `is_well`, and what there is to say of it, with what to do where it is not."""

    what: str
    is_well: bool
    says: str


def findings():
    """All of them; only the first where the database cannot tell the rest. Raises DatabaseError where it is gone."""
    now = timezone.now()
    asked = [database()]
    if asked[0].is_well:
        asked += [clock(now), worker(now), failed(now), weather(now), carrier(), kept_pages()]
    return [each for each in [*asked, pictures(), post(), disk()] if each]


def database():
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    took = (time.perf_counter() - begun) * 1000
    if tables_are_behind():
        return Finding("database", False, "its tables are older than the code: migrate")
    return Finding("database", True, f"{connection.display_name}, answers in {took:.1f} ms")


def tables_are_behind():
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def clock(now):
    """By the one task that it hands over every minute, and nobody else does."""
    last = DBTaskResult.objects.filter(task_path=tell.module_path).aggregate(at=Max("enqueued_at"))["at"]
    if last and now - last < STILL:
        return Finding("clock", True, f"handed over work {ago(last, now)}")
    return Finding("clock", False, f"handed over nothing {since(last, now)}: start crontask, on one machine")


def worker(now):
    """By what waits: a worker that has nothing to do looks the same as one that is gone, and does no harm."""
    waiting = DBTaskResult.objects.ready().order_by().aggregate(number=Count("pk"), oldest=Min("enqueued_at"))
    if not waiting["number"] or now - waiting["oldest"] < STILL:
        return Finding("worker", True, f"{waiting['number']} tasks wait")
    last = DBTaskResult.objects.aggregate(at=Max("finished_at"))["at"]
    return Finding(
        "worker",
        False,
        f"{waiting['number']} tasks wait, the first for {timesince(waiting['oldest'], now)}, and it finished nothing "
        f"{since(last, now)}: start db_worker, or a second one",
    )


def failed(now):
    """Of the last hour, whatever their number: My desk has those of three days."""
    rows = DBTaskResult.objects.failed().filter(finished_at__gt=now - LATELY).order_by()
    paths = rows.values("task_path").annotate(times=Count("pk")).order_by("task_path")
    told = ", ".join(f"{row['task_path']} ({row['times']})" for row in paths)
    if not told:
        return Finding("tasks", True, "none failed within the hour")
    return Finding("tasks", False, f"failed within the hour: {told}. The worker’s log says why")


def weather(now):
    cities = City.objects.shown() if settings.WEATHER_PROVIDER != "none" else City.objects.none()
    old = [city.name for city in cities if city.read_at is None or now - city.read_at > OLD]
    if old:
        return Finding(
            "weather", False, f"older than {timesince(now - OLD, now)} in {', '.join(old)}: refresh_weather says why"
        )
    return Finding("weather", True, f"{len(cities)} cities")


def carrier():
    if settings.EDGE == "none":
        return None
    trouble = Standing.objects.values_list("trouble", flat=True).first()
    says = f"{settings.EDGE} does not purge: {trouble}" if trouble else f"{settings.EDGE} purges"
    return Finding("carrier", not trouble, says)


def kept_pages():
    if not settings.PAGE_CACHE_ADDRESS:
        return None
    trouble = Storeroom(settings.PAGE_CACHE_ADDRESS).trouble()
    says = f"their store does not answer, so each process renders for itself: {trouble}" if trouble else "shared"
    return Finding("kept pages", trouble is None, says)


def pictures():
    try:
        default_storage.exists("pictures/there-is-none-of-this-name")
    except OSError as error:
        return Finding("pictures", False, f"their store does not answer: {error}")
    return Finding("pictures", True, f"in {settings.MEDIA_STORE}")


def post():
    if not mail.is_set():
        return None
    trouble = mail.trouble()
    says = f"the server of MAIL_URL does not take any: {trouble}" if trouble else "the server of MAIL_URL answers"
    return Finding("mail", not trouble, says)


def disk():
    there = shutil.disk_usage(settings.DATA_DIR)
    says = f"{there.free / 10**9:.1f} GB of {there.total / 10**9:.0f} are free below {settings.DATA_DIR}"
    return Finding("disk", there.free >= LEAST_FREE * there.total, says)


def ago(then, now):
    return "within a minute" if now - then < timedelta(minutes=1) else f"{timesince(then, now)} ago"


def since(then, now):
    return f"for {timesince(then, now)}" if then else "ever"
