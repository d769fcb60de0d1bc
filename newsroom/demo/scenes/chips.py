"""Boards, wafers and racks."""

import math

from newsroom.demo.figures import long_hair, person, short_hair
from newsroom.demo.palettes import clear, mix


def iso(x, y, z=0.0):
    """Where a point of the board (x to the right and down, y to the left and down, z up) is on the sheet."""
    return (75 + (x - y) * 0.84, 14 + (x + y) * 0.465 - z)


def block(c, x, y, wide, deep, high, fill):
    """A box on the board, its upper side the brightest."""
    p = c.palette
    c.poly(
        [
            iso(x, y + deep),
            iso(x + wide, y + deep),
            iso(x + wide + high * 0.6, y + deep + high * 0.2),
            iso(x + high * 0.6, y + deep * 0.4),
        ],
        clear(p.ink, 0.25),
    )
    c.poly(
        [iso(x, y + deep), iso(x + wide, y + deep), iso(x + wide, y + deep, high), iso(x, y + deep, high)],
        mix(fill, p.ink, 0.28),
    )
    c.poly(
        [iso(x + wide, y), iso(x + wide, y + deep), iso(x + wide, y + deep, high), iso(x + wide, y, high)],
        mix(fill, p.ink, 0.55),
    )
    c.poly([iso(x, y, high), iso(x + wide, y, high), iso(x + wide, y + deep, high), iso(x, y + deep, high)], fill)


def windows(c, x, y, wide, deep, high, fill):
    """Lit windows on the two sides of a block."""
    for level in range(1, int(high / 1.8)):
        for n in range(int(wide / 1.7)):
            if c.chance.random() < 0.6:
                left, z = x + 0.7 + n * 1.6, level * 1.8
                c.poly(
                    [
                        iso(left, y + deep, z),
                        iso(left + 0.8, y + deep, z),
                        iso(left + 0.8, y + deep, z + 0.9),
                        iso(left, y + deep, z + 0.9),
                    ],
                    fill,
                )
        for n in range(int(deep / 1.7)):
            if c.chance.random() < 0.4:
                left, z = y + 0.7 + n * 1.6, level * 1.8
                c.poly(
                    [
                        iso(x + wide, left, z),
                        iso(x + wide, left + 0.8, z),
                        iso(x + wide, left + 0.8, z + 0.9),
                        iso(x + wide, left, z + 0.9),
                    ],
                    mix(fill, c.palette.ink, 0.3),
                )


def trace(c, *points, fill, wide=0.5):
    """A copper track along the board, with a pad at each end."""
    line = [iso(*point) for point in points]
    c.line(line, wide, fill)
    for x, y in (line[0], line[-1]):
        c.disc(x, y, wide * 1.7, fill, flat=0.6)
        c.disc(x, y, wide * 0.7, c.palette.ink, flat=0.6)


def circuit(c):
    p, board = c.palette, mix(c.palette.leaf, c.palette.ink, 0.45)
    c.bands(0, 101, mix(p.glow, p.light, 0.2), mix(p.haze, p.glow, 0.3))
    c.halftone(50, 101, clear(p.shade, 0.16))
    c.poly([iso(2, 2, -5), iso(88, 2, -5), iso(88, 88, -5), iso(2, 88, -5)], clear(p.ink, 0.2))
    block(c, 0, 0, 84, 84, 0, board)
    c.poly([iso(0, 84), iso(84, 84), iso(84, 84, -4), iso(0, 84, -4)], mix(board, p.ink, 0.4))
    c.poly([iso(84, 0), iso(84, 84), iso(84, 84, -4), iso(84, 0, -4)], mix(board, p.ink, 0.65))
    for n in range(30):
        x, y, long = c.chance.randrange(2, 80, 3), c.chance.randrange(2, 80, 3), c.chance.randrange(6, 30, 3)
        bend = (min(82, x + long), y), (min(82, x + long), min(82, y + c.chance.randrange(3, 22)))
        trace(
            c, (x, y), *bend, fill=[mix(board, p.gold, 0.75), mix(board, p.light, 0.35), mix(board, p.leaf, 0.7)][n % 3]
        )
    district(c)


def district(c):
    """Chips and condensers for houses, back to front, round a great chip in the middle."""
    p = c.palette
    lots = [(x, y) for x in range(3, 76, 11) for y in range(3, 76, 11) if not (24 < x < 60 and 24 < y < 60)]
    paints = [p.light, p.hot, p.gold, mix(p.shade, p.light, 0.3), mix(p.leaf, p.light, 0.3)]
    for x, y in sorted([*lots, (30, 30)], key=sum):
        if (x, y) == (30, 30):
            great_chip(c)
        elif c.chance.random() < 0.86:
            wide, deep = c.chance.choice([(6, 6), (8, 5), (5, 8), (9, 9)])
            high = c.chance.choice([2, 4, 7, 11, 14] if x + y < 66 else [1.6, 3, 5]) if wide < 9 else 2
            block(c, x, y, wide, deep, high, c.chance.choice(paints))
            windows(c, x, y, wide, deep, high, mix(p.gold, p.light, 0.4))


