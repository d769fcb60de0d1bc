"""The sign of a paper to which the desk has given no icon: drawn by a task as the icons that browsers, telephones and
search engines ask for, and kept with the paper's other artworks. Another initial or accent is another sign."""

import base64
import io

from django.conf import settings

from newsroom.models import Artwork
from newsroom.paper import words
from pictures import hatch


def draw():
    """Draws the paper's, unless the desk gave an icon or it is there already. Returns whether it had to."""
    paper = words()
    wanted = paper.artworks_of_icon
    if paper.icon or Artwork.objects.filter(name__in=wanted.values()).count() == len(wanted):
        return False
    said = {"initial": paper.initial, "accent": paper.accent, "language": paper.language.code}
    drawn = hatch.ask("sign", io.BytesIO(), **said, fonts=settings.FONT_FOLDERS)
    for size, name in wanted.items():
        Artwork.objects.get_or_create(name=name, defaults={"content": base64.b64decode(drawn[size])})
    return True
