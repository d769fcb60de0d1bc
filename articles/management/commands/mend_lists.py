from articles import publishing
from newsroom.commanding import PaperCommand


class Command(PaperCommand):
    help = (
        "Puts right what lists go by: after an upgrade beside running processes, and after a change of PAPER_TIME_ZONE."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{publishing.mend()} entries were not right.")
