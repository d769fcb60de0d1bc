"""What may be done with the library: pictures come in here and nowhere else."""

import hashlib
import logging
from contextlib import suppress

from django.core.files import File
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.timezone import localtime

from . import returning, withdrawing
from .acts import Refused
from .making import make_after_commit
from .models import Picture
from .prefilling import keywords_named, prefilled
from .renditions import EXTENSIONS, PictureRefused, inspect
from .spoiling import spoiling
from .withdrawing import day

logger = logging.getLogger(__name__)

FOCUS = {"focus_x", "focus_y"}
NOT_KEPT = (
    "The picture could not be kept: the place where pictures lie is full or does not answer. Try again in a minute, "
    "and tell whoever runs the paper if it goes on."
)
DELETED = "This picture was deleted on {day}. The photo desk can restore it."


def add(file, *, by=None, found=None, **words):
    """Adds an open binary file (an upload, a ContentFile, a BytesIO) and gives its Picture.

    `words` are what is said of it, by the names of its fields: text, dates, keywords as a list. What they leave empty,
    the file itself may say (`prefilling`).
    `found` is what `renditions.inspect` said of the file, where it was asked already.
    The same bytes are kept once: a file known already gives the Picture it has, which `was_known`, its words untouched;
    one that was deleted is restored, where `by` (None: the paper itself) may delete pictures. It gets its renditions by
    a task after the commit. Raises PictureRefused; then nothing was kept.
    """
    found = found or inspect(file)
    digest = digest_of(file)
    known = Picture.objects.filter(digest=digest).first()
    if known:
        return again(known, by)
    words = prefilled(found.words, words)
    keywords = words.pop("keywords", [])
    picture = Picture(
        file=File(file, name=f"upload.{EXTENSIONS[found.format]}"),
        digest=digest,
        width=found.width,
        height=found.height,
        uploaded_by=by,
        **words,
    )
    return keep(picture, keywords)


def again(picture, by=None):
    """A picture that the library had before somebody brought it, or since a moment ago."""
    picture.was_known = True
    return restored(picture, by) if picture.deleted_at else picture


def restored(picture, by):
    """A deleted picture that somebody brings anew. Raises PictureRefused where they may not undo what was deleted."""
    if by and not by.has_perm("pictures.delete_picture"):
        raise PictureRefused(DELETED.format(day=day(localtime(picture.deleted_at))))
    with suppress(Refused):  # somebody else was faster
        returning.restore(picture, by=by)
    return picture


def digest_of(file):
    """SHA-256 of all the file's bytes, in hex; leaves the file at its start."""
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(1024 * 1024):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()


def keep(picture, keywords=()):
    """Saves a new picture and its keywords (names), or gives the one somebody else added at the same moment.

    Leaves no stray file.
    """
    named = keywords_named(keywords)
    keep_original(picture)
    try:
        with transaction.atomic():
            picture.save()
            picture.keywords.add(*named)
            withdrawing.foretell_end(picture)
            make_after_commit(picture)
    except DatabaseError as error:
        if not Picture.objects.filter(file=picture.file.name).exists():  # two at once may have written the same file
            picture.file.storage.delete(picture.file.name)
        if isinstance(error, IntegrityError):
            return again(Picture.objects.get(digest=picture.digest))
        raise
    return picture


def keep_original(picture):
    """Keeps the file before there is a row, since a store far away may take its time and the database must not wait."""
    try:
        picture.file.save(picture.file.name, picture.file.file, save=False)
    except OSError as error:
        logger.exception("An original could not be kept")
        raise PictureRefused(NOT_KEPT) from error


def write(picture, columns):
    """Saves those columns of a picture (names), and does what its focus or right then asks for."""
    with spoiling(picture):
        picture.save(update_fields=columns)
    if "usable_until" in columns:
        withdrawing.foretell_end(picture)
        withdrawing.end_right(picture)
    if not picture.is_kept_back and not {*FOCUS, "usable_until"}.isdisjoint(columns):
        make_after_commit(picture)
