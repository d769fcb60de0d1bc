"""Out in the country."""

import math

from newsroom.demo.figures import bird_flock, palm, person, tree
from newsroom.demo.palettes import clear, mix


def rice_terraces(c):
    p = c.palette
    c.sky(52)
    c.sun(c.chance.uniform(34, 116), c.chance.uniform(18, 30), c.chance.uniform(8, 11))
    c.cloud(28, 22, 42, mix(p.glow, p.light, 0.45), high=0.18)
    peaks(c, 50, 26, p.depth(0.06))
    c.rect(0, 47, 150, 3, clear(p.light, 0.3))
    peaks(c, 56, 20, mix(p.depth(0.22), p.leaf, 0.2))
    c.cloud(96, 47, 66, clear(p.light, 0.55), high=0.07)
    terraces(c)
    for x, y, high in ((20, 59, 10), (26, 60, 8), (118, 64, 12), (124, 65, 9)):
        palm(c, x, y, high * 1.4, mix(p.leaf, p.ink, 0.5), 0.06, mix(p.leaf, p.ink, 0.2))
    hut(c, 36, 64)
    palm(c, 6, 102, 66, p.ink, 0.1, mix(p.leaf, p.ink, 0.45))
    palm(c, 146, 104, 52, p.ink, -0.12, mix(p.leaf, p.ink, 0.45))
    for x, y in ((58, 80), (63, 81)):
        person(c, x, y, 7.5, c.chance.choice([p.hot, p.light]))
    drone(c, c.chance.uniform(84, 104), c.chance.uniform(34, 40))


def peaks(c, y, high, fill):
    """A range of pointed hills."""
    points, x = [(-1, y + 60)], -12
    while x < 165:
        points += [(x, y - high * c.chance.uniform(0.1, 0.35)), (x + 9, y - high * c.chance.uniform(0.6, 1))]
        x += c.chance.uniform(17, 27)
    c.poly([*points, (165, y), (165, y + 60)], fill)


def terraces(c, count=13):
    """Paddies down the slope: water that holds the sky, young rice, a dark bank under each."""
    p, turn = c.palette, c.chance.uniform(0, 6.3)
    for n in range(count):
        near = n / (count - 1)
        y, swell = 55 + 47 * near**1.35, 2.2 + 4 * near
        bend = turn + n * 0.2

        def edge(x, y=y, swell=swell, bend=bend):
            return y + swell * math.sin(x / 27 + bend) + swell * 0.5 * math.sin(x / 11 - bend * 1.7)

        rice = mix(mix(p.leaf, p.gold, 0.45), mix(p.leaf, p.ink, 0.3), near)
        water = mix(mix(p.glow, p.light, 0.3), p.sky, 0.25 + 0.5 * near)
        c.ridge(edge, mix(p.light, rice, 0.35))
        c.ridge(lambda x, e=edge, d=0.5 + near * 0.4: e(x) + d, mix(rice, p.ink, 0.35))
        c.ridge(lambda x, e=edge, d=1 + near * 1.4: e(x) + d, water if n % 3 == 1 else rice)
        if n % 3 == 1:
            seedlings(c, edge, near, rice)


def seedlings(c, edge, near, fill):
    for row in range(2):
        for n in range(34):
            x = n * 4.6 + row * 2.3
            y = edge(x) + 2.2 + near * 2.4 + row * (0.9 + near * 1.6)
            c.line([(x, y), (x, y - 0.6 - near * 1.2)], 0.2 + 0.16 * near, fill, ends=False)


def hut(c, x, y):
    p = c.palette
    for leg in (0.6, 3, 5.6, 8):
        c.rect(x + leg, y - 4, 0.5, 5, p.ink)
    c.rect(x, y - 7.5, 9, 4.4, mix(p.gold, p.ink, 0.4))
    c.rect(x + 5.6, y - 6.6, 2, 2.2, mix(p.gold, p.light, 0.5))
    c.poly([(x - 2, y - 7), (x + 1.6, y - 13), (x + 7.4, y - 13), (x + 11, y - 7)], mix(p.hot, p.ink, 0.35))


def drone(c, x, y):
    """Four rotors, a camera, and the strip of paddy it is measuring."""
    p = c.palette
    c.poly([(x - 1, y + 3), (x + 1, y + 3), (x + 19, 92), (x - 23, 90)], clear(p.gold, 0.24))
    c.poly([(x - 0.4, y + 3), (x + 0.4, y + 3), (x + 6, 91), (x - 8, 91)], clear(p.light, 0.24))
    for side in (-1, 1):
        c.line([(x, y), (x + side * 9, y - 1.6)], 1, p.ink)
        c.rect(x + side * 9 - 0.7, y - 3.4, 1.4, 2.4, p.ink, round=0.4)
        c.disc(x + side * 9, y - 3.6, 5.6, clear(p.ink, 0.35), flat=0.1)
        c.line([(x + side * 3, y + 1), (x + side * 5, y + 5)], 0.5, p.ink)
        c.line([(x + side * 4, y + 5), (x + side * 6.4, y + 5)], 0.5, p.ink)
    c.rect(x - 4.4, y - 2, 8.8, 4, p.light, round=1.8)
    c.rect(x - 4.4, y, 8.8, 2, mix(p.light, p.shade, 0.5), round=1)
    c.disc(x, y + 3, 1.6, p.ink)
    c.disc(x, y + 3, 0.7, p.hot)
    c.disc(x + 3, y - 0.6, 0.5, p.hot)


