"""Ships, and the quay they come to."""

import math

from newsroom.demo.figures import bird_flock, curve, person
from newsroom.demo.palettes import clear, mix

from .reef import shoal


def boxes(c, x, y, columns, rows, wide=4.6, high=2.3, ragged=True):
    """Stacked containers whose lower left corner is at (x, y)."""
    p = c.palette
    paints = [p.hot, p.gold, p.leaf, p.shade, p.light, mix(p.hot, p.ink, 0.35)]
    for column in range(columns):
        for row in range(rows - (c.chance.randint(0, 2) if ragged else 0)):
            left, top, paint = x + column * wide, y - (row + 1) * high, c.chance.choice(paints)
            c.rect(left, top, wide - 0.22, high - 0.18, paint)
            for rib in range(5):
                c.rect(left + 0.5 + rib * wide * 0.19, top + 0.35, 0.16, high - 0.9, clear(p.ink, 0.2))
            c.rect(left, top + high * 0.72, wide - 0.22, high * 0.2, clear(p.ink, 0.16))


def crane(c, x, y, high, fill, reach=40):
    """A gantry crane on the quay, its boom out over the water to the left, a container on its ropes."""
    p, wide = c.palette, high * 0.24
    deck, mast = y - high * 0.62, y - high
    for leg in (x, x + wide):
        c.rect(leg - 0.7, deck, 1.4, y - deck, fill)
        c.rect(leg - 2, y - 1, 4, 1, fill)
    c.line([(x, y - high * 0.12), (x + wide, deck)], 0.6, fill)
    c.line([(x + wide, y - high * 0.12), (x, deck)], 0.6, fill)
    c.rect(x - 0.7, y - high * 0.3, wide + 1.4, 1, fill)
    c.rect(x - reach, deck - 1.6, reach + wide * 1.9, 1.7, fill)
    for n in range(int((reach + wide) / 3)):
        c.line([(x - reach + n * 3, deck - 0.2), (x - reach + n * 3 + 1.5, deck - 1.5)], 0.25, mix(fill, p.light, 0.35))
    c.poly(
        [
            (x - 0.6, deck),
            (x + 1, mast),
            (x + 2.2, mast),
            (x + wide + 0.6, deck),
            (x + wide - 0.8, deck),
            (x + 1.8, mast + 3),
            (x + 0.9, deck),
        ],
        fill,
    )
    for end in (x - reach + 1, x - reach * 0.5, x + wide * 1.8):
        c.line([(x + 1.5, mast + 0.4), (end, deck - 1.4)], 0.3, fill)
    c.rect(x + wide * 0.95, deck - 4.6, wide * 0.7, 3.2, fill)
    grab = x - reach * 0.62
    c.rect(grab - 1.8, deck, 3.6, 2.2, p.light)
    drop = deck + high * 0.22
    for side in (-1.6, 1.6):
        c.line([(grab + side * 0.6, deck + 2), (grab + side, drop)], 0.18, p.ink)
    c.rect(grab - 2.6, drop, 5.2, 2.4, p.hot)


def container_ship(c, x, y, long):
    """Afloat at (x, y), bow to the left."""
    p, deck = c.palette, y - long * 0.085
    boxes(c, x + long * 0.14, deck, int(long * 0.62 / 4.6), 6)
    bridge = x + long * 0.8
    c.rect(bridge, deck - long * 0.2, long * 0.09, long * 0.2, p.light)
    c.rect(bridge - 1, deck - long * 0.2, long * 0.09 + 2, 1.6, p.light)
    for floor in range(4):
        c.rect(bridge + 0.7, deck - long * 0.18 + floor * long * 0.04, long * 0.09 - 1.4, 0.8, p.shade)
    c.rect(bridge + long * 0.1, deck - long * 0.16, long * 0.03, long * 0.16, p.hot)
    c.rect(bridge + long * 0.1, deck - long * 0.16, long * 0.03, 1.6, p.ink)
    c.poly(
        [(x, deck - 2.4), (x + long * 0.07, deck), (x + long, deck), (x + long * 0.98, y), (x + long * 0.05, y)], p.ink
    )
    c.poly(
        [(x + long * 0.045, y - 1.5), (x + long * 0.984, y - 1.5), (x + long * 0.98, y), (x + long * 0.05, y)], p.hot
    )


