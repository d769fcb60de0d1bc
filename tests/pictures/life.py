"""Pictures in the middle of their life, without a darkroom: rows and files as they are left by it."""

from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

from pictures.models import Discarded, Rendition
from pictures.shapes import RECIPE
from tests import factories

A_NAME = "pictures/{:016x}-320.{}"


def shown(**fields):
    """A picture with an original and two renditions, all of them files that are there."""
    picture = factories.bare_picture(recipe=RECIPE, **fields)
    storages["originals"].save(picture.file.name, ContentFile(b"an original"))
    for format, suffix in (("jpeg", "jpg"), ("webp", "webp")):
        rendition(picture, A_NAME.format(picture.pk, suffix), format)
    return picture


def rendition(picture, name, format="jpeg", width=320):
    """One more of it under that name, which may be another's already."""
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(b"a rendition"))
    size = {"width": width, "height": width * 2 // 3, "bytes": 11}
    return Rendition.objects.create(picture=picture, format=format, file=name, **size)


def discarded(name, storage="default", **about):
    """A file that was discarded."""
    storages[storage].save(name, ContentFile(b"an old one"))
    return Discarded.objects.create(storage=storage, name=name, **about)


def public():
    """Names of the files that readers can get: a set."""
    if not default_storage.exists("pictures"):
        return set()
    return {f"pictures/{name}" for name in default_storage.listdir("pictures")[1]}


def originals():
    """Names of the files that were uploaded: a set."""
    return set(storages["originals"].listdir("")[1]) if storages["originals"].exists("") else set()


def history(picture):
    """What the picture's history says, the newest first."""
    entries = LogEntry.objects.filter(object_id=str(picture.pk), content_type__model="picture")
    return list(entries.values_list("change_message", flat=True))
