from crontask import cron
from django.tasks import task
from django.utils import timezone

from .models import Picture
from .renditions import PictureRefused, make_renditions
from .shapes import RECIPE

MOST_PICTURES = 20  # of a run: a photograph of 12 megapixels takes some ten seconds


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
    """Whether it worked. A picture that cannot be developed keeps no other from it, and is not tried again."""
    try:
        make_renditions(picture)
    except PictureRefused:
        return False
    return True
