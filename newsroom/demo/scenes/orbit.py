"""Above the islands."""

import math

from newsroom.demo.palettes import clear, mix


def satellite(c):
    p, rise = c.palette, c.chance.uniform(66, 72)
    c.bands(0, 101, mix(p.ink, p.sky, 0.12), mix(p.ink, p.shade, 0.7), steps=8)
    for _ in range(110):
        c.disc(
            c.chance.uniform(0, 150),
            c.chance.uniform(0, 80),
            c.chance.choice([0.12, 0.2, 0.34]),
            clear(p.light, c.chance.uniform(0.4, 1)),
        )
    c.disc(c.chance.uniform(112, 132), 20, 7, mix(p.light, p.gold, 0.2))
    middle, radius = 70, 140
    for n, strength in enumerate((0.1, 0.14, 0.2)):
        c.disc(middle, rise + radius, radius + 9 - n * 3, clear(p.glow, strength))
    sea = mix(p.leaf, p.glow, 0.16)
    for n in range(5):
        c.disc(middle - n * 5, rise + radius + n * 6, radius - n * 1.5, mix(sea, p.ink, n * 0.14))
    islands(c, rise)
    for n in range(4):
        c.ring(c_x := 52, rise + 10, 10 + n * 7, 0.5, clear(p.gold, 0.85 - n * 0.16), 285, 335)
    c.disc(c_x, rise + 10, 1.2, p.hot)
    c.disc(c_x, rise + 10, 3, clear(p.hot, 0.3))
    spacecraft(c, 92, 34, c.chance.uniform(-0.5, -0.2))


def islands(c, rise):
    """An archipelago from above, flattened towards the horizon, each island with its shallows, under clouds."""
    p = c.palette
    for _ in range(16):
        x = c.chance.uniform(4, 146)
        y = rise + 5 + abs(x - 70) ** 2 / 280 + c.chance.uniform(0, 26)
        wide = c.chance.uniform(3, 9) * (0.6 + (y - rise) / 36)
        outline = [
            (
                math.cos(a / 14 * 6.283) * c.chance.uniform(0.7, 1.1),
                math.sin(a / 14 * 6.283) * c.chance.uniform(0.7, 1.1) * 0.42,
            )
            for a in range(14)
        ]
        for grow, fill in (
            (1.35, mix(p.leaf, p.light, 0.4)),
            (1.1, mix(p.gold, p.light, 0.4)),
            (1, mix(p.leaf, p.ink, 0.25)),
        ):
            c.poly([(x + a * wide * grow, y + b * wide * grow) for a, b in outline], fill)
        c.poly([(x + a * wide * 0.5, y + b * wide * 0.5 - 0.3) for a, b in outline], p.leaf)
    for _ in range(7):
        c.cloud(
            c.chance.uniform(0, 150),
            rise + c.chance.uniform(12, 32),
            c.chance.uniform(14, 26),
            clear(p.light, 0.72),
            high=0.09,
        )


def spacecraft(c, x, y, turn):
    """Two wings of cells, a gilded body, a dish that looks down."""
    p, cos, sin = c.palette, math.cos(turn), math.sin(turn)

    def at(a, b):
        return (x + a * cos - b * sin, y + a * sin + b * cos)

    def plate(left, top, wide, high, fill):
        c.poly([at(left, top), at(left + wide, top), at(left + wide, top + high), at(left, top + high)], fill)

    c.line([at(-38, 0), at(38, 0)], 1, p.light)
    for side in (-1, 1):
        for n in range(3):
            left = side * (10 + n * 9.6) - (8.8 if side < 0 else 0)
            plate(left, -7, 8.8, 14, mix(p.shade, p.sky, 0.5))
            plate(left, -7, 8.8, 5, clear(p.light, 0.22))
            for line in range(1, 4):
                c.line([at(left, -7 + line * 3.5), at(left + 8.8, -7 + line * 3.5)], 0.25, p.light)
            c.line([at(left + 4.4, -7), at(left + 4.4, 7)], 0.25, p.light)
    plate(-6, -8, 12, 16, p.gold)
    plate(1.5, -8, 4.5, 16, mix(p.gold, p.ink, 0.35))
    plate(-6, -2, 12, 1.2, p.hot)
    plate(-4, -12, 8, 4, p.light)
    c.line([at(0, 8), at(-3, 13)], 0.9, p.light)
    c.poly([at(-13, 10), at(-10, 17), at(-3, 20), at(3, 18), at(-5, 12)], p.light)
    c.poly([at(-13, 10), at(-11, 12.4), at(-4, 16.4), at(3, 18), at(-5, 12.4)], mix(p.light, p.shade, 0.5))
    c.line([at(-5, 14), at(-9, 20)], 0.5, p.hot)
