from django.core.management.base import BaseCommand

from weather import provider


class Command(BaseCommand):
    help = "Asks the weather service now instead of at the next quarter of an hour."

    def handle(self, *args, **options):
        self.stdout.write(f"{provider.refresh()} new readings.")
