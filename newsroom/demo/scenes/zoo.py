"""Animals with somebody to look at them."""

from itertools import pairwise

from newsroom.demo.figures import curve, palm, person, short_hair, tree
from newsroom.demo.palettes import clear, mix


def elephants(c):
    p, ground = c.palette, 74
    c.sky(ground)
    c.sun(c.chance.uniform(58, 92), 30, 9)
    c.cloud(112, 18, 44, mix(p.glow, p.light, 0.5), high=0.18)
    c.hills(66, 12, p.depth(0.2))
    for n in range(9):
        tree(c, n * 19 + c.chance.uniform(-5, 5), ground, c.chance.uniform(18, 27), mix(p.leaf, p.shade, 0.3), p.leaf)
    palm(c, 139, ground + 4, 56, mix(p.leaf, p.ink, 0.5), -0.1, mix(p.leaf, p.ink, 0.2))
    c.bands(ground, 101, mix(p.gold, p.light, 0.55), mix(p.gold, p.shade, 0.35), steps=5)
    hide = mix(p.shade, p.light, 0.22)
    elephant(c, 118, ground + 5, 29, mix(hide, p.haze, 0.35), -1)
    elephant(c, 38, ground + 12, 42, hide, 1)
    hay(c, 99, ground + 8)
    fence(c, 92)
    person(c, 91, 108, 43, p.hot, mix(p.ink, p.shade, 0.3), head=short_hair)


def elephant(c, x, y, high, fill, facing):
    """One that stands with its feet at (x, y) and reaches for something. `facing`: 1 to the right, -1 to the left."""

    def at(across, up):
        return (x + facing * across * high, y - up * high)

    dark, pale = mix(fill, c.palette.ink, 0.34), mix(fill, c.palette.light, 0.2)
    c.disc(x, y, high * 0.72, clear(c.palette.ink, 0.26), flat=0.12)
    for across in (-0.3, 0.32):
        c.limb(at(across, 0.5), at(across + 0.03, 0.05), high * 0.24, high * 0.19, dark)
    c.disc(*at(0, 0.62), high * 0.54, fill, flat=0.66)
    c.disc(*at(0.28, 0.68), high * 0.36, fill, flat=0.86)
    for across in (-0.42, 0.2):
        c.limb(at(across, 0.52), at(across, 0.04), high * 0.26, high * 0.21, fill)
        for toe in (-0.06, 0, 0.06):
            c.disc(*at(across + toe, 0.02), high * 0.025, pale)
    tail(c, at, dark, high)
    c.disc(*at(0.62, 0.78), high * 0.27, fill, flat=1.04)
    trunk(c, at, fill, high)
    c.line(curve(at(0.76, 0.62), at(0.86, 0.42), at(1, 0.46)), high * 0.045, c.palette.light)
    c.poly(
        [*curve(at(0.56, 0.98), at(0.1, 1.02), at(0.2, 0.62)), *curve(at(0.2, 0.62), at(0.36, 0.34), at(0.56, 0.66))],
        dark,
    )
    c.poly(
        [
            *curve(at(0.56, 0.94), at(0.18, 0.96), at(0.26, 0.64)),
            *curve(at(0.26, 0.64), at(0.38, 0.44), at(0.54, 0.68)),
        ],
        pale,
    )
    c.disc(*at(0.71, 0.82), high * 0.026, c.palette.ink)


def trunk(c, at, fill, high):
    """Down from the forehead and out again, thinner to its end."""
    way = [
        *curve(at(0.78, 0.78), at(0.94, 0.1), at(1.1, 0.12), 14),
        *curve(at(1.1, 0.12), at(1.2, 0.12), at(1.22, 0.24), 6),
    ]
    for step, (one, other) in enumerate(pairwise(way)):
        thick = high * (0.25 - 0.17 * step / len(way))
        c.limb(one, other, thick, thick, fill)


def tail(c, at, fill, high):
    c.line(curve(at(-0.5, 0.74), at(-0.64, 0.56), at(-0.58, 0.34)), high * 0.035, fill)
    c.disc(*at(-0.58, 0.33), high * 0.045, fill, flat=1.5)


def hay(c, x, y):
    for _ in range(60):
        lean, left = c.chance.uniform(-5, 5), x + c.chance.gauss(0, 4)
        c.line([(left, y), (left + lean, y - c.chance.uniform(1, 5))], 0.4, mix(c.palette.gold, c.palette.light, 0.3))


def fence(c, y):
    """Two rails on posts, as high as a visitor's waist."""
    wood = mix(c.palette.ink, c.palette.shade, 0.35)
    for n in range(9):
        c.rect(n * 19 - 6, y - 9, 2.4, 22, wood, round=0.6)
    for rail in (y - 7, y):
        c.rect(-1, rail, 152, 2, mix(wood, c.palette.light, 0.18))
