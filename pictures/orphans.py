"""Compares what lies in the stores with what the tables name: files that nobody needs, and rows whose file is gone."""

from datetime import timedelta
from itertools import batched

from django.core.files.storage import storages

from .discarding import ORIGINALS, PUBLIC, discard
from .models import Discarded, Picture, Rendition

AT_ONCE = 1_000
NEW = timedelta(hours=1)  # a file that is younger may be of an upload whose row is still to come
FOLDERS = {PUBLIC: "pictures", ORIGINALS: ""}
ROWS = {PUBLIC: Rendition, ORIGINALS: Picture}


def files_in(storage):
    """Names of all files that lie there: a set."""
    folder = FOLDERS[storage]
    try:
        _, files = storages[storage].listdir(folder)
    except FileNotFoundError:
        return set()
    return {f"{folder}/{name}" if folder else name for name in files}


def strays(storage, names, now):
    """Those of the names that no row has, and that were not put there just now (aware): a list, in order."""
    found = []
    for some in batched(sorted(names), AT_ONCE, strict=False):
        known = set(ROWS[storage].objects.filter(file__in=some).values_list("file", flat=True))
        known.update(Discarded.objects.filter(storage=storage, name__in=some).values_list("name", flat=True))
        found += [name for name in some if name not in known and is_old(storage, name, now)]
    return found


def is_old(storage, name, now):
    try:
        return storages[storage].get_modified_time(name) < now - NEW
    except FileNotFoundError:  # it has gone meanwhile
        return False


def lacking(storage, names):
    """The rows, Pictures or Renditions, whose file is not among the names: an iterator."""
    rows = ROWS[storage].objects.order_by("pk").only("pk", "file")
    return (row for row in rows.iterator(AT_ONCE) if row.file.name not in names)


def let_go(storage, names):
    """Discards stray files: a month later they are deleted."""
    for some in batched(names, AT_ONCE, strict=False):
        discard(storage, some)


def make_anew(renditions):
    """Forgets renditions whose file is gone, and has a task make them again."""
    for some in batched(renditions, AT_ONCE, strict=False):
        lost = Rendition.objects.filter(pk__in=[row.pk for row in some])
        Picture.objects.filter(renditions__in=lost).update(recipe=0)
        lost.delete()
