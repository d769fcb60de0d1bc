"""A picture's renditions as pages print them: dozens of each. So they come not as rows, but as one text beside the
picture's row: a fifth of the work."""

from collections import defaultdict
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db.models import Func, StringAgg, TextField, Value

BETWEEN, BEHIND = " ", "\n"  # neither stands in a column
COLUMNS = ("format", "crop", "width", "height", "file")
# Django's Concat nests a call for each, and takes four times as long to be made into SQL, for every page.
LINE = Func(*COLUMNS, template="%(expressions)s", arg_joiner=f" || '{BETWEEN}' || ", output_field=TextField())


class Print(NamedTuple):
    """A rendition, as much of it as a page prints: pixels, and its file's name."""

    width: int
    height: int
    file: str

    def get_absolute_url(self):
        """As `Rendition` has it."""
        return default_storage.url(self.file)


def in_one_text(renditions):
    """A query (an expression) for the text that `read` understands, of the renditions of one picture."""
    return renditions.order_by().values("picture").values(text=StringAgg(LINE, delimiter=Value(BEHIND)))


def read(text):
    """The prints by format and crop: a dict of lists, the narrowest first."""
    found = defaultdict(list)
    for line in (text or "").splitlines():
        format, crop, width, height, file = line.split(BETWEEN, 4)
        found[format, crop].append(Print(int(width), int(height), file))
    for each in found.values():
        each.sort()
    return found
