import logging

from crontask import cron
from django.tasks import task
from django.utils import timezone

from . import deleting, withdrawing
from .models import Picture
from .renditions import PictureRefused, make_renditions
from .shapes import RECIPE

log = logging.getLogger(__name__)
MOST_PICTURES = 20  # of a run: a photograph of 12 megapixels takes some four seconds


@task()
def make_renditions_of(picture_id):
    """Makes what the picture lacks of its renditions. A picture deleted meanwhile needs none."""
    for picture in Picture.objects.filter(pk=picture_id):
        make_renditions(picture)


@cron("3-59/5 * * * *")
@task()
def make_renditions_that_lack():
    """Makes what a worker that died left, and everything anew by a new recipe. Returns how many pictures got theirs."""
    due = Picture.objects.usable(timezone.localdate()).undeveloped(RECIPE)[:MOST_PICTURES]
    return sum(is_made(picture) for picture in due)


def is_made(picture):
    """Whether it worked. A picture that cannot be developed keeps no other from it."""
    try:
        make_renditions(picture)
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
    """Takes the last files of withdrawn pictures from readers. Returns of how many pictures there were some left."""
    return withdrawing.finish()


@cron("23 * * * *")
@task()
def sweep():
    """Ends what was deleted a month ago, then deletes the files that were discarded a month ago. Returns how many of
    both together."""
    now = timezone.now()
    return deleting.end_deleted(now) + deleting.sweep(now)
