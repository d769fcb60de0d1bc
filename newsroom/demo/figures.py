"""What stands about in several scenes: trees, people, houses, boats. Each takes the canvas and where its foot is."""

import math

from .palettes import clear, mix, rgb

SKINS = [rgb("#8a5a3c"), rgb("#a9714b"), rgb("#c48a60")]
HAIR = rgb("#1b1a24")


def curve(start, bend, end, steps=24):
    """Points of a quadratic curve that leaves `start` towards `bend` and comes to `end`."""
    return [
        tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, bend, end, strict=True))
        for t in (i / steps for i in range(steps + 1))
    ]


def palm(c, x, y, high, fill, lean=0.15, lit=None):
    """A coconut palm; `lit` colours the upper side of its leaves."""
    top = (x + lean * high, y - high)
    for i, (px, py) in enumerate(stem := curve((x, y), (x + lean * high * 0.1, y - high * 0.6), top)):
        if i:
            c.line([stem[i - 1], (px, py)], high * (0.045 - 0.02 * i / len(stem)), fill)
    for n, angle in enumerate((-165, -140, -105, -72, -40, -14, 12, 168)):
        turn = math.radians(angle + c.chance.uniform(-8, 8))
        long = high * c.chance.uniform(0.36, 0.44)
        leaf(c, top, turn, long, lit if lit and n % 2 else fill)


def leaf(c, root, turn, long, fill):
    """One hanging frond with a comb of leaflets below its rib."""
    x, y = root
    tip = (x + math.cos(turn) * long, y + math.sin(turn) * long + long * 0.42)
    bend = (x + math.cos(turn) * long * 0.62, y + math.sin(turn) * long * 0.8 - long * 0.16)
    over = curve(root, bend, tip)
    under = curve(root, (bend[0], bend[1] + long * 0.34), tip)
    c.poly(over + under[::-1], fill)


def tree(c, x, y, high, fill, lit=None):
    """A rain tree: a wide crown of discs on a short trunk; `lit` is its sunny side."""
    c.line([(x, y), (x, y - high * 0.6)], high * 0.09, fill)
    for across, up, size in ((-0.34, 0.55, 0.24), (0.34, 0.57, 0.24), (-0.14, 0.72, 0.28), (0.16, 0.72, 0.27)):
        c.disc(x + across * high, y - up * high, size * high, fill, flat=0.8)
    if lit:
        for across, up, size in ((-0.2, 0.78, 0.17), (0.12, 0.8, 0.15), (-0.38, 0.62, 0.12)):
            c.disc(x + across * high, y - up * high, size * high, lit, flat=0.7)


def person(c, x, y, high, shirt, trousers=None, skin=None, shadow=True, stride=0.12, arms=(-1, 1), head=None):
    """Somebody standing or walking, feet at (x, y); `arms` are the sides on which one hangs.

    `head` is what is on it: one of the functions below."""
    skin, trousers = skin or c.chance.choice(SKINS), trousers or c.palette.ink
    if shadow:
        c.poly([(x - high * 0.1, y), (x + high * 0.1, y), (x + high, y + high * 0.16)], clear(c.palette.ink, 0.28))
    for side in (-1, 1):
        c.limb(
            (x + side * 0.05 * high, y - 0.48 * high), (x + side * stride * high, y), 0.13 * high, 0.08 * high, trousers
        )
    c.rect(x - 0.13 * high, y - 0.82 * high, 0.26 * high, 0.4 * high, shirt, round=0.08 * high)
    for side in arms:
        c.limb(
            (x + side * 0.12 * high, y - 0.77 * high),
            (x + side * 0.17 * high, y - 0.46 * high),
            0.08 * high,
            0.06 * high,
            mix(shirt, c.palette.ink, 0.18),
        )
    c.limb((x, y - 0.84 * high), (x, y - 0.9 * high), 0.07 * high, 0.07 * high, skin)
    c.disc(x, y - 0.93 * high, 0.085 * high, skin)
    head = head or c.chance.choice([short_hair, short_hair, long_hair, scarf, straw_hat])
    head(c, x, y - 0.93 * high, 0.09 * high)


