"""People and goods on their way through town."""

from newsroom.demo.figures import HAIR, SKINS, bird_flock, palm, tree
from newsroom.demo.palettes import clear, mix

from .streets import row_of_shophouses, towers


def scooter(c):
    p, road = c.palette, 78
    c.bands(0, road, mix(p.glow, p.gold, 0.25), mix(p.glow, p.light, 0.4), steps=6)
    c.disc(75, 46, 40, mix(p.hot, p.gold, 0.45))
    c.disc(75, 46, 33, mix(p.gold, p.light, 0.2))
    towers(c, road, 11, 50, 0.12)
    row_of_shophouses(c, road, 34, 40, first=c.chance.uniform(-30, -6))
    c.rect(0, 0, 150, road, clear(p.haze, 0.5))
    for x in (6, 142):
        palm(c, x + c.chance.uniform(-3, 3), road, 46, mix(p.leaf, p.ink, 0.3), c.chance.uniform(-0.1, 0.1), p.leaf)
    c.rect(0, road, 150, 24, mix(p.ink, p.shade, 0.35))
    c.rect(0, road, 150, 1.6, p.light)
    for n in range(6):
        c.rect(n * 30 - 8, 97, 16, 1, p.gold)
    for _ in range(9):
        y = c.chance.uniform(30, 88)
        c.line([(c.chance.uniform(-4, 20), y), (c.chance.uniform(24, 34), y)], 0.35, clear(p.light, 0.7))
    ride(c, c.chance.uniform(52, 62), 92)


def ride(c, x, y):
    """A courier on a scooter, riding right; the rear wheel stands at (x, y)."""
    p, skin = c.palette, mix(c.chance.choice(SKINS), c.palette.hot, 0.05)
    body, dark = p.leaf, mix(p.ink, p.shade, 0.12)
    c.poly([(x - 10, y), (x + 46, y), (x + 24, y + 5), (x - 32, y + 5)], clear(p.ink, 0.45))
    for wheel in (x, x + 36):
        c.disc(wheel, y - 6.4, 6.4, dark)
        c.disc(wheel, y - 6.4, 3.6, mix(p.light, p.shade, 0.3))
        c.disc(wheel, y - 6.4, 1.2, dark)
    c.limb((x + 36, y - 6.4), (x + 29.6, y - 27), 2, 1.6, mix(p.light, p.shade, 0.4))
    c.poly(
        [
            (x - 8, y - 13),
            (x - 6, y - 19),
            (x + 14, y - 18),
            (x + 17, y - 8),
            (x + 27, y - 8),
            (x + 29, y - 24),
            (x + 32, y - 24),
            (x + 31, y - 4.6),
            (x + 8, y - 4.6),
            (x + 5, y - 10),
            (x - 4, y - 12),
        ],
        body,
    )
    c.poly([(x - 8, y - 13), (x - 6, y - 15.4), (x + 15, y - 14.6), (x + 15.6, y - 12.4)], mix(body, p.light, 0.35))
    c.rect(x - 7, y - 21, 22, 3, dark, round=1.4)
    c.slice(x + 36, y - 7, 8, body)
    c.limb((x + 29.6, y - 27), (x + 26, y - 29), 1.4, 1.2, dark)
    c.disc(x + 32, y - 24, 2, mix(p.gold, p.light, 0.5))
    c.poly([(x + 33, y - 25.4), (x + 62, y - 32), (x + 62, y - 14), (x + 33, y - 22.6)], clear(p.gold, 0.22))
    parcel(c, x - 13, y - 41)
    trousers = mix(p.ink, p.shade, 0.4)
    c.limb((x + 9, y - 22), (x + 21, y - 19), 6, 5, trousers)
    c.limb((x + 21, y - 19), (x + 22, y - 8), 5, 3.6, trousers)
    c.rect(x + 20, y - 8.2, 6, 2.4, dark, round=1.1)
    c.poly(
        [(x + 5, y - 20), (x + 13, y - 20), (x + 17, y - 36), (x + 14, y - 40), (x + 9, y - 39), (x + 5, y - 30)], p.hot
    )
    c.poly([(x + 5, y - 20), (x + 8, y - 20), (x + 10, y - 38), (x + 5, y - 30)], mix(p.hot, p.ink, 0.25))
    c.limb((x + 14, y - 37), (x + 19, y - 29), 4.4, 3.4, mix(p.hot, p.light, 0.15))
    c.limb((x + 19, y - 29), (x + 26.4, y - 29), 3, 2, skin)
    c.limb((x + 14, y - 40), (x + 15, y - 43), 3, 3, skin)
    c.disc(x + 15.6, y - 45.4, 4.4, skin)
    c.slice(x + 15.2, y - 46.5, 5.9, p.light, 160, 350)
    c.poly([(x + 16, y - 47.6), (x + 21, y - 47.4), (x + 20.6, y - 44.6), (x + 16.4, y - 45)], dark)
    c.rect(x + 9.6, y - 47.6, 8, 1.1, p.hot)


