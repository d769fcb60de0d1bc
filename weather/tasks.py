from crontask import cron
from django.tasks import task

from . import provider


@cron("*/15 * * * *")
@task()
def refresh_weather():
    """Asks for the cities' temperatures. Returns how many were new."""
    return provider.refresh()
