"""In class."""

from newsroom.demo.figures import HAIR, SKINS, palm, person
from newsroom.demo.palettes import clear, mix


def classroom(c):
    p, floor = c.palette, 62
    wall = mix(p.light, p.haze, 0.28)
    c.rect(0, 0, 150, floor, wall)
    c.rect(0, floor - 16, 150, 16, mix(wall, p.leaf, 0.45))
    c.rect(0, floor - 16.6, 150, 0.9, p.light)
    window(c, 86, 9, 56, 36)
    board(c, 10, 9)
    c.bands(floor, 101, mix(p.gold, p.light, 0.3), mix(p.gold, p.ink, 0.4), steps=6)
    c.poly([(92, floor), (140, floor), (96, 101), (26, 101)], clear(p.light, 0.22))
    person(c, 74, floor + 4, 40, p.hot, trousers=p.shade, skin=SKINS[1], arms=(1,))
    c.limb((70, floor - 26), (62, floor - 36), 3, 2.2, mix(p.hot, p.ink, 0.18))
    fan_and_lamps(c)
    for row, (y, size, count) in enumerate(((72, 0.72, 5), (83, 0.95, 4), (101, 1.3, 3))):
        for n in range(count):
            x = (n + 0.5) * 150 / count + (-1) ** row * 3
            desk(c, x, y, size)


def window(c, x, y, wide, high):
    p = c.palette
    c.bands(y, y + high, p.sky, p.glow, steps=6, left=x, right=x + wide)
    c.disc(x + wide * 0.3, y + 13, 9, clear(p.light, 0.3))
    c.disc(x + wide * 0.3, y + 13, 6, p.light)
    c.rect(x, y + high - 7, wide, 7, mix(p.leaf, p.haze, 0.3))
    for at, high_palm, lean in ((0.16, 20, 0.1), (0.62, 27, -0.06), (0.8, 22, 0.1)):
        palm(c, x + wide * at, y + high, high_palm, mix(p.leaf, p.ink, 0.35), lean, p.leaf)
    for n in range(4):
        c.rect(x + n * wide / 3 - 0.7, y, 1.4, high, p.light)
    c.rect(x, y + high * 0.3, wide, 1, p.light)
    c.rect(x - 2, y - 1.6, wide + 4, 1.8, p.light)
    c.rect(x - 3, y + high, wide + 6, 2, p.light)


def board(c, x, y):
    """The blackboard: a triangle, its sums, and a map of islands."""
    p, chalk = c.palette, clear(c.palette.light, 0.85)
    c.rect(x - 1.2, y - 1.2, 52.4, 32.4, mix(p.gold, p.ink, 0.45))
    c.rect(x, y, 50, 30, mix(p.ink, p.leaf, 0.4))
    c.line([(x + 6, y + 22), (x + 22, y + 22), (x + 22, y + 8), (x + 6, y + 22)], 0.5, chalk)
    c.ring(x + 6, y + 22, 4, 0.35, clear(p.gold, 0.9), 318, 360)
    for n, wide in enumerate((18, 13, 16, 9)):
        c.rect(x + 27, y + 7 + n * 4.4, wide, 0.6, chalk)
    c.rect(x + 27, y + 25, 8, 0.6, p.gold)
    c.rect(x - 1.2, y + 31, 52.4, 1.4, mix(p.gold, p.ink, 0.3))


def fan_and_lamps(c):
    p = c.palette
    c.line([(58, -1), (58, 4)], 0.7, p.shade)
    c.disc(58, 4.6, 2, p.shade, flat=0.7)
    for side in (-1, 1):
        c.poly([(58, 4.4), (58 + side * 16, 3), (58 + side * 16, 5.4)], mix(p.shade, p.light, 0.25))
    for x in (22, 112):
        c.line([(x, -1), (x, 3)], 0.4, p.ink)
        c.slice(x, 6, 5, p.gold, flat=0.8)


