from django.core.management.base import BaseCommand

from newsroom.demo import paper


class Command(BaseCommand):
    help = "Loads the demo paper: sections, authors, cities, stories with pictures, reads. Safe to run twice."

    def handle(self, *args, **options):
        self.stdout.write(f"{paper.load()} new stories.")