def parcel(c, x, y):
    """The delivery box behind the rider."""
    p = c.palette
    c.rect(x, y, 17, 19, p.gold, round=1.4)
    c.rect(x, y, 17, 5, mix(p.gold, p.light, 0.35), round=1.4)
    c.rect(x + 12, y + 4, 5, 15, clear(p.ink, 0.16))
    c.disc(x + 7, y + 12, 3.6, p.hot)
    c.slice(x + 7, y + 12, 2.4, p.light, 0, 180)
    c.line([(x + 6, y + 10.4), (x + 6.4, y + 9), (x + 6, y + 8)], 0.35, p.light)


def train(c):
    p, deck = c.palette, 58
    c.sky(78)
    c.sun(c.chance.uniform(24, 60), 24, 10)
    c.cloud(108, 22, 50, mix(p.glow, p.light, 0.5), high=0.2)
    c.cloud(66, 13, 28, mix(p.glow, p.light, 0.3), high=0.16)
    bird_flock(c, 84, 30, 6, p.shade)
    towers(c, 80, 14, 40, 0.12)
    towers(c, 82, 9, 46, 0.32, mix(p.depth(0.32), p.gold, 0.45))
    c.hills(84, 9, mix(p.leaf, p.haze, 0.35))
    for n in range(14):
        tree(
            c,
            n * 11 + c.chance.uniform(-3, 3),
            88,
            c.chance.uniform(11, 17),
            mix(p.leaf, p.shade, 0.4),
            mix(p.leaf, p.haze, 0.3),
        )
    viaduct(c, deck)
    coaches(c, c.chance.uniform(-56, -32), deck)
    c.hills(95, 6, mix(p.leaf, p.ink, 0.35))
    for n in range(10):
        tree(
            c,
            n * 16 + c.chance.uniform(-4, 4),
            100,
            c.chance.uniform(13, 20),
            mix(p.leaf, p.ink, 0.55),
            mix(p.leaf, p.ink, 0.25),
        )
    palm(c, 140, 101, 54, p.ink, -0.1, mix(p.leaf, p.ink, 0.5))
    palm(c, 148, 101, 42, p.ink, 0.08, mix(p.leaf, p.ink, 0.5))


def viaduct(c, deck):
    """A concrete deck on flaring piers with arches between them."""
    p, stone = c.palette, mix(c.palette.light, c.palette.shade, 0.22)
    dark = mix(stone, p.ink, 0.35)
    for n in range(6):
        x = n * 32 - 4
        c.poly(
            [(x - 7, deck + 4), (x + 7, deck + 4), (x + 3, deck + 13), (x + 3, 101), (x - 3, 101), (x - 3, deck + 13)],
            stone,
        )
        c.poly([(x + 7, deck + 4), (x + 3, deck + 13), (x + 3, 101), (x + 0.6, 101), (x + 0.6, deck + 4)], dark)
    c.rect(0, deck, 150, 5, stone)
    c.rect(0, deck + 3.6, 150, 1.6, dark)
    for n in range(40):
        c.rect(n * 4, deck - 2, 0.35, 2, dark)
    c.rect(0, deck - 2.2, 150, 0.5, dark)


def coaches(c, x, deck):
    """An electric train of four coaches with a slanting nose, going right."""
    p = c.palette
    for n in range(4):
        left, last = x + n * 34, n == 3
        nose = (
            [(left + 41, deck - 4), (left + 40, deck - 2)] if last else [(left + 33, deck - 14), (left + 33, deck - 2)]
        )
        c.poly([(left, deck - 14), (left + 31, deck - 14), *nose, (left, deck - 2)], p.light)
        c.poly([(left, deck - 5.4), (left + 33 + 7.4 * last, deck - 5.4), nose[1], (left, deck - 2)], p.hot)
        c.rect(left, deck - 14, 31, 1, p.shade)
        for pane in range(5):
            c.rect(left + 2 + pane * 6, deck - 11.6, 4.6, 4.4, mix(p.ink, p.shade, 0.3), round=0.7)
            c.poly(
                [
                    (left + 2.6 + pane * 6, deck - 7.4),
                    (left + 4 + pane * 6, deck - 11.4),
                    (left + 5 + pane * 6, deck - 11.4),
                    (left + 3.6 + pane * 6, deck - 7.4),
                ],
                clear(p.light, 0.4),
            )
            if c.chance.random() < 0.5:
                c.disc(left + 5.2 + pane * 6, deck - 8.6, 0.8, HAIR)
                c.rect(left + 4.2 + pane * 6, deck - 8.2, 2, 1, p.gold)
        if last:
            c.poly(
                [
                    (left + 32.6, deck - 13),
                    (left + 34.4, deck - 11.6),
                    (left + 39, deck - 6.4),
                    (left + 33, deck - 6.4),
                ],
                p.ink,
            )
        else:
            c.rect(left + 33, deck - 11, 1, 8, p.ink)
        for wheel in (5, 9, 24, 28):
            c.disc(left + wheel, deck - 1.2, 1.3, p.ink)
    c.line([(0, deck - 19), (150, deck - 19)], 0.25, p.ink)
    c.line([(x + 88, deck - 14), (x + 91, deck - 16.6), (x + 87, deck - 19)], 0.4, p.ink)
