"""Commands that go by the paper's time zone and language: that read or print times, or write what readers see."""

from django.core.management.base import BaseCommand

from newsroom import paper


class PaperCommand(BaseCommand):
    def execute(self, *args, **options):
        with paper.at_home():
            return super().execute(*args, **options)
