"""Fills a database and measures the desk on it: `python -m benchmarks.figures 500000`, started by desk.py."""

import os
import random
import statistics
import sys
import time

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import revisions
from articles.models import Category, Story
from newsroom.models import User

from . import chromium, day, words
from .archive import Archive
from .standing import CHIEF

TIMES = 15  # that each is asked; the median counts
SLOW = 1_000  # ms: what takes longer once is asked but three times
LONG, LONGER = 3_000, 3_600  # words of the story that is opened, and of its versions that are compared
HEADLINE = "The long one"


def main(stories, with_browser):
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    fill(stories)
    story = long_story()
    desk = Client(SERVER_NAME="127.0.0.1")
    desk.force_login(get_user_model().objects.get(username=CHIEF))
    print(
        f"\n{connection.display_name}, {Story.objects.count():,} stories: milliseconds on the server, median of {TIMES}"
    )
    print(f"{'':42}{'median':>8}{'slowest':>9}{'queries':>9}")
    for part in (day.lists(desk), day.rooms(desk), day.writing(desk, story)):
        for label, ask in part:
            report(label, ask)
    if with_browser:
        chromium.report(story)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nLoad of the machine over 1, 5 and 15 minutes: {load}, on {os.process_cpu_count()} cores")


def fill(stories):
    """Writes the archive, or takes the one that an earlier run left in the database. A real paper is left alone."""
    if User.objects.filter(username=CHIEF).exists():
        return
    if Story.objects.exists():
        sys.exit("The database that DATABASE_URL names holds a paper. Name an empty one.")
    print(f"Writing {stories:,} stories …", flush=True)
    begun = time.perf_counter()
    Archive(stories).fill()
    print(f"\n  written in {time.perf_counter() - begun:,.0f} s", flush=True)


def long_story():
    """A draft of 3,000 words, edited last; its first two versions have 3,600, and differ in every tenth paragraph."""
    known, dice = words.paragraphs(), random.Random(1)
    Story.objects.filter(headline=HEADLINE).delete()
    story = Story.objects.create(headline=HEADLINE, category=Category.objects.first())
    before = words.text(dice, known, LONGER).split("\n")
    after = [dice.choice(known) if place % 10 == 5 else line for place, line in enumerate(before)]
    for story.body in ("\n".join(before), "\n".join(after), words.text(dice, known, LONG)):
        story.save()
        revisions.keep(story)
    return story


def report(label, ask):
    """Prints a line: how long it takes, and how many queries it asks."""
    with CaptureQueriesContext(connection) as asked:
        first, answer = timed(ask)
    queries = len(asked)  # now: the next request empties the log
    if answer.status_code != 200:
        print(f"{label[:42]:42} answered {answer.status_code}", flush=True)
        return
    spent = [timed(ask)[0] for _ in range(TIMES if first < SLOW else 3)]
    print(f"{label[:42]:42}{statistics.median(spent):8.0f}{max(spent):9.0f}{queries:9}", flush=True)


def timed(ask):
    begun = time.perf_counter()
    answer = ask()
    return (time.perf_counter() - begun) * 1_000, answer


if __name__ == "__main__":
    main(int(sys.argv[1]), with_browser="--no-browser" not in sys.argv)
