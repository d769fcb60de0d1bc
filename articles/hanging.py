"""Hangs pictures: one query for all that a page prints, wherever on it they stand."""

from pictures.models import Picture


def hang(editions, others=()):
    """Gives each edition its lead picture, with its renditions. Returns all by number, those of `others` among them."""
    numbers = {edition.lead_picture_id for edition in editions if edition.lead_picture_id} | {*others}
    found = Picture.objects.with_renditions().order_by().in_bulk(numbers) if numbers else {}
    for edition in editions:
        if edition.lead_picture_id:
            edition.lead_picture = found[edition.lead_picture_id]
    return found
