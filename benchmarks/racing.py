"""The site that race.py has read and published at once: stories that are nothing but the number of an edition.

Run as `python -m benchmarks.racing set_up|read|publish SECONDS`: prints what it did as JSON.
"""

import io
import json
import random
import sys
import threading
import time

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path

from newsroom.pagecache import marks
from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.models import Clock
from newsroom.pagecache.naming import kept, name

STORIES = 100
THREADS = 16
SLOWEST = 0.25  # seconds a rendering takes at most: longer than from one look at the clock to the next
AGAIN = (0.01, 0.2)  # seconds after which each story is published again
PUBLISH = "UPDATE story SET edition = edition + 1 WHERE number = %s"
READ = "SELECT edition FROM story WHERE number = %s"
TABLE = "CREATE TABLE story (number integer PRIMARY KEY, edition integer NOT NULL)"


@kept()
def story(request, number):
    name(f"story:{number}")
    edition = _edition(number)
    time.sleep(random.random() * SLOWEST)  # what it has read grows old while it is rendered
    return HttpResponse(f"{edition}")


urlpatterns = [path("<int:number>/", story)]


def _edition(number):
    with connection.cursor() as cursor:
        cursor.execute(READ, [number])
        return cursor.fetchone()[0]


def set_up(seconds):
    """Makes the tables, in a database without any."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.executemany("INSERT INTO story VALUES (%s, 1)", [(number,) for number in range(STORIES)])


def read(seconds):
    """Hits of some threads, as (story, edition shown, the count this process knew when it asked, when it asked)."""
    cache, hits = PageCache(WSGIHandler(), 64_000_000), []
    end = time.monotonic() + seconds
    readers = [threading.Thread(target=_read_on, args=(cache, end, hits)) for _ in range(THREADS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    cache.follower.stop()
    return hits


def _read_on(cache, end, hits):
    while (now := time.monotonic()) < end:
        number, known = random.randrange(STORIES), cache.watch.count
        body = b"".join(cache(_environ(number), lambda status, headers, error=None: None))
        hits.append((number, int(body), known, now))
    connection.close()


def _environ(number):
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": f"/{number}/",
        "QUERY_STRING": "",
        "HTTP_HOST": "paper.test",
        "SERVER_NAME": "paper.test",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.input": io.BytesIO(),
    }


def publish(seconds):
    """What was published, as (story, edition, the clock's count, when it was committed, how long that took)."""
    end, done = time.monotonic() + seconds, []
    while time.monotonic() < end:
        number = random.randrange(STORIES)
        done.append(_publish(number))
        time.sleep(random.uniform(*AGAIN))
        done.append(_publish(number))
    return done


def _publish(number):
    began = time.monotonic()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(PUBLISH, [number])
        edition = _edition(number)
        marks.mark([f"story:{number}"], hard=True)
        count = Clock.objects.get().count
    now = time.monotonic()
    return number, edition, count, now, now - began


if __name__ == "__main__":
    act, seconds = sys.argv[1:]
    json.dump({"set_up": set_up, "read": read, "publish": publish}[act](float(seconds)), sys.stdout)
