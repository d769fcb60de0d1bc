"""What is made of a picture once it is in the library, or has changed: after the commit, by a task."""

from functools import partial

from django.db import transaction
from django.tasks import task

from . import contact_prints
from .models import Picture
from .renditions import make_renditions


@task()
def make_renditions_of(picture_id):
    """Makes what the picture lacks of its renditions; of one that readers may not see, the desk's contact print. A
    picture deleted meanwhile needs none."""
    for picture in Picture.objects.filter(pk=picture_id):
        make(picture)


def make(picture):
    if picture.is_kept_back:
        contact_prints.make(picture)
    else:
        make_renditions(picture)


def make_after_commit(picture):
    """Has the task make what the picture then lacks. Where the transaction fails, nothing is to be made."""
    transaction.on_commit(partial(make_renditions_of.enqueue, picture.pk))
