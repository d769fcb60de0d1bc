"""What search takes, by kind of question: `DATABASE_URL=… python -m benchmarks.search`, of a paper by make_archive.

The questions take turns, so that the load of the machine falls on all alike. Milliseconds from the question to the
stories with their excerpts, without the page around them; those of them in the database, and the fewest of all rounds
(foreign load disturbs them least); and how many queries.
"""

import os
import statistics
import sys
import time

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import search
from articles.models import Author, Category, Edition, EditionText, Word
from articles.search import places, tokens
from articles.search.index import engine

from . import words

ROUNDS = 15
LEARNT = 2_000  # editions whose words are learnt: the archive is made of a few thousand words
INDEX = """
    CREATE INDEX articles_sought_dated ON articles_sought USING gin (articles_sought_dated(place, tokens))
"""
KINDS = {
    "in every story": "the",
    "common": words.COMMON,
    "in some": "harbour",
    "in few": "stamp",
    "rare": words.RARE,
    "in none": words.ABSENT,
    "two common": "the ferry",
    "three": "harbour stamp cable",
    "rare and common": f"the {words.RARE}",
    "phrase": '"new exchange"',
    "phrase of common words, in none": '"the new the"',
    "without a common word": f"harbour -{words.COMMON}",
    "one typo": "harbuor",
}


def main():
    if not EditionText.objects.exists():
        sys.exit("There is nothing to search. Fill an empty database with manage.py make_archive.")
    prepare()
    asked = questions()
    timed = {label: [] for label in asked}
    for _ in range(ROUNDS):
        for label, wanted in asked.items():
            timed[label].append(ask(wanted))
    print(f"\n{connection.display_name}, {Edition.objects.count():,} editions: median of {ROUNDS}, in milliseconds")
    print(f"{'':44}{'found':>9}{'all of it':>11}{'database':>10}{'at least':>10}{'queries':>9}")
    for label, runs in timed.items():
        report(label, runs)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nLoad of the machine over 1, 5 and 15 minutes: {load}, on {os.process_cpu_count()} cores")


def prepare():
    """The archive is poured without the index of search, and nobody has learnt its words."""
    if not engine().newest(tokens.Condition((("the",),)), *whole_paper(), 1):
        fill()
    if not Word.objects.exists():
        search.learn(most=LEARNT)


def fill():
    """PostgreSQL makes its inverted index at the end, which takes a third of the time."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute("DROP INDEX articles_sought_dated")
        for done in search.rebuild():
            print(f"  {done:,} editions in the index", end="\r", flush=True)
        if is_postgresql:
            cursor.execute(INDEX)
            cursor.execute("ALTER INDEX articles_sought_dated SET (fastupdate = off)")
            cursor.execute("ALTER INDEX articles_sought_dated ALTER COLUMN 1 SET STATISTICS 0")
            cursor.execute("VACUUM ANALYZE articles_sought")


def whole_paper():
    return places.after(timezone.now()), -places.LAST


def questions():
    """By label. The filters ask for the largest section and for one author."""
    section, author = Category.objects.order_by("pk").first(), Author.objects.order_by("pk").first()
    inside = tuple(Category.objects.within(section).values_list("pk", flat=True))
    asked = {f"{label}: {words}": search.Wanted(words) for label, words in KINDS.items()}
    for word in (words.COMMON, "harbour", words.RARE):
        asked[f"best first: {word}"] = search.Wanted(word, is_best_first=True)
    asked["in a section: harbour"] = search.Wanted("harbour", sections=inside)
    asked["by an author: harbour"] = search.Wanted("harbour", authors=(author.pk,))
    asked["by an author, rare word"] = search.Wanted(words.RARE, authors=(author.pk,))
    day = Edition.objects.order_by("published_at").values_list("published_at", flat=True)[Edition.objects.count() // 2]
    asked["since a day long ago"] = search.Wanted(since=day.date())
    asked["a day alone"] = search.Wanted(since=day.date(), until=day.date())
    asked[f"a day without -{words.COMMON}"] = search.Wanted(f"-{words.COMMON}", since=day.date(), until=day.date())
    return asked


def ask(wanted):
    """Milliseconds in all and in the database, queries, and what was found."""
    with CaptureQueriesContext(connection) as asked:
        begun = time.perf_counter()
        found = search.find(wanted)
        spent = (time.perf_counter() - begun) * 1_000
    return spent, sum(float(each["time"]) for each in asked) * 1_000, len(asked), found


def report(label, runs):
    spent, stored, queries, found = zip(*runs, strict=True)
    number = f"{'> ' if found[0].has_more else ''}{found[0].number}"
    median = statistics.median
    line = f"{label[:44]:44}{number:>9}{median(spent):11.1f}{median(stored):10.1f}{min(stored):10.1f}{max(queries):9}"
    print(line, flush=True)


if __name__ == "__main__":
    main()
