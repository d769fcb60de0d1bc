"""The desk of lag.py: acts on stories as it is told, a line each, and prints the moment of each commit."""

import json
import sys
import time

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from articles import publishing
from articles.models import Edition, Story
from newsroom.pagecache.edge import purging

ACTS = {
    "update": lambda story, headline: publishing.update(_with(story, headline)),
    "retract": lambda story: publishing.retract(story, why="It is measured.", notice="It was retracted."),
    "restore": lambda story: publishing.restore(story),
}


def main():
    DBTaskResult.objects.ready().delete()  # the demo paper's pictures need not be made
    purging.purge()  # as the clock has it done every minute: the carrier is told of what comes after the first time
    edition = Edition.objects.live().newest_first().for_cards()[0]
    print(json.dumps([edition.get_absolute_url(), edition.story_id]), flush=True)
    for line in sys.stdin:
        act, number, *words = line.split()
        print(committed(act, int(number), *words), flush=True)


def committed(act, number, *words):
    """Does it. Gives the moment of the commit, before whatever else is done after one."""
    moments = []
    with transaction.atomic():
        transaction.on_commit(lambda: moments.append(time.time()))
        ACTS[act](Story.objects.get(pk=number), *words)
    return moments[0]


def _with(story, headline):
    story.headline = headline
    story.save()
    return story


if __name__ == "__main__":
    main()
