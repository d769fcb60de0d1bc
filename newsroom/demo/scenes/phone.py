"""Paying by telephone."""

from newsroom.demo.figures import SKINS, lanterns, person
from newsroom.demo.palettes import clear, mix

from .streets import row_of_shophouses, stall


def phone_qr(c):
    p = c.palette
    c.bands(0, 101, mix(p.glow, p.gold, 0.3), mix(p.haze, p.hot, 0.2))
    row_of_shophouses(c, 72, 36, 50, first=c.chance.uniform(-30, -6))
    c.rect(0, 0, 150, 72, clear(p.haze, 0.55))
    c.rect(0, 72, 150, 29, mix(p.haze, p.shade, 0.4))
    for n, pair in enumerate(((p.hot, p.light), (p.leaf, p.light), (p.shade, p.light))):
        stall(c, n * 53 - 6, 84, 46, pair)
    c.rect(0, 0, 150, 101, clear(mix(p.haze, p.gold, 0.2), 0.36))
    c.rect(71.6, 5, 0.8, 67, mix(p.shade, p.haze, 0.4))
    lanterns(c, (-4, 4), (72, 5), 8, 7, [p.hot, p.gold])
    lanterns(c, (72, 5), (156, 3), 9, 6, [p.gold, p.hot])
    for x in (14, 38, 136):
        person(c, x + c.chance.uniform(-4, 4), 99, 28, c.chance.choice([p.leaf, p.gold, p.light]))
    phone_in_hand(c, c.chance.uniform(76, 88), 14)


def phone_in_hand(c, x, y):
    """A phone whose upper left corner is at (x, y), held from below, showing a payment code."""
    p, skin = c.palette, c.chance.choice(SKINS)
    dark, fold = mix(skin, p.ink, 0.25), mix(skin, p.ink, 0.4)
    c.poly([(x + 2, 101), (x - 4, 72), (x + 8, 58), (x + 38, 62), (x + 44, 76), (x + 40, 101)], dark)
    c.poly([(x - 3, 101), (x + 2, 93), (x + 42, 93), (x + 47, 101)], p.hot)
    c.rect(x + 2.5, y + 2, 38, 70, clear(p.ink, 0.3), round=5)
    c.rect(x, y, 38, 70, p.ink, round=5)
    c.rect(x + 1.8, y + 2, 34.4, 66, p.light, round=3.6)
    c.rect(x + 1.8, y + 2, 34.4, 13, p.leaf, round=3.6)
    c.rect(x + 1.8, y + 10, 34.4, 6, p.leaf)
    c.rect(x + 14, y + 3.6, 10, 1.8, p.ink, round=0.9)
    c.rect(x + 8, y + 9.4, 22, 2, p.light, round=1)
    code(c, x + 6, y + 20, 26)
    c.rect(x + 6, y + 52, 26, 8, p.hot, round=4)
    c.rect(x + 13, y + 55.2, 12, 1.6, p.light, round=0.8)
    for n in range(4):
        top = y + 33 + n * 8
        c.limb((x + 42, top + 5), (x + 35.5 + n * 0.4, top + 2), 7.6, 6.4, skin)
        c.line([(x + 38, top + 6.6), (x + 43, top + 8.6)], 0.4, fold)
        c.disc(x + 34.4 + n * 0.4, top + 1.4, 1.7, mix(skin, p.light, 0.4), flat=0.8)
    c.limb((x - 3, y + 67), (x + 2, y + 46), 11, 7.4, skin)
    c.disc(x + 2.6, y + 44.6, 2.2, mix(skin, p.light, 0.4), flat=1.3)


def code(c, x, y, side, cells=21):
    """Something like a QR code: three finders and a scatter of cells that no reader will understand."""
    ink, step = c.palette.ink, side / cells
    for row in range(cells):
        for column in range(cells):
            if c.chance.random() < 0.48:
                c.rect(x + column * step, y + row * step, step, step, ink)
    for across, down in ((0, 0), (cells - 7, 0), (0, cells - 7)):
        left, top = x + across * step, y + down * step
        c.rect(left - step, top - step, step * 9, step * 9, c.palette.light)
        for inset, fill in ((0, ink), (1, c.palette.light), (2, c.palette.hot)):
            c.rect(left + inset * step, top + inset * step, step * (7 - 2 * inset), step * (7 - 2 * inset), fill)