def great_chip(c):
    p, pins = c.palette, mix(c.palette.light, c.palette.gold, 0.4)
    for n in range(9):
        for line in ((31 + n * 2.9, 56.5, 0.5), (31 + n * 2.9, 60, 0.2)):
            c.disc(*iso(line[0], line[1]), 0.7, pins, flat=0.6)
            c.disc(*iso(line[1], line[0]), 0.7, pins, flat=0.6)
        c.line([iso(31 + n * 2.9, 55, 1.5), iso(31 + n * 2.9, 58.5)], 0.8, pins)
        c.line([iso(55, 31 + n * 2.9, 1.5), iso(58.5, 31 + n * 2.9)], 0.8, pins)
    block(c, 29, 29, 27, 27, 4, mix(p.ink, p.shade, 0.25))
    block(c, 34, 34, 17, 17, 5, p.gold)
    for n in range(1, 4):
        c.line([iso(34 + n * 4.25, 34, 5), iso(34 + n * 4.25, 51, 5)], 0.25, mix(p.gold, p.ink, 0.4))
        c.line([iso(34, 34 + n * 4.25, 5), iso(51, 34 + n * 4.25, 5)], 0.25, mix(p.gold, p.ink, 0.4))
    x, y = iso(42.5, 42.5, 5)
    c.disc(x, y, 3.4, p.hot, flat=0.58)
    for radius in (9, 14, 19):
        c.disc(x, y, radius, clear(p.light, 0.07), flat=0.58)


def chip(c):
    """A wafer as large as the sheet, its dice catching the light in bands; one of them is lifted out."""
    p = c.palette
    c.bands(0, 101, mix(p.sky, p.ink, 0.5), mix(p.shade, p.ink, 0.2))
    x, y, radius = c.chance.uniform(60, 72), 53, 45
    for far in (-78, 88):
        c.disc(x + far, y + 34, 40, clear(p.ink, 0.3))
        c.disc(x + far, y + 32, 40, mix(p.shade, p.ink, 0.45))
        c.ring(x + far, y + 32, 40, 0.6, mix(p.shade, p.light, 0.4))
        for n in range(-6, 7):
            c.rect(x + far + n * 5.6, y, 0.3, 70, clear(p.light, 0.12))
            c.rect(x + far - 40, y + 32 + n * 5.6, 80, 0.3, clear(p.light, 0.12))
    c.disc(x + 5, y + 6, radius, clear(p.ink, 0.45))
    c.disc(x, y, radius, mix(p.light, p.shade, 0.25))
    c.disc(x, y, radius - 1.4, mix(p.shade, p.ink, 0.2))
    dice(c, x, y, radius - 2.4, c.chance.uniform(0.4, 1.2))
    c.poly([(x - 4, y + radius - 1.6), (x + 4, y + radius - 1.6), (x, y + radius - 5)], p.ink)
    picker(c, x + 30, 26)


def dice(c, x, y, radius, slant, side=6):
    p = c.palette
    sheen = [
        p.leaf,
        mix(p.leaf, p.glow, 0.4),
        p.gold,
        mix(p.gold, p.hot, 0.6),
        p.hot,
        mix(p.hot, p.shade, 0.5),
        p.shade,
    ]
    for row in range(-8, 9):
        for column in range(-8, 9):
            left, top = x + (column - 0.5) * side, y + (row - 0.5) * side
            if max(math.hypot(a, b) for a in (left - x, left + side - x) for b in (top - y, top + side - y)) > radius:
                continue
            at = (column + row * slant) * 0.62 + 3 * math.sin(row * 0.24 + slant)
            die(c, left, top, side, mix(sheen[int(at) % 7], sheen[(int(at) + 1) % 7], at % 1))


def die(c, left, top, side, fill):
    p = c.palette
    c.rect(left + 0.25, top + 0.25, side - 0.5, side - 0.5, fill)
    c.rect(left + side * 0.14, top + side * 0.14, side * 0.32, side * 0.44, clear(p.ink, 0.24))
    c.rect(left + side * 0.54, top + side * 0.14, side * 0.3, side * 0.2, clear(p.light, 0.4))
    for n in range(3):
        c.rect(left + side * 0.54, top + side * (0.42 + n * 0.16), side * 0.3, side * 0.07, clear(p.ink, 0.3))
    c.rect(left + side * 0.14, top + side * 0.68, side * 0.32, side * 0.16, clear(p.light, 0.25))


