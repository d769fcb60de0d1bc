"""Where a country governs and mends itself."""

import math

from newsroom.demo.figures import HAIR, SKINS, bird_flock, curve, palm, person, tree
from newsroom.demo.palettes import clear, mix


def parliament(c):
    p, foot = c.palette, 74
    c.sky(foot)
    c.sun(75 + c.chance.uniform(-26, 26), 30, 15, mix(p.light, p.gold, 0.2))
    c.cloud(22, 26, 40, mix(p.glow, p.light, 0.4), high=0.2)
    c.cloud(130, 20, 38, mix(p.glow, p.light, 0.4), high=0.2)
    bird_flock(c, 112, 34, 7, p.shade)
    c.hills(foot, 12, p.depth(0.12))
    for n in range(8):
        for x in (n * 5 - 4, 150 - n * 5):
            tree(c, x, foot, c.chance.uniform(12, 17), mix(p.leaf, p.shade, 0.45), mix(p.leaf, p.haze, 0.25))
    stone = mix(p.light, p.haze, 0.2)
    dome(c, 75, 36, stone)
    colonnade(c, 75, foot, stone)
    steps(c, 75, foot, stone)
    for x in (22, 33, 112, 123):
        flag(c, x, 84, 42, c.chance.choice([p.hot, p.gold]))
    for x in (3, 147):
        palm(c, x, 96, 50, mix(p.leaf, p.ink, 0.45), 0.05, p.leaf)
    for n in range(13):
        y = c.chance.uniform(82, 98)
        person(
            c,
            14 + n * 10 + c.chance.uniform(-3, 3),
            y,
            3.4 + (y - 80) * 0.2,
            c.chance.choice([p.hot, p.gold, p.leaf, p.shade]),
        )


def dome(c, x, y, stone):
    p, dark = c.palette, mix(stone, c.palette.ink, 0.3)
    c.rect(x - 17, y - 2, 34, 7, stone)
    for n in range(9):
        c.rect(x - 15.4 + n * 3.6, y - 1, 1.5, 5.4, dark)
    c.slice(x, y - 2, 15, p.leaf)
    c.slice(x, y - 2, 15, mix(p.leaf, p.ink, 0.3), 285)
    for n in (-9, -3, 3, 9):
        c.line(curve((x + n, y - 2), (x + n * 0.9, y - 11), (x, y - 17), 8), 0.3, clear(p.light, 0.5))
    c.rect(x - 2, y - 21, 4, 5, stone)
    c.line([(x, y - 20), (x, y - 29)], 0.6, p.ink)
    c.poly([(x, y - 29), (x + 8, y - 27.6), (x, y - 25)], p.hot)


def colonnade(c, x, foot, stone):
    """A pediment on eight columns, with two lower wings."""
    p, dark = c.palette, mix(stone, c.palette.ink, 0.32)
    c.rect(x - 60, foot - 22, 120, 22, mix(stone, p.ink, 0.12))
    c.rect(x - 62, foot - 24, 124, 3, stone)
    for n in range(24):
        left = x - 58 + n * 4.9
        c.rect(left, foot - 18, 2.6, 13, mix(p.ink, p.shade, 0.4), round=1.2)
        c.rect(
            left, foot - 12, 2.6, 7, mix(p.gold, p.ink, 0.15) if c.chance.random() < 0.4 else mix(p.ink, p.shade, 0.4)
        )
    c.rect(x - 32, foot - 30, 64, 30, mix(p.ink, p.shade, 0.35))
    for n in range(8):
        left = x - 31 + n * 8.4
        c.rect(left, foot - 29, 3.6, 29, stone)
        c.rect(left + 2.4, foot - 29, 1.2, 29, dark)
        c.rect(left - 0.7, foot - 30, 5, 1.6, stone)
        c.rect(left - 0.7, foot - 1.8, 5, 1.8, stone)
    c.rect(x - 4, foot - 16, 8, 16, mix(p.gold, p.hot, 0.2))
    c.rect(x - 34, foot - 33, 68, 3.6, stone)
    c.poly([(x - 36, foot - 33), (x, foot - 44), (x + 36, foot - 33)], stone)
    c.poly([(x - 28, foot - 34), (x, foot - 42), (x + 28, foot - 34)], dark)
    c.disc(x, foot - 36.8, 2.2, p.gold)


