"""The small paper's pages: stories with words, some of which begin at a moment, and a door to publish them by."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from newsroom.pagecache import marks
from newsroom.pagecache.naming import kept, name

TABLE = "CREATE TABLE IF NOT EXISTS story (number integer PRIMARY KEY, words text, begins double precision)"
WRITE = """INSERT INTO story VALUES (%s, %s, %s)
    ON CONFLICT (number) DO UPDATE SET words = excluded.words, begins = excluded.begins"""


def ask(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone() if cursor.description else None


def hang(sign):
    """Says by a file that it hangs, and does, the first time."""
    file = Path(settings.DATA_DIR, sign)
    if not file.exists():
        file.touch()
        time.sleep(60)


@kept()
def story(request, number):
    name(f"story:{number}")
    found = ask("SELECT words, begins FROM story WHERE number = %s", number)
    words, begins = found or ("", 0)
    if words == "slow":
        hang("renders")
    is_begun = begins <= timezone.now().timestamp()
    return HttpResponse(words if is_begun else "not yet", status=200 if found else 404)


def publish(request, number):
    """?words=…, &begins=… (seconds since 1970), &hard=1, and &hang=1 to hang before the commit."""
    asked = request.GET
    begins = float(asked.get("begins", 0))
    with transaction.atomic():
        ask(WRITE, number, asked["words"], begins)
        marks.mark([f"story:{number}"], hard="hard" in asked)
        if begins:
            marks.mark_at(datetime.fromtimestamp(begins, UTC), [f"story:{number}"])
        if "hang" in asked:
            hang("publishes")
    return HttpResponse("published")


def worker(request):
    return HttpResponse(f"{os.getpid()}")


urlpatterns = [
    path("<int:number>/", story),
    path("publish/<int:number>/", publish),
    path("worker/", worker),
]
