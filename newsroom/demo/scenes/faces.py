"""People as their paper shows them: head and shoulders before one evening's light."""

from functools import partial

from newsroom.demo.figures import HAIR, SKINS, curve
from newsroom.demo.palettes import clear, mix

X, Y, HEAD = 75, 45, 17  # the middle of the face, and half its width


def sitter(c, cover, behind):
    """`cover` is drawn over the head, `behind` before it: hair, or a scarf."""
    p, skin = c.palette, c.chance.choice(SKINS)
    cloth = c.chance.choice([p.leaf, p.shade, mix(p.hot, p.ink, 0.15)])
    c.bands(0, 101, mix(p.sky, p.glow, 0.35), p.glow)
    c.sun(X + c.chance.choice([-26, 26]), 30, 13, p.light)
    behind(c, cloth)
    c.rect(X - 34, 71, 68, 48, cloth, round=19)
    c.poly([(X - 8, 71), (X, 83), (X + 8, 71)], mix(skin, p.ink, 0.16))
    c.limb((X, Y + 12), (X, 70), 12, 12, mix(skin, p.ink, 0.16))
    c.disc(X, Y, HEAD, skin, flat=1.24)
    face(c, skin)
    cover(c, cloth)


def face(c, skin):
    ink, dark = c.palette.ink, mix(skin, c.palette.ink, 0.45)
    for side in (-1, 1):
        c.disc(X + side * 6.4, Y + 1, 1.3, ink, flat=1.15)
        c.line(curve((X + side * 3.6, Y - 4), (X + side * 6.6, Y - 6), (X + side * 9.6, Y - 3.8), 8), 1, dark)
        c.disc(X + side * 9.4, Y + 8, 3, clear(c.palette.hot, 0.16))
    c.line(curve((X - 0.4, Y + 1), (X - 2.4, Y + 7), (X + 0.8, Y + 7), 8), 0.7, dark)
    c.ring(X, Y + 7.4, 5.4, 0.9, mix(c.palette.hot, ink, 0.35), 35, 145)


def nothing(c, cloth):
    pass


def short_cover(c, cloth):
    for side in (-1, 1):
        c.rect(X + side * HEAD - 1.8, Y - 8, 3.6, 9, HAIR, round=1.6)
    c.slice(X, Y - 4.5, HEAD * 1.07, HAIR, 180, 360, flat=1.08)
    c.poly(curve((X - HEAD, Y - 4.6), (X - 3, Y - 16), (X + HEAD, Y - 4.6)), HAIR)


def long_cover(c, cloth):
    c.poly(
        [
            *curve((X - 18, Y + 3), (X - 19, Y - 27), (X + 4, Y - 22)),
            *curve((X + 4, Y - 14), (X - 12, Y - 12), (X - 16, Y + 3)),
        ],
        HAIR,
    )
    c.poly(
        [
            *curve((X + 18, Y + 3), (X + 19, Y - 27), (X - 6, Y - 22)),
            *curve((X + 4, Y - 14), (X + 13, Y - 11), (X + 16, Y + 3)),
        ],
        HAIR,
    )


def long_behind(c, cloth):
    c.rect(X - 21, Y - 20, 42, 58, HAIR, round=18)


def scarf_behind(c, cloth):
    c.disc(X, Y - 1, HEAD + 6, mix(c.palette.light, c.palette.gold, 0.3), flat=1.22)
    c.rect(X - 25, Y + 6, 50, 40, mix(c.palette.light, c.palette.gold, 0.3), round=16)


def scarf_cover(c, cloth):
    scarf = mix(c.palette.light, c.palette.gold, 0.3)
    c.poly(
        [
            *curve((X - 18, Y + 2), (X - 12, Y - 31), (X, Y - 17)),
            *curve((X, Y - 14), (X - 14, Y - 12), (X - 15.5, Y + 2)),
        ],
        scarf,
    )
    c.poly(
        [
            *curve((X + 18, Y + 2), (X + 12, Y - 31), (X, Y - 17)),
            *curve((X, Y - 14), (X + 14, Y - 12), (X + 15.5, Y + 2)),
        ],
        scarf,
    )
    c.poly(
        [(X - 16, Y + 14), *curve((X - 16, Y + 14), (X, Y + 29), (X + 16, Y + 14)), (X + 24, Y + 44), (X - 24, Y + 44)],
        scarf,
    )
    c.poly([(X - 7, Y - 22), (X + 7, Y - 22), (X, Y - 12)], scarf)
    c.line(curve((X - 15, Y + 18), (X + 2, Y + 32), (X + 20, Y + 26)), 0.7, mix(scarf, c.palette.ink, 0.25))


short_haired = partial(sitter, cover=short_cover, behind=nothing)
long_haired = partial(sitter, cover=long_cover, behind=long_behind)
scarfed = partial(sitter, cover=scarf_cover, behind=scarf_behind)