def steps(c, x, foot, stone):
    p = c.palette
    c.rect(0, foot, 150, 28, mix(p.leaf, p.gold, 0.25))
    for n in range(9):
        half, y = 38 + n * 4.6, foot + n * 3.1
        c.poly(
            [(x - half, y), (x + half, y), (x + half + 4.6, y + 3.2), (x - half - 4.6, y + 3.2)],
            mix(stone, p.gold, 0.04 * n),
        )
        c.rect(x - half - 3, y + 2.3, half * 2 + 6, 0.9, mix(stone, p.ink, 0.24))
    c.poly([(x - 40, foot), (x - 20, foot), (x + 60, 101), (x + 8, 101)], clear(p.ink, 0.1))


def flag(c, x, foot, high, fill):
    p, top = c.palette, foot - high
    c.line([(x, foot), (x, top)], 0.6, p.ink)
    over = [(x + n * 0.5, top + 1 + math.sin(n / 4.2) * 0.9) for n in range(25)]
    c.poly(over + [(a, b + 7.6) for a, b in over[::-1]], fill)
    c.poly([(a, b + 2.6) for a, b in over] + [(a, b + 5) for a, b in over[::-1]], p.light)
    c.disc(x, top, 0.8, p.gold)


def hospital(c):
    p, foot = c.palette, 80
    c.sky(foot)
    c.sun(c.chance.uniform(96, 126), 26, 10)
    c.cloud(32, 20, 46, mix(p.glow, p.light, 0.5), high=0.18)
    c.cloud(128, 40, 40, mix(p.glow, p.light, 0.4), high=0.16)
    c.hills(foot, 26, p.depth(0.1))
    c.hills(foot, 14, mix(p.depth(0.28), p.leaf, 0.3))
    heartbeat(c, 44)
    clinic(c, 22, foot)
    for x in (5, 13, 118, 130, 142):
        tree(c, x, foot + 1, c.chance.uniform(12, 18), mix(p.leaf, p.ink, 0.25), p.leaf)
    palm(c, 96, foot + 2, 40, mix(p.leaf, p.ink, 0.35), 0.08, p.leaf)
    c.rect(0, foot, 150, 21, mix(p.leaf, p.gold, 0.3))
    c.poly([(44, foot), (64, foot), (86, 101), (18, 101)], mix(p.light, p.gold, 0.3))
    c.hills(102, 9, mix(p.leaf, p.ink, 0.3))
    for x, y in ((38, 90), (44, 91), (70, 88)):
        person(c, x, y, 11, c.chance.choice([p.hot, p.gold, p.shade]))
    doctor(c, c.chance.uniform(104, 114), 101)


def heartbeat(c, y):
    """The line of a pulse across the sky."""
    p = c.palette
    line, x = [(-2, y)], 6
    while x < 150:
        line += [
            (x, y),
            (x + 3, y - 3),
            (x + 6, y),
            (x + 8, y),
            (x + 10, y + 4),
            (x + 13.4, y - 20),
            (x + 17, y + 10),
            (x + 19.4, y),
            (x + 23, y),
            (x + 27, y - 5),
            (x + 31, y),
        ]
        x += 46
    c.line([*line, (154, y)], 2.6, clear(p.light, 0.5), ends=False)
    c.line([*line, (154, y)], 1, p.hot, ends=False)


