from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pictures import orphans
from pictures.discarding import KEPT_FOR, ORIGINALS, PUBLIC


class Command(BaseCommand):
    help = (
        "Looks after the library's files. “orphans” says which files no picture has, and which pictures lack theirs. "
        "Changes nothing, unless told to."
    )

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["orphans"])
        parser.add_argument("--discard", action="store_true", help="delete files that no picture has, in 30 days")
        parser.add_argument("--remake", action="store_true", help="make renditions anew whose files are gone")

    def handle(self, *args, discard, remake, **options):
        lost = [self.compare(storage, discard, remake) for storage in (PUBLIC, ORIGINALS)]
        if any(lost):
            raise CommandError(self.advice(*lost, remake))

    def compare(self, storage, discard, remake):
        """Tells of one store, does what is asked, and gives how many rows lack their file."""
        names = orphans.files_in(storage)
        strays, lost = orphans.strays(storage, names, timezone.now()), list(orphans.lacking(storage, names))
        for name in strays:
            self.stdout.write(f"{name}: no picture has it")
        for row in lost:
            self.stderr.write(f"{row.file.name}: is not there, and {row._meta.verbose_name} {row.pk} needs it")
        if discard:
            orphans.let_go(storage, strays)
        if remake and storage == PUBLIC:
            orphans.make_anew(lost)
        goes = f", to be deleted in {KEPT_FOR.days} days" if discard and strays else ""
        where = "originals" if storage == ORIGINALS else "renditions"
        self.stdout.write(f"Of {len(names):,} {where}, {len(strays):,} belong to no picture{goes}; {len(lost):,} lack.")
        return len(lost)

    def advice(self, renditions, pictures, remake):
        said = []
        if pictures:
            said.append(f"{pictures:,} originals are gone: bring them back from a backup of the originals.")
        if renditions and remake:
            said.append(f"{renditions:,} renditions are made anew within minutes, where their original is there.")
        elif renditions:
            said.append(f"{renditions:,} renditions are gone: run this with --remake, and they are made anew.")
        return " ".join(said)
