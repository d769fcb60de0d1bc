"""Hangs pictures: one query for all that a page prints, wherever on it they stand."""

from django.db.models import BigIntegerField

from newsroom.prepared import prepared
from pictures.models import Picture


def hang(editions, others=()):
    """Gives each edition its lead picture, with its renditions. Returns all by number, those of `others` among them."""
    numbers = {edition.lead_picture_id for edition in editions if edition.lead_picture_id} | {*others}
    found = {picture.pk: picture for picture in _pictures(numbers=numbers)}
    for edition in editions:
        if edition.lead_picture_id:
            edition.lead_picture = found[edition.lead_picture_id]
    return found


@prepared(numbers=[BigIntegerField()])
def _pictures(numbers):
    return Picture.objects.with_renditions().order_by().filter(pk__in=numbers)
