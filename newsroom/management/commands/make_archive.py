import time

from django.core.management.base import CommandError
from django.db import transaction

from benchmarks.archive import POURED, SHORT, Archive
from newsroom.commanding import PaperCommand


class Command(PaperCommand):
    help = (
        "Fills an empty database with a made-up paper of fifteen years, for benchmarks. The same size, the same paper."
    )

    def add_arguments(self, parser):
        parser.add_argument("--stories", type=int, required=True, help="how many stories to write")
        parser.add_argument("--words", type=int, default=SHORT, help=f"words of each, at least ({SHORT})")

    def handle(self, *args, stories, words, **options):
        if stories < 1 or words < 1:
            raise CommandError("Give a number of stories and of words from 1.")
        if any(model.objects.exists() for model in POURED):
            raise CommandError("The database holds a paper already. Name an empty one in DATABASE_URL.")
        begun = time.perf_counter()
        with transaction.atomic():
            Archive(stories, words).fill(say=self.say)
        self.stdout.write(f"\n{stories:,} stories in {time.perf_counter() - begun:,.0f} s.")

    def say(self, words, end="\n", **how):
        self.stdout.write(words, ending=end)
        self.stdout.flush()