def short_hair(c, x, y, size):
    c.slice(x, y - size * 0.1, size * 1.06, HAIR, 175, 365)


def long_hair(c, x, y, size):
    c.rect(x - size * 1.15, y - size * 0.5, size * 2.3, size * 2.4, HAIR, round=size * 0.7)
    c.disc(x, y - size * 0.1, size * 1.15, HAIR)


def scarf(c, x, y, size):
    p = c.palette
    fill = c.chance.choice([p.light, p.gold, mix(p.hot, p.light, 0.4), p.shade])
    c.rect(x - size * 1.3, y + size * 0.2, size * 2.6, size * 1.5, fill, round=size * 0.7)
    c.disc(x, y, size * 1.2, fill)
    c.disc(x, y + size * 0.5, size * 0.9, clear(p.ink, 0.12))


def straw_hat(c, x, y, size):
    straw = mix(c.palette.gold, c.palette.light, 0.5)
    c.poly([(x - size * 2, y), (x, y - size * 1.6), (x + size * 2, y)], straw)
    c.poly([(x, y - size * 1.6), (x + size * 2, y), (x + size * 0.6, y)], mix(straw, c.palette.gold, 0.6))


def umbrella(c, x, y, wide, fill, handle):
    """Open, its stick's foot at (x, y); three panels of two tones."""
    top = y - wide * 0.62
    c.line([(x, y), (x, top - wide * 0.32)], wide * 0.025, handle)
    c.slice(x, top, wide / 2, fill, flat=0.6)
    c.slice(x, top, wide * 0.2, mix(fill, c.palette.light, 0.22), flat=1.5)
    c.slice(x, top, wide / 2, clear(c.palette.ink, 0.12), 292, 360, flat=0.6)


def tower(c, x, y, wide, high, fill, lights=None, top="flat", pitch=1.5):
    """A tower block with a lit window here and there."""
    c.rect(x, y - high, wide, high, fill)
    if top == "spire":
        c.poly([(x, y - high), (x + wide / 2, y - high * 1.2), (x + wide, y - high)], fill)
        c.line([(x + wide / 2, y - high * 1.18), (x + wide / 2, y - high * 1.36)], wide * 0.06, fill)
    elif top == "slope":
        c.poly([(x, y - high), (x + wide, y - high * 1.12), (x + wide, y - high)], fill)
    elif top == "steps":
        c.rect(x + wide * 0.2, y - high * 1.08, wide * 0.6, high * 0.1, fill)
        c.rect(x + wide * 0.36, y - high * 1.16, wide * 0.28, high * 0.1, fill)
    c.rect(x + wide * 0.68, y - high, wide * 0.32, high, clear(c.palette.ink, 0.12))
    for row in range(int((high - 2) / pitch) if lights else 0):
        for column in range(int((wide - 0.8) / pitch)):
            if c.chance.random() < 0.32:
                c.rect(x + 0.7 + column * pitch, y - high + 1.2 + row * pitch, pitch * 0.5, pitch * 0.55, lights)


