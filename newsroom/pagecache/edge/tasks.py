from crontask import cron
from django.conf import settings
from django.db import transaction
from django.tasks import task

from . import purging


@cron("* * * * *")
@task(priority=100)  # nobody waits for a picture as readers would for this
def purge():
    """Tells the carrier what to forget: after each change, and every minute in case that was not done."""
    return purging.purge()


def purge_soon():
    """Has it done once this transaction is committed."""
    if settings.EDGE != "none":
        transaction.on_commit(purge.enqueue)
