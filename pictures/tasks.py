import logging

from crontask import cron
from django.tasks import task
from django.utils import timezone

from . import deleting, discarding, withdrawing
from .making import make, make_renditions_of
from .models import Picture
from .renditions import PictureRefused
from .shapes import RECIPE

__all__ = ["end_rights", "finish_withdrawals", "make_renditions_of", "make_renditions_that_lack", "sweep"]

log = logging.getLogger(__name__)
MOST_PICTURES = 20  # of a run: a photograph of 12 megapixels takes some four seconds


@cron("3-59/5 * * * *")
@task()
def make_renditions_that_lack():
    """Makes what a worker that died left, and everything anew by a new recipe. Returns how many pictures got theirs."""
    due = Picture.objects.undeveloped(RECIPE, timezone.localdate())[:MOST_PICTURES]
    return sum(is_made(picture) for picture in due)


def is_made(picture):
    """Whether it worked. A picture that cannot be developed keeps no other from it."""
    try:
        make(picture)
    except (PictureRefused, OSError):
        log.exception("Picture %s could not be developed.", picture.pk)
        return False
    return True


@cron("1 * * * *")
@task()
def end_rights():
    """Withdraws what may be printed no longer, as the paper's day begins. Returns how many."""
    return withdrawing.end_rights(timezone.localdate())


@cron("*/10 * * * *")
@task()
def finish_withdrawals():
    """Takes the last files from readers of what they may not see any longer. Returns how many there were left."""
    return withdrawing.finish()


@cron("23 * * * *")
@task()
def sweep():
    """Ends what was deleted a month ago, then deletes the files that were discarded a month ago. Returns how many of
    both together."""
    now = timezone.now()
    return deleting.end_deleted(now) + discarding.sweep(now)
