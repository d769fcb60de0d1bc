"""Has the pages go out of date that print what is changed of a picture, in the transaction that changes it."""

from contextlib import contextmanager

from django.db import transaction

from newsroom.pagecache import marks

from . import keys
from .models import Picture
from .shapes import FORMATS


@contextmanager
def spoiling(picture):
    """Marks what the block changes of what pages print of the picture. What is taken from readers is marked hard."""
    with transaction.atomic():
        before = printed(picture)
        yield
        after = printed(picture)
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        whole = keys.crop(picture.pk, "")
        marks.mark(changed, hard=any(before.get(whole, ())) and not any(after.get(whole, ())))


def printed(picture):
    """By key, what pages print of a picture, as the database has it; of one that is not there, nothing."""
    stored = Picture.objects.with_renditions().filter(pk=picture.pk).first()
    if stored is None:
        return {}
    largest = stored.widest()
    room = stored.is_withheld and (stored.width, stored.height)
    as_lead = (stored.is_narrow, stored.is_upright, stored.is_small)
    return {
        keys.picture(stored.pk): (room, stored.takes_room, *as_lead),
        keys.drawer(stored.pk): None if stored.is_withheld else largest and largest.file,
        **{keys.crop(stored.pk, crop): of_crop(stored, crop) for crop in keys.EVERY_CROP},
        **{key: getattr(stored, column) for column in keys.WORDS for key in keys.words(stored.pk, column)},
    }


def of_crop(stored, crop):
    """What is printed of the renditions in a crop: nothing of a picture that is withheld."""
    if stored.is_withheld:
        return ()
    made = [[(each.width, str(each.file)) for each in stored.renditions_as(format, crop)] for format in FORMATS]
    return (*made, stored.tint) if any(made) else ()
