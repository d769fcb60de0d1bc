"""Pictures for the demo newspaper, drawn by code: no photographer, no licence, and the same on every machine."""

import random

from .canvas import Canvas
from .palettes import PALETTES
from .scenes import sea

SCENES = {
    "harbour": sea.harbour,
    "cable-ship": sea.cable_ship,
    "reef": sea.reef,
}


def draw(scene, seed, size=(1600, 1067)):
    """JPEG bytes of `scene` (a key of SCENES), `size` pixels wide and high.

    The same seed gives the same bytes; another one gives other colours, another hour, another arrangement.
    """
    chance = random.Random(f"{scene} {seed}")  # noqa: S311 (a drawing, not a secret)
    canvas = Canvas(chance.choice(PALETTES), chance, size)
    SCENES[scene](canvas)
    return canvas.finished()
