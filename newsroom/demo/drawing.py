"""Pictures for the demo newspaper, drawn by code: no photographer, no licence, and the same on every machine."""

import random

from .canvas import Canvas
from .palettes import PALETTES
from .scenes import chips, civic, faces, land, machines, orbit, phone, reef, school, ships, streets, travel, zoo

SCENES = {
    "harbour": ships.harbour,
    "skyline": streets.skyline,
    "rain-street": streets.rain_street,
    "market": streets.market,
    "scooter": travel.scooter,
    "rice-terraces": land.rice_terraces,
    "circuit": chips.circuit,
    "chip": chips.chip,
    "datacentre": chips.datacentre,
    "cable-ship": ships.cable_ship,
    "satellite": orbit.satellite,
    "phone-qr": phone.phone_qr,
    "solar": land.solar,
    "factory": machines.factory,
    "parliament": civic.parliament,
    "classroom": school.classroom,
    "hospital": civic.hospital,
    "game": machines.game,
    "train": travel.train,
    "reef": reef.reef,
    "elephants": zoo.elephants,
    "short-haired": faces.short_haired,
    "long-haired": faces.long_haired,
    "scarfed": faces.scarfed,
}


def draw(scene, seed, size=(1600, 1067)):
    """JPEG bytes of `scene` (a key of SCENES), `size` pixels wide and high.

    The same seed gives the same bytes; another one gives other colours, another hour, another arrangement.
    """
    chance = random.Random(f"{scene} {seed}")  # noqa: S311 (a drawing, not a secret)
    palette = PALETTES[(sum(scene.encode()) + seed) % len(PALETTES)]
    canvas = Canvas(palette, chance, size)
    SCENES[scene](canvas)
    return canvas.finished()
