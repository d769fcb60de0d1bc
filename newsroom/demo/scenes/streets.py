"""In the streets."""

from newsroom.demo.figures import awning, boat, lanterns, person, shophouse, short_hair, tower, tree, umbrella
from newsroom.demo.palettes import clear, mix


def towers(c, foot, count, high, depth, lights=None):
    """A row of towers of one distance, standing on `foot`, the tallest about `high`."""
    fill, step = c.palette.depth(depth), 150 / count
    for n in range(count):
        wide = step * c.chance.uniform(0.55, 0.95)
        top = c.chance.choice(["flat", "flat", "slope", "steps", "spire"])
        tower(c, n * step + c.chance.uniform(-2, 2), foot, wide, high * c.chance.uniform(0.45, 1), fill, lights, top)


def skyline(c):
    p, water = c.palette, 68
    c.sky(water)
    c.sun(c.chance.uniform(30, 115), c.chance.uniform(22, 38), c.chance.uniform(8, 12))
    for n, (x, y) in enumerate(((20, 26), (124, 19), (70, 12), (140, 42))):
        c.cloud(x, y + 3, c.chance.uniform(46, 62), mix(p.sky, p.shade, 0.4 - n * 0.08), high=0.24)
        c.cloud(x - 3, y, c.chance.uniform(34, 46), mix(p.glow, p.light, 0.3), high=0.2)
    towers(c, water, 17, 30, 0.14)
    towers(c, water, 12, 41, 0.4, mix(p.depth(0.4), p.gold, 0.4))
    twins(c, c.chance.uniform(44, 84), water, 52)
    towers(c, water, 9, 27, 0.8, p.gold)
    for n in range(19):
        tree(c, n * 8.4 + c.chance.uniform(-2, 2), water, c.chance.uniform(4, 7), mix(p.leaf, p.ink, 0.5))
    c.rect(0, water - 0.8, 150, 1.2, p.ink)
    c.mirror(water, mix(p.shade, p.ink, 0.35))
    boat(c, c.chance.uniform(30, 60), 90, 30, p.ink, p.hot)


def twins(c, x, foot, high):
    """Two tapering towers with a bridge between them: the landmark."""
    p, fill = c.palette, c.palette.depth(0.62)
    for left in (x, x + 14):
        for n, (wide, part) in enumerate(((9, 0.7), (7, 0.86), (4.6, 0.97))):
            c.rect(left + (9 - wide) / 2, foot - high * part, wide, high * part, mix(fill, p.ink, 0.06 * n))
        c.poly(
            [(left + 2.8, foot - high * 0.97), (left + 4.5, foot - high * 1.2), (left + 6.2, foot - high * 0.97)], fill
        )
        for row in range(20):
            c.rect(left + 0.8, foot - 3 - row * high * 0.034, 4.6, 0.5, clear(p.gold, 0.75))
    c.rect(x + 9, foot - high * 0.46, 5, 1.4, fill)
    c.line([(x + 9, foot - high * 0.34), (x + 11.5, foot - high * 0.45), (x + 14, foot - high * 0.34)], 0.5, fill)


def row_of_shophouses(c, foot, wide, high, first=0.0):
    p = c.palette
    walls = [
        mix(p.hot, p.light, 0.55),
        mix(p.gold, p.light, 0.4),
        mix(p.leaf, p.light, 0.55),
        p.light,
        mix(p.shade, p.light, 0.5),
    ]
    c.chance.shuffle(walls)
    for n in range(int((150 - first) / wide) + 2):
        shophouse(c, first + n * wide, foot, wide, high * c.chance.uniform(0.95, 1.05), walls[n % 5])


def rain_street(c):
    p, foot = c.palette, 64
    c.bands(0, 40, mix(p.sky, p.ink, 0.3), mix(p.glow, p.shade, 0.25))
    towers(c, foot, 10, 58, 0.2, mix(p.haze, p.light, 0.3))
    c.cloud(34, 15, 84, mix(p.shade, p.sky, 0.35), high=0.2)
    c.cloud(112, 9, 80, mix(p.shade, p.ink, 0.2), high=0.16)
    row_of_shophouses(c, foot, 25, 42, first=c.chance.uniform(-20, 0))
    c.rect(0, 0, 150, foot, clear(p.shade, 0.16))
    for x in (22, 78, 131):
        lamp(c, x, foot + 2, 32)
    c.mirror(foot, mix(p.ink, p.shade, 0.4), strength=0.42, squash=0.7)
    c.rect(0, foot - 1.4, 150, 1.6, mix(p.light, p.shade, 0.35))
    c.rect(0, foot, 150, 1.4, mix(p.ink, p.shade, 0.3))
    c.ripples(foot + 2, 100, clear(p.gold, 0.4), count=34)
    for x, y, high in ((66, 76, 15), (124, 74, 13)):
        walker(c, x + c.chance.uniform(-5, 5), y, high, c.chance.choice([p.light, p.gold]))
    for x, paint in ((26, p.hot), (98, p.gold)):
        walker(c, x + c.chance.uniform(-6, 6), 97, 32, paint)
    for _ in range(150):
        x, y, long = c.chance.uniform(0, 160), c.chance.uniform(-6, 98), c.chance.uniform(3, 8)
        c.line([(x, y), (x - long * 0.24, y + long)], 0.2, clear(p.light, 0.5), ends=False)
    for _ in range(26):
        c.ring(c.chance.uniform(0, 150), c.chance.uniform(72, 99), 1.2, 0.18, clear(p.light, 0.45), 180, 360)