def picker(c, x, y):
    """An arm reaching in from the right with one die at its tip."""
    p = c.palette
    metal, dark = mix(p.light, p.shade, 0.2), mix(p.light, p.ink, 0.6)
    c.poly([(x - 6, y + 27), (x + 10, y + 27), (x + 14, y + 33), (x - 2, y + 33)], clear(p.ink, 0.4))
    c.limb((160, y - 26), (x + 22, y - 14), 15, 12, dark)
    c.limb((160, y - 28), (x + 22, y - 16), 12, 9, metal)
    c.limb((x + 22, y - 16), (x + 3, y - 6), 9, 6, metal)
    c.disc(x + 22, y - 16, 4, p.gold)
    c.disc(x + 22, y - 16, 1.8, p.ink)
    c.limb((x + 3, y - 6), (x + 3, y + 4), 4, 3, dark)
    c.rect(x - 1, y + 4, 8, 2.4, p.ink, round=0.8)
    c.rect(x - 8.4, y + 5.6, 20.8, 20.8, p.light, round=0.6)
    die(c, x - 8, y + 6, 20, p.hot)
    c.poly([(x - 1, y + 6), (x + 4, y + 6), (x - 8, y + 20), (x - 8, y + 14)], clear(p.light, 0.3))
    for radius in (17, 21):
        c.ring(x + 3, y + 16, radius, 0.35, clear(p.gold, 0.8), 100, 170)


def datacentre(c):
    """Down the aisle between two rows of racks."""
    p, vx, vy = c.palette, c.chance.uniform(66, 84), 45
    c.rect(0, 0, 150, 101, mix(p.ink, p.shade, 0.3))
    c.poly([(vx - 200, vy + 100), (vx + 200, vy + 100), (vx, vy)], mix(p.shade, p.glow, 0.2))
    c.poly([(vx - 200, vy - 120), (vx + 200, vy - 120), (vx, vy)], mix(p.ink, p.shade, 0.12))
    depth = [2.2 * 1.42**n for n in range(11)]
    for n, far in enumerate(depth):
        c.line(
            [(vx - far * 2.2, vy + far * 1.1), (vx + far * 2.2, vy + far * 1.1)],
            0.1 + n * 0.03,
            clear(p.light, 0.35),
            ends=False,
        )
        c.poly(
            [
                (vx - far * 0.55, vy - far),
                (vx + far * 0.55, vy - far),
                (vx + far * 0.72, vy - far * 1.3),
                (vx - far * 0.72, vy - far * 1.3),
            ],
            mix(p.light, p.gold, 0.1 + 0.03 * n),
        )
    for far in depth:
        c.poly(
            [
                (vx - far * 0.5, vy + far),
                (vx + far * 0.5, vy + far),
                (vx + far * 0.66, vy + far * 1.3),
                (vx - far * 0.66, vy + far * 1.3),
            ],
            clear(p.light, 0.2),
        )
    for way in (-1.2, -0.6, 0, 0.6, 1.2):
        c.line([(vx + way * 4, vy + 4), (vx + way * 110, 101)], 0.3, clear(p.light, 0.25), ends=False)
    for side in (-1, 1):
        for near, far in zip(depth[:0:-1], depth[-2::-1], strict=True):
            rack(c, vx, vy, side, near, far)
    c.disc(vx, vy, 7, clear(p.light, 0.35))
    c.disc(vx, vy, 4, mix(p.light, p.gold, 0.2))
    figure = vx + c.chance.choice([-9, 9])
    person(c, figure, 83, 27, p.hot, skin=(169, 113, 75), arms=(-1,), head=c.chance.choice([short_hair, long_hair]))
    c.rect(figure + 2.8, 67.5, 5, 3.6, p.light, round=0.4)
    c.limb((figure + 3.4, 62), (figure + 4, 69.4), 2, 1.6, mix(p.hot, p.ink, 0.2))


def rack(c, vx, vy, side, near, far):
    """One rack of the wall on `side`, between two distances, drawn towards the vanishing point."""
    p = c.palette
    far = near - (near - far) * 0.93

    def at(distance, level):
        return (vx + side * distance * 2, vy + distance * (level * 2.2 - 1.2))

    fill = mix(mix(p.shade, p.ink, 0.55), p.ink, 0.7 - min(near / 60, 0.7))
    c.poly([at(near, 0), at(far, 0), at(far, 1), at(near, 1)], fill)
    for shelf in range(11):
        top, foot = 0.05 + shelf * 0.085, 0.11 + shelf * 0.085
        c.poly(
            [at(near * 0.97 + far * 0.03, top), at(far, top), at(far, foot), at(near * 0.97 + far * 0.03, foot)],
            mix(fill, p.light, 0.1),
        )
        for n in range(4):
            one = near + (far - near) * (0.16 + n * 0.2)
            two = one + (far - near) * 0.1
            light = c.chance.choice([p.gold, p.leaf, p.leaf, p.light, p.hot, None])
            if light:
                c.poly([at(one, top + 0.02), at(two, top + 0.02), at(two, foot - 0.02), at(one, foot - 0.02)], light)
