"""Whether the paper's logo can be seen on light pages and on dark ones."""

import io

from newsroom import colours, svg
from newsroom.models import Artwork
from pictures import hatch

LEAST = 3  # the contrast of graphics with what is beside them: WCAG 2.2, 1.4.11
ENOUGH = 0.25  # of a logo: a white word on a blue field is read by the word
LIGHT = "Readers of light pages can hardly see the logo: {}. Choose a darker one; a light one is for dark pages."
DARK = "Readers of dark pages can hardly see the logo: {}. Choose a lighter one as “Logo for dark pages”."


def doubts(paper):
    """A sentence for each ground on which the logo of the paper hardly stands out, which says how to mend it."""
    if not paper.logo:
        return
    worn = ((paper.logo, colours.LIGHT_PAPER, LIGHT), (paper.dark_logo or paper.logo, colours.DARK_PAPER, DARK))
    for name, ground, words in worn:
        seen = seen_on(ground, tones(name))
        if seen < ENOUGH:
            part = f"{seen:.0%} of it reach" if seen else "none of it reaches"
            yield words.format(f"{part} the contrast of {LEAST} to 1 with their ground that eyes need")


def seen_on(ground, tones):
    """How much of a logo stands out: 0 to 1; 1 of one whose colours nobody knows."""
    total = sum(tones.values())
    seen = sum(part for colour, part in tones.items() if colours.contrast(colour, ground) >= LEAST)
    return seen / total if total else 1


def tones(name):
    """How much an artwork has of each colour (#rrggbb); nothing where it fills its frame, and so brings its own
    ground."""
    content = bytes(Artwork.objects.get(name=name).content)
    if name.endswith(".svg"):
        return dict.fromkeys(svg.colours(content), 1)
    try:
        return hatch.ask("tones", io.BytesIO(content))
    except hatch.DarkroomClosed:  # it is saved; what the previews show has to do
        return {}
