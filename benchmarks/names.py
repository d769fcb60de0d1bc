"""What it takes to learn the words of names: `DATABASE_URL=… python -m benchmarks.names`, of a paper by make_archive.

So many authors are added that readers have met, and as many that stand on drafts alone. Their words are learnt, then
looked at once more as the clock has it done every hour, then after one author in a hundred was renamed. Each has a
process of its own, whose memory is told, and another beside it writes one of the words again and again: how long that
waits at most is how long the first holds a lock.
"""

import argparse
import itertools
import multiprocessing
import os
import re
import time
from pathlib import Path

from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles import search
from articles.models import Author, Edition, EditionByline, Word
from newsroom.paper import at_home

ENDS = ("and", "ort", "ilm", "esk", "uxa", "ape", "ivi", "odro", "utha")
SYLLABLES = [first + last for first in "BCDFGHJKLM" for last in ENDS]
ADDED = "measured-author-"
PLACE = 9  # behind all who stand there already
RENAMED = 100  # of as many one
PAUSE = 0.005  # seconds between two writes
WRITTEN = "tan"  # a word of authors of make_archive


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--authors", type=int, default=50_000, help="whom readers have met, and as many others (50000)")
    with at_home():
        add(parser.parse_args().authors)
        print(f"\n{connection.display_name}, {Edition.objects.count():,} editions, {Author.objects.count():,} authors")
        print(f"{'':26}{'changed':>9}{'seconds':>9}{'processor':>11}{'memory':>9}{'longest wait':>14}")
        Word.objects.filter(is_name=True).delete()
        report("all of them new")
        report("nothing new")
        rename()
        report("one in a hundred renamed")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nLoad of the machine over 1, 5 and 15 minutes: {load}, on {os.process_cpu_count()} cores")


def add(number):
    if Author.objects.filter(slug__startswith=ADDED).exists():
        return
    rows = [Author(name=name, slug=f"{ADDED}{at}") for at, name in enumerate(itertools.islice(names(), 2 * number))]
    met = Author.objects.bulk_create(rows, batch_size=2_000)[:number]
    live = Edition.objects.live(timezone.now()).order_by("-pk").values_list("pk", "published_at")[:number]
    bylines = [
        EditionByline(edition_id=edition, author=author, position=PLACE, listed_at=published_at)
        for author, (edition, published_at) in zip(met, live, strict=False)
    ]
    EditionByline.objects.bulk_create(bylines, batch_size=2_000)


def names():
    """Of two words: a few thousand in front, most of those behind nobody else's."""
    size = len(SYLLABLES)
    for at in itertools.count():
        one, two, three = at % size, at // size % size, at // size**2 % size
        behind = SYLLABLES[two] + SYLLABLES[(one + three) % size].lower() + SYLLABLES[(two + 7 * three) % size].lower()
        yield f"{SYLLABLES[one]}{SYLLABLES[(one * 7 + two) % size].lower()} {behind}"


def rename():
    renamed = list(Author.objects.filter(slug__startswith=ADDED)[::RENAMED])
    for author in renamed:
        author.name = f"{author.name}son"
    Author.objects.bulk_update(renamed, ["name"], batch_size=500)


def report(label):
    processes = multiprocessing.get_context("spawn")
    is_done, told = processes.Event(), processes.SimpleQueue()
    connection.close()
    writer = processes.Process(target=write, args=[is_done, told])
    writer.start()
    told.get()  # it has begun
    with processes.Pool(1) as learner:
        changed, seconds, processor, memory = learner.apply(learn)
    is_done.set()
    waited = told.get()
    print(f"{label:26}{changed:9,}{seconds:9.1f}{processor:11.1f}{memory:6.0f} MB{waited * 1_000:11.0f} ms", flush=True)


def learn():
    """How many changed, seconds, those of the processor, and by how many MB the process grew at most."""
    before, begun, spent = resident(), time.perf_counter(), time.process_time()
    with at_home():
        changed = search.learn_names()
    return changed, time.perf_counter() - begun, time.process_time() - spent, (resident() - before) / 1024


def resident():
    """The most memory that this process has had, in KB (`ru_maxrss` would tell that of its parent)."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))[1])


def write(is_done, told):
    """Writes one row again and again. Tells that it has begun and, in the end, the most seconds that took."""
    longest = 0
    told.put(0)
    while not is_done.wait(PAUSE):
        begun = time.perf_counter()
        Word.objects.filter(word=WRITTEN).update(editions=F("editions"))
        longest = max(longest, time.perf_counter() - begun)
    told.put(longest)


if __name__ == "__main__":
    main()
