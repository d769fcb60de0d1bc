"""For the operator at night, and for what watches by itself: it ends with status 1 where something stands still."""

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from newsroom.management.health import findings


class Command(BaseCommand):
    help = "Says of database, clock, worker, tasks, weather, stores and disk whether they are well, and what to do."
    requires_system_checks = []  # it has to say something when little works

    def handle(self, *args, **options):
        try:
            found = findings()
        except DatabaseError as error:
            raise CommandError(f"The database does not answer: {str(error).strip()}") from error
        for each in found:
            word = self.style.SUCCESS("well") if each.is_well else self.style.ERROR("BAD ")
            self.stdout.write(f"{word}  {each.what:<10}  {each.says}")
        bad = [each.what for each in found if not each.is_well]
        if bad:
            raise CommandError(f"To be looked after: {', '.join(bad)}.")