def desk(c, x, y, size):
    """A pupil from behind at a desk, the tablet shining in front."""
    p = c.palette
    wood, shirt = (
        mix(p.gold, p.ink, 0.25),
        c.chance.choice([p.light, p.light, mix(p.leaf, p.light, 0.3), mix(p.hot, p.light, 0.25)]),
    )
    c.poly(
        [
            (x - 13 * size, y - 6 * size),
            (x + 13 * size, y - 6 * size),
            (x + 15 * size, y - 2 * size),
            (x - 15 * size, y - 2 * size),
        ],
        mix(wood, p.light, 0.2),
    )
    c.rect(x - 15 * size, y - 2 * size, 30 * size, 1.6 * size, wood)
    for side in (-1, 1):
        c.rect(x + side * 13 * size - 0.5 * size, y - 1 * size, size, 10 * size, mix(wood, p.ink, 0.4))
    c.poly(
        [
            (x + 3 * size, y - 5 * size),
            (x + 11 * size, y - 5 * size),
            (x + 11.6 * size, y - 11 * size),
            (x + 4 * size, y - 11 * size),
        ],
        p.ink,
    )
    c.poly(
        [
            (x + 3.7 * size, y - 5.5 * size),
            (x + 10.4 * size, y - 5.5 * size),
            (x + 10.9 * size, y - 10.4 * size),
            (x + 4.6 * size, y - 10.4 * size),
        ],
        mix(p.light, p.leaf, 0.3),
    )
    c.rect(x + 5.4 * size, y - 9.4 * size, 4 * size, 0.7 * size, p.hot)
    c.rect(x + 5.4 * size, y - 7.9 * size, 3 * size, 0.7 * size, p.shade)
    c.limb((x - 4 * size, y - 9 * size), (x - 4.6 * size, y + 4 * size), 5 * size, 5 * size, shirt)
    c.limb((x + 1 * size, y - 8 * size), (x + 4 * size, y - 4 * size), 2.6 * size, 2 * size, mix(shirt, p.ink, 0.14))
    c.rect(x - 8.4 * size, y - 11 * size, 10 * size, 14 * size, shirt, round=3.4 * size)
    c.rect(x - 3.6 * size, y - 11 * size, 5.2 * size, 14 * size, clear(p.ink, 0.08), round=3 * size)
    pupil(c, x - 3.4 * size, y - 15 * size, size)
    c.rect(x - 8.6 * size, y - 1 * size, 10.4 * size, 2 * size, mix(wood, p.ink, 0.3), round=size)
    c.rect(x - 8.6 * size, y + 3 * size, 10.4 * size, 2 * size, mix(wood, p.ink, 0.3), round=size)


def pupil(c, x, y, size):
    """The back of a head: cropped, in two bunches, or under a scarf."""
    p, skin = c.palette, c.chance.choice(SKINS)
    c.limb((x, y + 2 * size), (x, y + 4.6 * size), 2.6 * size, 3 * size, skin)
    kind = c.chance.choice(["cropped", "bunches", "scarf"])
    for side in (-1, 1):
        c.disc(x + side * 3.6 * size, y + 0.4 * size, 0.9 * size, skin)
    if kind == "scarf":
        c.disc(x, y, 4 * size, mix(p.shade, p.light, 0.3))
        c.poly(
            [(x - 4 * size, y), (x + 4 * size, y), (x + 5 * size, y + 7 * size), (x - 5 * size, y + 7 * size)],
            mix(p.shade, p.light, 0.3),
        )
        return
    c.disc(x, y - 0.2 * size, 3.7 * size, HAIR)
    for side in (-1, 1) if kind == "bunches" else ():
        c.limb((x + side * 3.6 * size, y - size), (x + side * 5 * size, y + 4.4 * size), 2.4 * size, 1.2 * size, HAIR)
        c.disc(x + side * 3.6 * size, y - 0.6 * size, 0.9 * size, p.hot)
