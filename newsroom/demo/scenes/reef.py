"""Under water."""

import math

from newsroom.demo.figures import curve
from newsroom.demo.palettes import clear, mix


def shoal(c, x, y, count, fill):
    """A school of small fish swimming left."""
    for _ in range(count):
        fish(c, x + c.chance.gauss(0, 8), y + c.chance.gauss(0, 3.5), c.chance.uniform(1.2, 2), fill)


def fish(c, x, y, size, fill, stripe=None):
    c.poly(
        curve((x - size, y), (x - size * 0.2, y - size * 0.8), (x + size, y))
        + curve((x + size, y), (x - size * 0.2, y + size * 0.8), (x - size, y)),
        fill,
    )
    c.poly(
        [(x + size * 0.75, y), (x + size * 1.5, y - size * 0.5), (x + size * 1.3, y), (x + size * 1.5, y + size * 0.5)],
        fill,
    )
    if stripe:
        c.poly(
            [
                (x - size * 0.2, y - size * 0.4),
                (x + size * 0.1, y - size * 0.37),
                (x + size * 0.1, y + size * 0.37),
                (x - size * 0.2, y + size * 0.4),
            ],
            stripe,
        )
        c.disc(x - size * 0.62, y - size * 0.08, size * 0.1, c.palette.ink)


def reef(c):
    p, top = c.palette, 13
    water = mix(p.leaf, p.glow, 0.5)
    c.bands(0, top, mix(p.glow, p.light, 0.4), p.glow, steps=3)
    c.sun(c.chance.uniform(104, 130), 6, 5)
    c.bands(top, 101, water, mix(p.ink, p.leaf, 0.2), steps=11)
    c.ridge(lambda x: top + math.sin(x / 7) * 0.9, clear(p.light, 0.35), bottom=top + 2.6)
    for n in range(6):
        left = c.chance.uniform(-5, 20) + n * 26
        c.poly(
            [(left, top), (left + c.chance.uniform(4, 9), top), (left - 16, 96), (left - 36, 96)], clear(p.light, 0.08)
        )
    for _ in range(3):
        shoal(c, c.chance.uniform(20, 130), c.chance.uniform(28, 56), 12, mix(water, p.ink, 0.45))
    c.hills(84, 18, mix(water, p.ink, 0.5))
    c.hills(90, 14, mix(water, p.ink, 0.72))
    buoy(c, c.chance.uniform(54, 82), top)
    for _ in range(5):
        paint = c.chance.choice([p.hot, p.gold, p.light])
        fish(
            c,
            c.chance.uniform(12, 138),
            c.chance.uniform(40, 66),
            c.chance.uniform(3.2, 5.4),
            paint,
            mix(p.ink, p.shade, 0.3),
        )
    gardens(c)


def buoy(c, x, y):
    """A measuring buoy: mast and panel above, a chain of instruments below."""
    p = c.palette
    chain = curve((x, y), (x + 3, 46), (x - 2, 97))
    c.line(chain, 0.5, p.ink)
    for n in (7, 13, 18):
        cx, cy = chain[n]
        c.rect(cx - 1.3, cy - 2.4, 2.6, 4.8, p.gold, round=1)
        c.rect(cx - 1.3, cy - 0.5, 2.6, 1, p.ink)
        for radius in (3.6, 5):
            c.ring(cx, cy, radius, 0.25, clear(p.light, 0.6), 300, 60)
            c.ring(cx, cy, radius, 0.25, clear(p.light, 0.6), 120, 240)
    c.line([(x, y - 2), (x, y - 10)], 0.7, p.ink)
    c.poly([(x - 3.4, y - 7.5), (x + 3.4, y - 6), (x + 3.4, y - 4.4), (x - 3.4, y - 6)], p.shade)
    c.disc(x, y - 10.4, 0.9, p.hot)
    c.poly([(x - 6, y - 2), (x + 6, y - 2), (x + 4, y + 3.4), (x - 4, y + 3.4)], p.hot)
    c.rect(x - 5.4, y - 0.4, 10.8, 1.3, p.light)


def gardens(c):
    """Corals in the foreground: staghorns, fans, tables and boulders."""
    p = c.palette
    c.hills(101, 9, mix(p.ink, p.shade, 0.2))
    spots = [4, 18, 31, 46, 62, 79, 96, 112, 127, 143]
    kinds = [staghorn, fan, boulder, tubes]
    c.chance.shuffle(spots)
    for n, x in enumerate(spots):
        paint = [p.hot, p.gold, mix(p.hot, p.light, 0.45), p.leaf, mix(p.light, p.glow, 0.4)][n % 5]
        kinds[n % 4](c, x, 98, c.chance.uniform(13, 24) * (1.25 - 0.5 * (40 < x < 110)), paint)


def staghorn(c, x, y, high, fill, turn=-math.pi / 2, left=4):
    tip = (x + math.cos(turn) * high * 0.4, y + math.sin(turn) * high * 0.4)
    c.limb((x, y), tip, left * 0.42, left * 0.34, fill)
    if left > 1:
        for swing in (-0.55, 0.05, 0.6):
            staghorn(c, *tip, high * 0.68, fill, turn + swing + c.chance.uniform(-0.12, 0.12), left - 1)
    else:
        c.disc(*tip, 0.4, mix(fill, c.palette.light, 0.5))


def fan(c, x, y, high, fill):
    c.slice(x, y - high * 0.4, high * 0.6, mix(fill, c.palette.ink, 0.25), 190, 350, flat=1.16)
    for n in range(9):
        turn = math.radians(198 + n * 18)
        tip = (x + math.cos(turn) * high * 0.55, y - high * 0.38 + math.sin(turn) * high * 0.66)
        c.line(curve((x, y), (x + math.cos(turn) * high * 0.16, y - high * 0.4), tip, 10), 0.55, fill)


def boulder(c, x, y, high, fill):
    wide = high * 0.55
    c.disc(x, y - wide * 0.3, wide, mix(fill, c.palette.ink, 0.15), flat=0.8)
    for n in range(4):
        c.ring(x, y - wide * 0.2 + n, wide * (0.85 - n * 0.2), 0.5, clear(c.palette.ink, 0.25), 190, 350)


def tubes(c, x, y, high, fill):
    for across, tall in ((-3, 0.6), (3.2, 0.7), (0, 1)):
        top = y - high * 0.8 * tall
        c.limb((x + across * 0.6, y), (x + across, top), 2.2, 3, fill)
        c.disc(x + across, top - 0.4, 1.5, mix(fill, c.palette.ink, 0.6), flat=0.5)
