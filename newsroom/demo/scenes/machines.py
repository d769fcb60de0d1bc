"""Robots at work and at play."""

import math

from newsroom.demo.figures import palm, person
from newsroom.demo.palettes import clear, mix


def factory(c):
    p, floor = c.palette, 74
    c.bands(0, floor, mix(p.haze, p.shade, 0.35), mix(p.glow, p.haze, 0.4), steps=6)
    for n in range(5):
        hall_window(c, 4 + n * 30, 12)
    for n in range(4):
        c.poly([(6 + n * 38, 0), (20 + n * 38, 0), (52 + n * 38, floor), (26 + n * 38, floor)], clear(p.light, 0.1))
    for y in (6, 9):
        c.rect(0, y, 150, 0.9, p.depth(0.7))
    for n in range(26):
        c.line([(n * 6, 6.4), (n * 6 + 3, 9.4)], 0.35, p.depth(0.7))
    c.bands(floor, 101, mix(p.shade, p.haze, 0.35), mix(p.shade, p.ink, 0.35), steps=5)
    for x in (30, 66, 102):
        arm(c, x + c.chance.uniform(-2, 2), floor + 2, 0.62, mix(p.gold, p.haze, 0.5), 80)
    belt(c, 82)
    for n, x in enumerate((24, 88)):
        arm(c, x + c.chance.uniform(-4, 4), 100, 1.15, (p.hot, p.gold)[n], 80)
    person(c, 136, 99, 34, p.light, trousers=mix(p.shade, p.ink, 0.5))
    c.slice(136, 66.5, 4.2, p.gold, 178, 362)
    c.rect(137, 79, 8, 5.4, mix(p.ink, p.shade, 0.3), round=0.6)
    c.rect(137.7, 79.7, 6.6, 4, p.leaf)


def hall_window(c, x, y):
    p = c.palette
    c.rect(x, y, 24, 44, mix(p.light, p.glow, 0.5))
    c.bands(y, y + 44, p.sky, p.glow, steps=6, left=x, right=x + 24)
    c.disc(x + 14, y + 20, 5, clear(p.light, 0.6))
    for _ in range(2):
        palm(
            c,
            x + c.chance.uniform(3, 18),
            y + 44,
            c.chance.uniform(14, 26),
            mix(p.leaf, p.haze, 0.4),
            c.chance.uniform(-0.1, 0.1),
        )
    for n in range(4):
        c.rect(x + n * 8 - 0.5, y, 1, 44, p.depth(0.6))
        c.rect(x, y + n * 14.6 - 0.5, 24, 1, p.depth(0.6))
    c.rect(x - 1.4, y + 44, 26.8, 1.8, p.depth(0.6))


def belt(c, y):
    """A conveyor across the hall, with parcels and boards on it."""
    p = c.palette
    c.rect(0, y + 6, 150, 3, clear(p.ink, 0.4))
    for n in range(6):
        c.rect(8 + n * 28, y, 2, 11, p.ink)
    c.rect(0, y - 2, 150, 4.6, mix(p.ink, p.shade, 0.3))
    c.rect(0, y - 2, 150, 0.9, p.light)
    for n in range(38):
        c.disc(2 + n * 4, y + 0.6, 0.8, mix(p.light, p.shade, 0.5))
    for n in range(6):
        x = n * 26 + c.chance.uniform(0, 5)
        c.rect(x, y - 9, 10, 7, mix(p.gold, p.light, 0.45))
        c.rect(x + 7, y - 9, 3, 7, clear(p.ink, 0.14))
        c.rect(x + 4, y - 9, 1.6, 7, p.hot)


def arm(c, x, y, size, fill, work):
    """A robot arm on its foot at (x, y), reaching for what lies on the belt at height `work`."""
    p, dark = c.palette, mix(fill, c.palette.ink, 0.45)

    def spot(a, b):
        return (x + a * size, y - b * size)

    bend = c.chance.uniform(-4, 4)
    shoulder, elbow, wrist = spot(0, 14), spot(-9 + bend, 40), spot(16 + bend, 44)
    tip = (wrist[0] + 2 * size, min(wrist[1] + 15 * size, work - 12))
    c.poly([spot(-9, 0), spot(9, 0), spot(6, 7), spot(-6, 7)], p.ink)
    c.limb(spot(0, 6), shoulder, 10 * size, 9 * size, dark)
    c.limb(shoulder, elbow, 8.4 * size, 6.4 * size, fill)
    c.limb(elbow, wrist, 6.4 * size, 4.6 * size, mix(fill, p.light, 0.18))
    c.limb(wrist, tip, 3.6 * size, 3 * size, dark)
    for point, radius in ((shoulder, 4.2), (elbow, 3.6), (wrist, 2.8)):
        c.disc(*point, radius * size, p.ink)
        c.disc(*point, radius * size * 0.5, p.light)
    for side in (-1, 1):
        out = (tip[0] + side * 3 * size, tip[1] + 2.4 * size)
        c.line([tip, out, (out[0] - side * size, out[1] + 3.4 * size)], 1.1 * size, p.ink)


