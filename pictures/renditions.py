"""What readers get of a picture: asks the darkroom for the renditions it lacks, and keeps them.

Names are made of what is in a file and of the site's secret: a file never changes under its name, and nobody who has
a picture can find out by its name whether the paper has it, too.
"""

import hashlib
import tempfile
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.crypto import salted_hmac

from . import hatch
from .discarding import PUBLIC, discard
from .hatch import DarkroomClosed, PictureRefused
from .models import Discarded, Picture, Rendition
from .shapes import ENCODING, FORMATS, RECIPE, shapes_of
from .spoiling import spoiling

__all__ = ["EXTENSIONS", "DarkroomClosed", "Found", "PictureRefused", "inspect", "make_renditions"]

# Pillow's name of a format → the extension of the original. MPO is what many cameras' JPEGs turn out to be.
EXTENSIONS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "AVIF": "avif",
    "GIF": "gif",
    "HEIF": "heic",
}
SUFFIXES = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}  # of renditions, by format
LARGE = 1_000_000  # pixels: what is smaller is developed at once, as that takes less than a second


class Found(NamedTuple):
    """What the darkroom saw in a file: Pillow's name of the format, pixels of the upright picture, and what is said
    of it, a dict as `darkroom/said.py` gives it."""

    format: str
    width: int
    height: int
    words: dict


def inspect(file):
    """What an open binary file is: a Found. Raises PictureRefused, whose text tells the uploader what to do."""
    return Found(**hatch.ask("inspect", file))


def make_renditions(picture, formats=FORMATS):
    """Makes and keeps the renditions `picture` lacks, and those that are of another file or focus: safe to run twice.

    `formats` are those that are needed at once: JPEG is made in a tenth of the time of all.
    A picture that readers may not see gets none. Raises PictureRefused or FileNotFoundError where the original has
    gone bad or away, which is tried once; DarkroomClosed, and what a store raises, where it may be tried again.
    """
    for shapes in batches(picture, [shape for shape in lacking(picture) if shape.format in formats]):
        develop(picture, shapes)
    if formats == FORMATS and not picture.is_kept_back:
        Picture.objects.usable(timezone.localdate()).filter(pk=picture.pk).update(recipe=RECIPE)


def lacking(picture):
    """A list of `shapes.Shape`."""
    if picture.is_kept_back:
        return []
    made = set(picture.renditions.values_list("crop", "width", "format", "made_of"))
    shapes = shapes_of(picture.width, picture.height)
    return [s for s in shapes if (s.crop, s.width, s.format, made_of(picture, s.crop)) not in made]


def made_of(picture, crop):
    """Names the encoding, the file and, for a crop, the focus of a rendition: another name, another rendition."""
    focus = (picture.focus_x, picture.focus_y) if crop else ""
    return hashlib.sha256(f"{ENCODING} {picture.digest} {focus}".encode()).hexdigest()[:16]


def batches(picture, shapes):
    """A new, large picture is shown as JPEG while the others are made. One that readers see changes all at once."""
    if picture.width * picture.height < LARGE or picture.renditions.exists():
        return [shapes] if shapes else []
    return [[*batch] for _, batch in groupby(shapes, lambda shape: shape.format == "jpeg")]


def develop(picture, shapes):
    """Has the shapes made of the picture's original, and keeps them unless the picture was changed meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        made = ask(picture, shapes, folder)
        paths = [Path(folder) / name for name in made["files"]]
        rows = [rendition(picture, shape, path) for shape, path in zip(shapes, paths, strict=True)]
        doubtful = [each for each in zip(rows, paths, strict=True) if not is_kept_for_sure(*each)]
        with spoiling(picture):
            if is_unchanged(picture):
                put_in_place(picture, rows, doubtful)
                Picture.objects.filter(pk=picture.pk).update(tint=made["tint"])
            else:  # nobody has seen them
                discard(PUBLIC, [row.file.name for row in rows], picture=picture, is_urgent=True)


def ask(picture, shapes, folder):
    order = {"shapes": [vars(s) for s in shapes], "focus": (picture.focus_x, picture.focus_y), "folder": folder}
    try:
        with picture.file.open() as file:
            return hatch.ask("develop", file, **order)
    except DarkroomClosed:
        raise
    except (PictureRefused, FileNotFoundError):
        Picture.objects.filter(pk=picture.pk).update(recipe=RECIPE)
        raise


def rendition(picture, shape, path):
    """A Rendition, not saved yet, of what lies at the path."""
    content = path.read_bytes()
    name = f"pictures/{fingerprint(content)}-{shape.width}.{SUFFIXES[shape.format]}"
    said = {"made_of": made_of(picture, shape.crop), "file": name, "bytes": len(content)}
    return Rendition(picture=picture, **vars(shape), **said)


def fingerprint(content):
    return salted_hmac("pictures.renditions", content, algorithm="sha256").hexdigest()[:16]


def is_kept_for_sure(row, path):
    """Keeps what lies at the path as the row's file. Whether nobody can be about to delete it: one that lay there
    already, or was to be deleted, may be gone again before a row names it."""
    name = row.file.name
    is_old = default_storage.exists(name) or Discarded.objects.filter(storage=PUBLIC, name=name).exists()
    keep_file(name, path)
    return not is_old


def keep_file(name, path):
    """Files named by what is in them are written once."""
    if default_storage.exists(name):
        return
    saved = default_storage.save(name, ContentFile(path.read_bytes()))
    if saved != name:  # another worker wrote the same file meanwhile
        default_storage.delete(saved)


def is_unchanged(picture):
    """Whether readers may still see the picture, and as it was when it went into the darkroom. Locks its row."""
    now = Picture.objects.select_for_update().filter(pk=picture.pk).first()
    if now is None or now.is_kept_back:
        return False
    return (now.digest, now.focus_x, now.focus_y) == (picture.digest, picture.focus_x, picture.focus_y)


def put_in_place(picture, rows, doubtful):
    """Saves the rows in the place of those of another file, focus or encoding, whose files stay for a while.

    `doubtful`: pairs of a row and where its file was made. Nobody deletes it once it is not discarded any more; if it
    was deleted until now, it is kept anew.
    """
    old = [row for row in picture.renditions.all() if row.made_of != made_of(picture, row.crop)]
    Rendition.objects.filter(pk__in=[row.pk for row in old]).delete()
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)  # another worker may have been faster
    Discarded.objects.filter(storage=PUBLIC, name__in=[row.file.name for row in rows]).delete()
    for row, path in doubtful:
        keep_file(row.file.name, path)
    discard(PUBLIC, [row.file.name for row in old], picture=picture)