def solar(c):
    p, water = c.palette, 58
    c.sky(water)
    c.sun(c.chance.uniform(54, 100), c.chance.uniform(34, 44), c.chance.uniform(12, 15), mix(p.light, p.gold, 0.25))
    c.cloud(24, 26, 40, mix(p.glow, p.light, 0.5), high=0.17)
    c.cloud(126, 17, 44, mix(p.glow, p.light, 0.4), high=0.19)
    bird_flock(c, 52, 20, 6, p.shade)
    c.hills(59, 22, p.depth(0.12))
    c.hills(water + 1, 12, mix(p.depth(0.3), p.leaf, 0.3))
    c.hills(water + 1, 6, mix(p.depth(0.55), p.leaf, 0.45))
    for n in range(12):
        tree(c, n * 14 + c.chance.uniform(-4, 4), water + 0.5, c.chance.uniform(5, 8), mix(p.leaf, p.ink, 0.35), p.leaf)
    village(c, c.chance.uniform(8, 22), water + 1)
    c.mirror(water + 1, mix(p.shade, p.leaf, 0.3), strength=0.4)
    c.ripples(water + 2, 99, clear(p.light, 0.4), count=30, middle=76, spread=26)
    for row, (y, wide, count) in enumerate(((67, 15, 8), (77, 21, 6), (92, 30, 5))):
        for n in range(count):
            panel(c, 24 + n * wide * 1.12 - row * 12, y, wide)
    person(c, 17, 98, 19, p.hot)
    c.poly([(0, 98), (26, 98), (30, 101), (0, 101)], mix(p.gold, p.ink, 0.6))


def village(c, x, foot):
    """Houses on stilts at the water's edge."""
    p = c.palette
    for n in range(4):
        left, high = x + n * 10, c.chance.uniform(4.5, 6.5)
        for leg in (0.8, 4, 7.2):
            c.rect(left + leg, foot - 3, 0.45, 3.4, p.ink)
        wall = c.chance.choice([p.light, mix(p.gold, p.light, 0.4), mix(p.hot, p.light, 0.45)])
        c.rect(left, foot - 3 - high, 8.4, high, wall)
        c.rect(left + 5.6, foot - 3 - high, 2.8, high, clear(p.ink, 0.15))
        c.rect(left + 1.6, foot - 6.4, 1.8, 2.2, p.shade)
        c.poly(
            [
                (left - 1.2, foot - 3 - high),
                (left + 2, foot - 7.6 - high),
                (left + 6.6, foot - 7.6 - high),
                (left + 9.6, foot - 3 - high),
            ],
            mix(p.hot, p.ink, 0.3),
        )


def panel(c, x, y, wide):
    """A tilted array of cells on stilts in the water, its shadow under it."""
    p, high, lean = c.palette, wide * 0.36, wide * 0.2
    for leg in (0.14, 0.5, 0.86):
        c.rect(x + wide * leg, y - high * 0.3, wide * 0.025, high * 0.7, p.ink)
    c.poly(
        [
            (x, y + high * 0.26),
            (x + wide, y + high * 0.26),
            (x + wide * 1.2, y + high * 0.46),
            (x + wide * 0.2, y + high * 0.46),
        ],
        clear(p.ink, 0.3),
    )
    corners = [(x, y), (x + wide, y), (x + wide + lean, y - high), (x + lean, y - high)]
    c.poly(corners, mix(p.ink, p.shade, 0.45))
    c.poly(
        [
            (x + wide * 0.25, y),
            (x + wide * 0.55, y),
            (x + wide * 0.55 + lean, y - high),
            (x + wide * 0.42 + lean, y - high),
        ],
        clear(p.light, 0.2),
    )
    for n in range(1, 6):
        c.line([(x + wide * n / 6, y), (x + lean + wide * n / 6, y - high)], 0.18, clear(p.light, 0.55), ends=False)
    for n in (1, 2):
        c.line(
            [(x + lean * n / 3, y - high * n / 3), (x + wide + lean * n / 3, y - high * n / 3)],
            0.18,
            clear(p.light, 0.55),
            ends=False,
        )
    c.line([*corners, corners[0]], 0.4, p.light)
