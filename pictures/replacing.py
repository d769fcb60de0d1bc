"""Another file under the number of a picture that is there: every story that has it shows the new one."""

from django.core.files import File
from django.db import IntegrityError

from .acts import Refused, act, refuse_deleted, write_down
from .deleting import end
from .discarding import ORIGINALS, discard
from .library import digest_of, keep_original
from .models import Picture
from .models.picture import CENTRE
from .renditions import EXTENSIONS, inspect
from .returning import make_anew
from .withdrawing import take_from_readers

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