def harbour(c):
    p, sun = c.palette, c.chance.uniform(24, 62)
    c.sky(60)
    c.sun(sun, c.chance.uniform(24, 44), c.chance.uniform(7, 11))
    c.cloud(sun + 50, 30, 46, mix(p.glow, p.light, 0.5), high=0.15)
    c.cloud(sun - 24, 20, 30, mix(p.sky, p.light, 0.35), high=0.14)
    bird_flock(c, 50, 16, 7, p.shade)
    c.hills(60, 9, p.depth(0.08))
    c.hills(61, 5, p.depth(0.25))
    c.rect(0, 60, 150, 2, p.depth(0.3))
    c.bands(61, 101, mix(p.glow, p.shade, 0.3), p.depth(0.66), steps=9)
    c.ripples(62, 98, clear(p.light, 0.5), count=34, middle=sun, spread=14)
    c.ripples(62, 99, clear(p.light, 0.16), count=60)
    container_ship(c, c.chance.uniform(2, 16), 73, 92)
    c.ripples(73.2, 76, clear(p.light, 0.5), count=18, middle=50, spread=60)
    for n, (x, high) in enumerate(((121, 58), (98, 66))):
        crane(c, x + c.chance.uniform(-3, 3), 86 + n * 3, high, p.depth(0.75 + n * 0.22), reach=34 + n * 6)
    c.poly([(64, 101), (80, 86), (151, 84), (151, 101)], mix(p.ink, p.shade, 0.25))
    c.poly([(80, 86), (151, 84), (151, 85.6), (79, 87.6)], p.gold)
    boxes(c, 128, 95, 5, 4)
    boxes(c, 96, 99, 3, 2)
    for x in (88, 93, 119):
        person(c, x, 96, 6.4, c.chance.choice([p.hot, p.gold]), trousers=p.depth(0.5))


def cable_ship(c):
    p, sea = c.palette, 34
    c.sky(sea)
    c.sun(c.chance.uniform(100, 128), 15, 7)
    c.cloud(36, 18, 40, mix(p.glow, p.light, 0.6), high=0.16)
    c.cloud(84, 11, 26, mix(p.glow, p.light, 0.4), high=0.14)
    c.hills(sea, 6, p.depth(0.1))
    stern = c.chance.uniform(60, 74)
    vessel(c, stern, sea + 1.5)
    for n in range(8):
        top, pace, turn = sea + n * n * 0.9 + n * 2.4, 0.16 - n * 0.012, c.chance.uniform(0, 6)
        c.ridge(
            lambda x, t=top, w=pace, s=turn: t + math.sin(x * w + s) * (1.2 + t * 0.012),
            mix(mix(p.glow, p.leaf, 0.75), p.ink, n / 8),
        )
    for n in range(4):
        left = 18 + n * 30 + c.chance.uniform(-5, 5)
        c.poly([(left, sea + 2), (left + 5, sea + 2), (left - 10, 92), (left - 26, 92)], clear(p.light, 0.06))
    bed(c)
    cable = curve((stern - 2, sea - 1), (stern - 30, 96), (-4, 88))
    c.line(cable, 1.5, clear(p.ink, 0.5))
    c.line(cable, 0.95, p.gold)
    for n in (6, 12, 18):
        x, y = cable[n]
        c.disc(x, y, 1.5, p.hot)
        c.disc(x, y, 3, clear(p.gold, 0.22))
    for _ in range(3):
        shoal(c, c.chance.uniform(84, 136), c.chance.uniform(52, 74), 9, mix(p.glow, p.leaf, 0.35))


def vessel(c, x, y):
    """A cable ship, bow to the right: drum, crane and bridge on a tall hull; its stern at (x, y)."""
    p = c.palette
    c.rect(x + 33, y - 18, 12, 11, p.light)
    for floor in range(3):
        c.rect(x + 34, y - 16.4 + floor * 3.2, 10, 1.2, p.shade)
    c.rect(x + 36, y - 22, 5, 4.4, p.light)
    c.line([(x + 39, y - 22), (x + 39, y - 29)], 0.4, p.ink)
    c.ring(x + 39, y - 28, 2, 0.3, p.ink, 200, 340)
    c.rect(x + 27, y - 16, 3.4, 9, p.hot)
    c.disc(x + 16, y - 10.5, 5.4, p.gold)
    for radius in (4.2, 2.9, 1.6):
        c.ring(x + 16, y - 10.5, radius, 0.4, mix(p.gold, p.ink, 0.5))
    c.line([(x + 7, y - 7), (x - 1, y - 17)], 1, p.hot)
    c.line([(x - 1, y - 17), (x - 2, y - 6)], 0.3, p.ink)
    c.poly([(x - 3, y - 8), (x + 50, y - 8), (x + 58, y - 12), (x + 50, y + 4), (x, y + 4)], p.ink)
    c.poly([(x - 2, y - 5), (x + 53.4, y - 5), (x + 52.6, y - 3.6), (x - 1.6, y - 3.6)], p.light)


def bed(c):
    """The sea bed: two dark swells, stones and weed."""
    p = c.palette
    c.hills(92, 9, mix(p.ink, p.leaf, 0.22))
    c.hills(98, 9, mix(p.ink, p.gold, 0.16))
    for _ in range(9):
        x, high = c.chance.uniform(50, 148), c.chance.uniform(4, 10)
        for lean in (-2, 0.4, 2.4):
            c.line(
                curve((x, 97), (x - lean, 97 - high * 0.6), (x + lean, 97 - high), 10), 0.7, mix(p.leaf, p.ink, 0.35)
            )
