from django.core.management.base import BaseCommand

from weather import provider
from weather.models import City


class Command(BaseCommand):
    help = "Asks the weather service now instead of at the next quarter of an hour."

    def handle(self, *args, **options):
        kept = provider.refresh()
        troubles = [f"{city}: {city.trouble}" for city in City.objects.shown().exclude(trouble="")]
        self.stdout.write("; ".join([f"New readings: {kept}", *troubles]))
