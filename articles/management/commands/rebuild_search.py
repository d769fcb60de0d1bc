from articles import search
from newsroom.commanding import PaperCommand


class Command(PaperCommand):
    help = (
        "Makes the index of search anew, from the words that were kept with each edition: after rows were brought in "
        "from elsewhere, or the paper's language has changed. Meanwhile search finds what is read so far."
    )

    def handle(self, **options):
        for done in search.rebuild():
            self.stdout.write(f"\r  {done:,} editions", ending="")
        self.stdout.write("\nTheir words are learnt by the task that runs every five minutes.")
