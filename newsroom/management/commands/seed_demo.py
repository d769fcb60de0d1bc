from newsroom.commanding import PaperCommand
from newsroom.demo import paper


class Command(PaperCommand):
    help = "Loads the demo paper: sections, authors, cities, stories with pictures, reads. Safe to run twice."

    def handle(self, *args, **options):
        self.stdout.write(f"{paper.load()} new stories.")
