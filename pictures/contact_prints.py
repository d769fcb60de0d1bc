"""Contact prints: what the desk sees of pictures that readers may not, and of which the public store has nothing."""

import tempfile
from pathlib import Path

from .models import ContactPrint
from .renditions import ask
from .shapes import shapes_of


def make(picture):
    """Makes the picture's contact print of its original, where there is none of that file yet.

    Raises what `renditions.make_renditions` raises.
    """
    if ContactPrint.objects.filter(picture=picture, digest=picture.digest).exists():
        return
    shape = next(shape for shape in shapes_of(picture.width, picture.height) if shape.format == "jpeg")
    with tempfile.TemporaryDirectory() as folder:
        [name] = ask(picture, [shape], folder)["files"]
        said = {"jpeg": (Path(folder) / name).read_bytes(), "width": shape.width, "height": shape.height}
    ContactPrint.objects.update_or_create(picture=picture, defaults={**said, "digest": picture.digest})