def lamp(c, x, foot, high):
    p, top = c.palette, foot - high
    c.line([(x, foot), (x, top)], 0.8, p.ink)
    c.line([(x, top), (x + 6, top)], 0.6, p.ink)
    c.poly([(x + 4, top + 1), (x + 8, top + 1), (x + 13, top + 18), (x - 1, top + 18)], clear(p.gold, 0.16))
    c.disc(x + 6, top + 1.2, 5, clear(p.gold, 0.24))
    c.disc(x + 6, top + 1.2, 1.7, mix(p.gold, p.light, 0.5))


def walker(c, x, y, high, paint):
    """Somebody under an umbrella, with their own reflection on the wet street."""
    p = c.palette
    for n in range(6):
        c.rect(x - high * 0.2 + n, y + n * 1.1, high * 0.4 - n * 1.6, 0.5, clear(p.ink, 0.45), round=0.25)
    person(
        c, x, y, high * 0.86, c.chance.choice([p.shade, mix(p.leaf, p.ink, 0.3)]), shadow=False, stride=0.17, arms=(-1,)
    )
    hand = (x + high * 0.12, y - high * 0.5)
    c.limb((x + high * 0.1, y - high * 0.64), hand, high * 0.07, high * 0.05, mix(p.shade, p.ink, 0.35))
    umbrella(c, hand[0], hand[1] + high * 0.1, high * 0.98, paint, p.ink)


def market(c):
    p, foot = c.palette, 70
    c.sky(50)
    c.sun(c.chance.uniform(40, 110), 18, 9)
    towers(c, foot, 12, 52, 0.12)
    row_of_shophouses(c, foot, 30, 46, first=c.chance.uniform(-25, -4))
    c.rect(0, 0, 150, foot, clear(mix(p.haze, p.gold, 0.3), 0.3))
    c.bands(foot, 101, mix(p.glow, p.gold, 0.4), mix(p.shade, p.gold, 0.35), steps=6)
    pairs = [(p.hot, p.light), (p.leaf, p.light), (p.gold, mix(p.hot, p.ink, 0.2)), (p.shade, p.light)]
    c.chance.shuffle(pairs)
    for n in range(3):
        stall(c, 3 + n * 50 + c.chance.uniform(-2, 2), 88, 42, pairs[n])
    for x, top in ((54, 8), (108, 6)):
        c.rect(x - 0.4, top, 0.8, foot - top, p.ink)
    for start, end in (((-4, 6), (54, 8)), ((54, 8), (108, 6)), ((108, 6), (156, 9))):
        lanterns(c, start, end, 9, 6, [p.hot, p.gold, mix(p.hot, p.gold, 0.5)])
    for x in (20, 47, 76, 99, 134):
        paint = c.chance.choice([p.hot, p.leaf, p.light, p.shade, p.gold])
        person(c, x + c.chance.uniform(-5, 5), c.chance.uniform(95, 99), c.chance.uniform(20, 24), paint)


def stall(c, x, foot, wide, pair):
    """Awning, seller, counter and heaps of fruit."""
    p, top = c.palette, foot - 31
    c.rect(x + 1, top + 4, wide - 2, 27, clear(p.ink, 0.72))
    for n in range(2):
        person(
            c,
            x + wide * (0.3 + n * 0.38),
            foot,
            20.5,
            c.chance.choice([p.light, p.gold, pair[0]]),
            shadow=False,
            head=short_hair,
        )
    for left in (x + 1, x + wide - 2.2):
        c.rect(left, top, 1.2, 31, mix(p.gold, p.ink, 0.6))
    c.poly([(x, foot), (x + wide, foot), (x + wide + 24, foot + 7), (x + 10, foot + 7)], clear(p.ink, 0.22))
    c.rect(x, foot - 10, wide, 10, mix(p.gold, p.ink, 0.45))
    for n in range(6):
        c.rect(x + n * wide / 6 + 0.5, foot - 8, wide / 6 - 1, 7, mix(p.gold, p.ink, 0.32), round=0.4)
    for n, fruit in enumerate((p.hot, p.gold, p.leaf, mix(p.hot, p.light, 0.4))):
        heap(c, x + wide * (0.13 + n * 0.25), foot - 10, fruit)
    awning(c, x - 2, top, wide + 4, 8, *pair, stripes=10)


def heap(c, x, foot, fill):
    for row, count in enumerate((5, 4, 2)):
        for n in range(count):
            at = x + (n - (count - 1) / 2) * 2
            c.disc(at, foot - 0.9 - row * 1.5, 1.15, fill if (n + row) % 2 else mix(fill, c.palette.light, 0.25))
