"""Contact prints: what the desk sees of pictures that readers may not, and of which the public store has nothing."""

import tempfile
from pathlib import Path

from .models import ContactPrint
from .renditions import ask
from .shapes import WHOLE, shapes_of

ACROSS = 320  # pixels, of a picture that has as many: the only print that the desk has of it


def make(picture):
    """Makes the picture's contact print of its original, where there is none of that file yet.

    Raises what `renditions.make_renditions` raises.
    """
    if ContactPrint.objects.filter(picture=picture, digest=picture.digest).exists():
        return
    shape = _shape(picture.width, picture.height)
    with tempfile.TemporaryDirectory() as folder:
        [name] = ask(picture, [shape], folder)["files"]
        said = {"jpeg": (Path(folder) / name).read_bytes(), "width": shape.width, "height": shape.height}
    ContactPrint.objects.update_or_create(picture=picture, defaults={**said, "digest": picture.digest})


def _shape(width, height):
    whole = [shape for shape in shapes_of(width, height) if (shape.crop, shape.format) == (WHOLE, "jpeg")]
    return next((shape for shape in whole if shape.width >= ACROSS), whole[-1])