def game(c):
    p = c.palette
    c.bands(0, 101, mix(p.hot, p.gold, 0.2), mix(p.gold, p.light, 0.2), steps=8)
    x, y = 75, 50
    for n in range(24):
        turn = n * 15 + c.chance.uniform(-1, 1)
        one, two = math.radians(turn), math.radians(turn + 7.5)
        c.poly(
            [
                (x, y),
                (x + math.cos(one) * 120, y + math.sin(one) * 120),
                (x + math.cos(two) * 120, y + math.sin(two) * 120),
            ],
            clear(p.light, 0.16),
        )
    c.halftone(101, 62, clear(p.hot, 0.5))
    c.rect(15, 24, 128, 62, clear(p.ink, 0.35), round=16)
    body = mix(p.leaf, p.light, 0.12)
    c.rect(11, 19, 128, 62, mix(body, p.ink, 0.4), round=16)
    c.rect(11, 17, 128, 61, body, round=16)
    c.rect(36, 21, 78, 53, p.ink, round=3)
    screen(c, 39, 24, 72, 47)
    pad(c)
    for side in (0, 1):
        thumb(c, side)


def pad(c):
    """Cross and stick on the left, four buttons on the right."""
    p = c.palette
    for wide, high in ((14, 4.8), (4.8, 14)):
        c.rect(24 - wide / 2, 36 - high / 2, wide, high, p.ink, round=1)
    c.disc(24, 60, 5.4, p.ink)
    c.disc(24, 59.2, 3.8, mix(p.ink, p.light, 0.3))
    for (across, down), paint in zip(
        ((0, -6), (6, 0), (0, 6), (-6, 0)), (p.gold, p.hot, p.light, p.shade), strict=True
    ):
        c.disc(126 + across, 38.6 + down, 3, clear(p.ink, 0.5))
        c.disc(126 + across, 38 + down, 2.9, paint)
    for n in range(3):
        c.rect(121 + n * 4, 62, 2.4, 7, clear(p.ink, 0.5), round=1.2)


def screen(c, x, y, wide, high):
    """The game's landscape, in steps as large as its pixels, and its hero in mid-jump."""
    p, side = c.palette, 1.0
    c.bands(y, y + high, mix(p.sky, p.ink, 0.15), p.glow, steps=8, left=x, right=x + wide)
    c.disc(x + 50, y + 17, 8, mix(p.light, p.gold, 0.2))
    turn = c.chance.uniform(0, 6)
    for n, (base, swell, fill) in enumerate(
        ((26, 7, p.depth(0.2)), (33, 5, mix(p.leaf, p.haze, 0.3)), (39, 3, mix(p.leaf, p.ink, 0.3)))
    ):
        for column in range(int(wide)):
            top = round(base - swell * math.sin(column / (13 - n * 2) + turn + n * 2)) * side
            c.rect(x + column, y + top, 1.04, high - top, fill)
    c.rect(x, y + high - 5, wide, 5, mix(p.hot, p.ink, 0.3))
    c.rect(x, y + high - 5, wide, 1, p.gold)
    for n in range(5):
        c.rect(x + 30 + n * 5, y + 23 - (n % 2), 3, 3, p.gold)
        c.rect(x + 31 + n * 5, y + 24 - (n % 2), 1, 1, p.light)
    c.rect(x + 52, y + high - 12, 14, 2, p.hot)
    rows = ["..hhh..", ".hhhhh.", ".sssis.", "..sss..", "rrrrrrr", "s.rrr.s", "..b.b..", ".bb..bb"]
    paints = {"h": p.hot, "s": (196, 140, 96), "i": p.ink, "r": p.light, "b": p.ink}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell != ".":
                c.rect(x + 16 + column * 1.4, y + 23 + row * 1.4, 1.45, 1.45, paints[cell])
    for n in range(3):
        c.rect(x + 2 + n * 4, y + 2, 3, 2.4, p.hot)
    c.poly([(x, y), (x + 20, y), (x + 4, y + high), (x, y + high)], clear(p.light, 0.12))


def thumb(c, side):
    """A hand that holds the console from below on the left (0) or the right (1)."""
    p, skin = c.palette, (169, 113, 75)
    dark = mix(skin, p.ink, 0.25)

    def at(x, y):
        return (x, y) if side == 0 else (150 - x, y)

    c.limb(at(-6, 104), at(8, 74), 26, 20, dark)
    for n in range(3):
        c.limb(at(4 + n * 2, 60 + n * 9), at(12 + n * 1.5, 62 + n * 8), 9, 7, skin)
    c.limb(at(3, 84), at(19, 58 if side == 0 else 52), 13, 7.4, skin)
    c.disc(*at(20, 56.6 if side == 0 else 50.6), 2.2, mix(skin, p.light, 0.4), flat=1.2)
    c.poly([at(-8, 101), at(-8, 84), at(22, 96), at(20, 101)], p.ink)