def shophouse(c, x, y, wide, high, wall):
    """A shop-house of two floors: tiled roof, three shutters, a covered way with a lit shop behind it."""
    p, trim = c.palette, mix(wall, c.palette.light, 0.5)
    shutter = c.chance.choice([p.leaf, p.shade, mix(p.hot, p.ink, 0.25)])
    c.poly(
        [
            (x - 0.6, y - high),
            (x + 1.5, y - high * 1.13),
            (x + wide - 1.5, y - high * 1.13),
            (x + wide + 0.6, y - high),
        ],
        mix(p.hot, p.ink, 0.4),
    )
    c.rect(x, y - high, wide, high, wall)
    c.rect(x - 0.4, y - high, wide + 0.8, high * 0.035, trim)
    for n in range(3):
        left = x + wide * (0.1 + n * 0.29)
        c.rect(left, y - high * 0.88, wide * 0.21, high * 0.32, shutter, round=wide * 0.05)
        c.rect(left, y - high * 0.76, wide * 0.21, high * 0.2, shutter)
        for slat in range(5):
            c.rect(left + wide * 0.02, y - high * (0.83 - slat * 0.05), wide * 0.17, high * 0.012, clear(p.ink, 0.3))
    c.rect(x, y - high * 0.5, wide, high * 0.09, trim)
    c.rect(x + wide * 0.08, y - high * 0.4, wide * 0.84, high * 0.4, mix(p.ink, wall, 0.12))
    c.rect(x + wide * 0.16, y - high * 0.33, wide * 0.3, high * 0.33, mix(p.gold, p.light, 0.25))
    c.rect(x + wide * 0.54, y - high * 0.33, wide * 0.3, high * 0.2, mix(p.gold, p.hot, 0.3))
    c.rect(x + wide * 0.9, y - high, wide * 0.1, high, clear(p.ink, 0.14))


def awning(c, x, y, wide, deep, one, other, stripes=8):
    """Striped cloth hanging from (x, y), with a scalloped edge."""
    step = wide / stripes
    for n in range(stripes):
        fill, left = (one, other)[n % 2], x + n * step
        flare = (n - stripes / 2) * step * 0.12
        wider = flare + step * 0.12
        c.poly([(left, y), (left + step, y), (left + step + wider, y + deep), (left + flare, y + deep)], fill)
        c.disc(left + (flare + wider + step) / 2, y + deep, step * 0.56, fill)
    c.rect(x, y, wide, deep * 0.18, clear(c.palette.ink, 0.16))


def lanterns(c, start, end, sag, count, fills):
    """A string of paper lanterns between two points, hanging `sag` deep."""
    middle = ((start[0] + end[0]) / 2, max(start[1], end[1]) + sag * 2)
    string = curve(start, middle, end, steps=count * 4)
    c.line(string, 0.22, c.palette.ink)
    for n in range(count):
        x, y = string[n * 4 + 2]
        fill = fills[n % len(fills)]
        c.disc(x, y + 2.2, 3.6, clear(fill, 0.18))
        c.disc(x, y + 2.2, 1.9, fill, flat=1.12)
        c.disc(x, y + 2.2, 0.9, mix(fill, c.palette.light, 0.45), flat=2.1)
        c.rect(x - 0.6, y + 0.1, 1.2, 0.4, c.palette.ink)
        c.rect(x - 0.6, y + 4.1, 1.2, 0.4, c.palette.ink)
        c.line([(x, y + 4.4), (x, y + 5.6)], 0.2, fill)


def bird_flock(c, x, y, count, fill):
    for _ in range(count):
        bx, by, size = x + c.chance.gauss(0, 7), y + c.chance.gauss(0, 2.5), c.chance.uniform(0.7, 1.4)
        c.line(curve((bx - size, by - size * 0.5), (bx - size * 0.3, by - size * 0.6), (bx, by), 6), 0.22, fill)
        c.line(curve((bx, by), (bx + size * 0.3, by - size * 0.6), (bx + size, by - size * 0.5), 6), 0.22, fill)


def boat(c, x, y, long, fill, trim):
    """A sampan with its rower, afloat at (x, y)."""
    c.poly(
        [
            (x - long / 2, y - long * 0.1),
            *curve((x - long * 0.42, y), (x, y + long * 0.07), (x + long * 0.42, y)),
            (x + long / 2, y - long * 0.12),
            *curve((x + long * 0.4, y - long * 0.05), (x, y - long * 0.01), (x - long * 0.4, y - long * 0.04)),
        ],
        fill,
    )
    c.slice(x - long * 0.05, y - long * 0.03, long * 0.17, trim)
    person(c, x + long * 0.28, y - long * 0.02, long * 0.3, trim, skin=SKINS[0], shadow=False, stride=0.04)
    c.line([(x + long * 0.32, y - long * 0.2), (x + long * 0.52, y + long * 0.1)], long * 0.014, fill)
