"""Asks for each readers' page, once for each line it is told, and prints what each cost: started by lists.py."""

import json
import sys
import time
from urllib.parse import unquote_to_bytes
from wsgiref.util import setup_testing_defaults

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.models import Count

from articles.models import Correction, Edition, Story
from articles.pages import SIZE, place
from newsroom.clock import local_day
from newsroom.pagecache.memory import Memory
from newsroom.pagecache.naming import collecting
from newsroom.pagecache.watch import Watch

DEEP = 0.5  # how far down the list of all a page "in the middle" stands
WATCH = Watch()
WATCH.learn(0, [], [], time.time())
MEMORY = Memory(WATCH)


def pages():
    """Addresses of the pages by what they are called."""
    newest = Edition.objects.live().newest_first().for_cards()[0]
    middle = Edition.objects.live().filter(story__gte=Story.objects.count() * DEEP).for_cards().order_by("story_id")[0]
    before, day = place(middle), local_day(middle.published_at)
    correction = Correction.objects.newest_first()[Correction.objects.count() // 2]
    month, label = f"{day.year}/{day.month}", f"{day.year}-{day.month}"
    return {
        "Front": "/",
        "Story, the newest": newest.get_absolute_url(),
        "Story, in the middle": middle.get_absolute_url(),
        "Section": "/money/",
        "Section, in the middle": f"/money/?before={before}",
        "Section in another": "/money/north/",
        "Section of few stories": "/notices/",
        "Tag of many": "/tag/tag-3/",
        "Tag of many, in the middle": f"/tag/tag-3/?before={before}",
        "Tag of few": f"/tag/{fewest('tagged__tag__slug')}/",
        "Author of many": "/author/author-3/",
        "Author of many, in the middle": f"/author/author-3/?before={before}",
        "Author of few": f"/author/{fewest('bylines__author__slug')}/",
        "Archive": "/archive/",
        "Year": f"/archive/{day.year}/",
        "Month": f"/archive/{month}/",
        "Day": f"/archive/{month}/{day.day}/",
        "Corrections": "/corrections/",
        "Corrections, in the middle": f"/corrections/?before={place(correction)}",
        "Feed": "/feed/",
        "Feed of a section": "/money/feed/",
        "Feed of corrections": "/corrections/feed/",
        "Sitemap": "/sitemap.xml",
        "Sitemap of a month": f"/sitemap-{label}.xml",
        "Retracted": f"/money/x-{Edition.objects.over(newest.published_at).filter(ending='retracted')[0].story_id}/",
        "Nothing there": "/nowhere/",
    }


def fewest(slug):
    """The tag or the author, by the way to the slug, with the fewest stories that fill more than a page: in a paper of
    any size the page shows as many."""
    counted = Edition.objects.live().order_by().values_list(slug).annotate(number=Count("story", distinct=True))
    return counted.filter(number__gt=SIZE).order_by("number", slug)[0][0]


class Spent:
    """Counts queries, and the seconds until their rows are there."""

    def __init__(self):
        self.queries, self.seconds = 0, 0.0

    def __call__(self, execute, *asked):
        begun = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            self.queries, self.seconds = self.queries + 1, self.seconds + time.perf_counter() - begun


def cost(application, address):
    """[queries, milliseconds in the database, of this processor] of a page without its furniture, in a process that
    remembers what all pages print."""
    path, _, query = address.partition("?")
    environ = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1"}
    setup_testing_defaults(environ)
    spent, begun = Spent(), time.process_time()
    with collecting(MEMORY), connection.execute_wrapper(spent):
        answer = application(environ, lambda status, headers, exc_info=None: None)
        b"".join(answer)
        answer.close()
    return [spent.queries, spent.seconds * 1_000, (time.process_time() - begun) * 1_000]


def main():
    call_command("collectstatic", interactive=False, verbosity=0)
    application, asked = get_wsgi_application(), pages()
    print(f"{connection.display_name}, {Story.objects.count():,} stories", flush=True)
    for _ in sys.stdin:
        print(json.dumps({label: cost(application, address) for label, address in asked.items()}), flush=True)


if __name__ == "__main__":
    main()
