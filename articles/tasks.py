from crontask import cron
from django.tasks import task

from . import reading


@cron("*/2 * * * *")
@task()
def roll_up_reads():
    """Adds the reads of the last minutes to the hot list."""
    return reading.roll_up()
