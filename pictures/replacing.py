"""Another file under the number of a picture that is there: every story that has it shows the new one."""

from django.core.files import File
from django.core.files.storage import storages
from django.db import IntegrityError

from newsroom.clock import local_day

from . import discarding
from .acts import Refused, act, refuse_deleted, write_down
from .deleting import end
from .discarding import ORIGINALS, discard
from .library import digest_of, keep_original
from .models import Picture
from .models.picture import CENTRE, DIGITS
from .renditions import EXTENSIONS, inspect
from .returning import make_anew
from .withdrawing import day, take_from_readers

WAS_REPLACED = (
    "This is the file that “{picture}” (number {pk}) had until it was replaced on {day}. "
    "See there why, before it is used."
)
SAME_SHAPE = 0.01  # by how much of it a ratio of width to height may differ


def replace(picture, file, *, by=None, why="", at_once=False, found=None):
    """Puts an open binary file in the place of the picture's; its words stay, and its focus where the shape does.

    Readers see the old one until the new one is made, unless `at_once`: then they see none meanwhile.
    `found` is what `renditions.inspect` said of the file, where it was asked already.
    Raises PictureRefused for a file that is no picture, Refused for one that is in the library; nothing is kept then.
    """
    found, digest = found or inspect(file), digest_of(file)
    refuse_known(picture, digest)
    new = Picture(digest=digest, file=File(file, name=f"upload.{EXTENSIONS[found.format]}"))
    new.width, new.height = found.width, found.height
    keep_original(new)
    try:
        put_in(picture, new, by=by, why=why, at_once=at_once)
    except (IntegrityError, Refused) as error:
        if not Picture.objects.filter(file=new.file.name).exists():  # two at once may have written the same file
            new.file.storage.delete(new.file.name)
        refuse_known(picture, digest)  # by somebody who was faster
        raise error


def warning(picture):
    """What the desk has to know of a file that came in as a new picture, in a sentence: another picture had it, and it
    was replaced there. "" where none had."""
    if picture.was_known:
        return ""
    once = discarding.earlier_files(name__startswith=picture.digest[:DIGITS]).first()
    return WAS_REPLACED.format(picture=once.picture, pk=once.picture_id, day=day(local_day(once.since))) if once else ""


def earlier_files(picture):
    """What the picture was replaced from and may be brought back, the last first: a queryset of `Discarded`."""
    return discarding.earlier_files(picture=picture).exclude(name__startswith=picture.digest[:DIGITS])


def bring_back(picture, earlier, *, by=None):
    """Puts an earlier file of the picture (a `Discarded`) in its place again. Raises what `replace` raises."""
    try:
        with storages[ORIGINALS].open(earlier.name) as file:
            replace(picture, file, by=by, why=f"It is the file that was replaced on {day(local_day(earlier.since))}.")
    except FileNotFoundError as error:
        raise Refused("That file is gone: it was kept for 30 days.") from error


def refuse_known(picture, digest):
    """A file is in the library once. One that waits for its end only, and that nothing has, is let go for it."""
    known = Picture.objects.filter(digest=digest).first()
    if known == picture:
        raise Refused("This is the same file. Choose the one that is to stand in its place.")
    if known and not (known.deleted_at and end(known)):
        raise Refused(
            f"This file is in the library already, as “{known}” (number {known.pk}). Choose that one in the stories; "
            "or delete it there, and replace this one then."
        )


@act
def put_in(picture, by, new, *, why, at_once):
    refuse_deleted(picture)
    old = picture.file.name
    write_down(picture, by, told(picture, new, why))
    if abs(picture.width * new.height / (picture.height * new.width) - 1) > SAME_SHAPE:
        picture.focus_x = picture.focus_y = CENTRE
    for column in ("digest", "width", "height"):
        setattr(picture, column, getattr(new, column))
    picture.file, picture.tint = new.file.name, ""
    make_anew(picture, "file", "digest", "width", "height", "focus_x", "focus_y", "tint")
    discard(ORIGINALS, [old], picture=picture)
    if at_once:
        take_from_readers(picture)


def told(old, new, why):
    reason = f" {why}" if why else ""
    return f"Replaced the file of {size(old)} by one of {size(new)}.{reason}"


def size(picture):
    return f"{picture.width} × {picture.height} pixels"
