from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pictures import moving

A_WHILE = 500  # files between two lines that say how far it has come


class Command(BaseCommand):
    help = (
        "Copies the files of all pictures to the store that S3_BUCKET names, or back to DATA_DIR, and compares every "
        "one. May be stopped and started again. Removes nothing, unless told to."
    )

    def add_arguments(self, parser):
        parser.add_argument("--to", choices=["s3", "local"], required=True, help="where they are to lie")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument(
            "--clear", action="store_true", help="remove each from where it came, once it is known to have arrived"
        )

    def handle(self, *args, to, dry_run, clear, **options):
        self.refuse(to, clear and not dry_run)
        try:
            counts = self.moved(moving.Move(to, only_looks=dry_run, clears=clear and not dry_run), moving.count())
        except OSError as error:
            raise CommandError(f"Stopped: {error}\nMend that and run it again; it goes on where it was.") from error
        except KeyboardInterrupt as key:
            raise CommandError("Stopped. Run it again; it goes on where it was.") from key
        if troubled := sum(counts[outcome] for outcome in moving.TROUBLE):
            raise CommandError(f"{troubled} of {counts.total()} files did not arrive (see above). All others did.")
        self.stdout.write(what_next(to, dry_run, clear))

    def refuse(self, to, clears):
        if not settings.S3_BUCKET:
            raise CommandError("There is no store: set S3_BUCKET and the rest (docs/operators.md, Pictures in S3).")
        if clears and to != settings.MEDIA_STORE:
            raise CommandError(
                f"The paper still has its pictures in {settings.MEDIA_STORE!r}. Set MEDIA_STORE={to}, start it anew, "
                "and run this once more."
            )

    def moved(self, move, total):
        """Runs it, and says what becomes of the files: a Counter of outcomes."""
        counts, done = Counter(), 0
        for done, (file, outcome) in enumerate(move.run(), 1):
            counts[outcome] += 1
            if outcome in moving.TROUBLE:
                self.stderr.write(f"{file}: {outcome}")
            if done % A_WHILE == 0:
                self.stdout.write(f"{done:,} of {total:,} files: {said(counts)}")
        self.stdout.write(f"All {done:,} files: {said(counts)}" if done else "There are no pictures yet.")
        return counts


def said(counts):
    return ", ".join(f"{count:,} {outcome}" for outcome, count in counts.items())


def what_next(to, dry_run, clear):
    if dry_run:
        return "Nothing was done: without --dry-run, those called “copied” are."
    if to != settings.MEDIA_STORE:
        return f"Next: set MEDIA_STORE={to}, start the paper anew, and run this once more for what came meanwhile."
    return "The places they came from are empty now." if clear else "They lie in both places: --clear removes the old."