def clinic(c, x, foot):
    """Two floors under a wide roof, a veranda, a cross on the gable."""
    p, wall = c.palette, mix(c.palette.light, c.palette.haze, 0.12)
    c.rect(x, foot - 36, 68, 36, wall)
    c.rect(x + 50, foot - 36, 18, 36, clear(p.ink, 0.08))
    for floor in (0, 1):
        for n in range(6):
            left, top = x + 4 + n * 10.6, foot - 32 + floor * 17
            c.rect(left, top, 6.4, 9, mix(p.shade, p.ink, 0.2))
            c.poly([(left, top + 9), (left + 3.6, top), (left + 5, top), (left + 1.4, top + 9)], clear(p.light, 0.3))
            c.rect(left - 0.7, top + 9, 7.8, 1, p.light)
    c.poly([(x - 5, foot - 36), (x + 8, foot - 47), (x + 60, foot - 47), (x + 73, foot - 36)], mix(p.hot, p.ink, 0.15))
    c.poly([(x + 36, foot - 47), (x + 60, foot - 47), (x + 73, foot - 36), (x + 44, foot - 36)], clear(p.ink, 0.12))
    c.poly([(x + 18, foot - 36), (x + 34, foot - 54), (x + 50, foot - 36)], p.light)
    c.disc(x + 34, foot - 42.4, 5.6, p.leaf)
    c.rect(x + 32.7, foot - 46.4, 2.6, 8, p.light)
    c.rect(x + 30, foot - 43.7, 8, 2.6, p.light)
    c.rect(x - 3, foot - 19.6, 74, 2.2, p.leaf)
    for n in range(8):
        c.rect(x - 2 + n * 10.2, foot - 18, 1.2, 18, p.light)
    c.rect(x + 27, foot - 15, 14, 15, mix(p.ink, p.shade, 0.3))
    c.rect(x + 28, foot - 14, 5.6, 14, mix(p.gold, p.light, 0.5))
    c.rect(x + 34.4, foot - 14, 5.6, 14, mix(p.gold, p.light, 0.4))


def doctor(c, x, y):
    """To the knees, in a white coat, reading a tablet."""
    p, skin, coat = c.palette, SKINS[1], c.palette.light
    c.rect(x - 9, y - 44, 20, 44, coat, round=7)
    c.rect(x - 9, y - 30, 20, 31, coat)
    c.poly([(x - 3, y - 44), (x + 5, y - 44), (x + 1, y - 28)], p.leaf)
    c.line([(x + 1, y - 28), (x + 1, y)], 0.4, mix(coat, p.ink, 0.35))
    c.rect(x + 4, y - 44, 7, 45, clear(p.ink, 0.1), round=4)
    c.limb((x + 1, y - 44), (x + 1, y - 49), 5, 5, mix(skin, p.ink, 0.18))
    c.disc(x + 1, y - 53.4, 6.6, skin, flat=1.1)
    c.slice(x + 1, y - 53.8, 7.4, HAIR, 170, flat=1.1)
    c.disc(x + 8, y - 54.6, 3.4, HAIR)
    c.line(
        curve((x - 4, y - 44), (x - 4, y - 32), (x + 1, y - 31))
        + curve((x + 1, y - 31), (x + 6, y - 32), (x + 6, y - 44)),
        0.8,
        p.ink,
    )
    c.disc(x + 1, y - 30.4, 1.7, p.ink)
    c.limb((x + 9, y - 39), (x + 12, y - 25), 6.4, 5.4, mix(coat, p.ink, 0.1))
    c.limb((x + 12, y - 25), (x - 4, y - 21), 5.2, 4, mix(coat, p.ink, 0.1))
    c.rect(x - 21, y - 35, 17, 22, p.ink, round=1.4)
    c.rect(x - 19.8, y - 33.8, 14.6, 19.6, mix(p.light, p.leaf, 0.2))
    c.line(
        [(x - 19, y - 25), (x - 16, y - 25), (x - 14.4, y - 30), (x - 12.4, y - 20), (x - 11, y - 25), (x - 6, y - 25)],
        0.7,
        p.hot,
    )
    c.limb((x - 8, y - 39), (x - 12, y - 24), 6.4, 5, coat)
    c.limb((x - 12, y - 24), (x - 9, y - 17), 4.8, 3.6, mix(coat, p.ink, 0.08))
    c.disc(x - 8, y - 16, 2.6, skin)
    c.disc(x - 4.6, y - 20.6, 2.3, skin)
