"""A sheet to draw on: 150 units wide and 100 high, y downwards, drawn at twice its size and then made smaller."""

import io
import math

from PIL import Image, ImageChops, ImageDraw, ImageOps

from .palettes import clear, mix

WIDE, HIGH = 150, 100
OVERSIZE = 2
BANDS = 9  # steps of a gradient: printed, not sprayed
GRAIN = 9  # levels out of 255


class Canvas:
    def __init__(self, palette, chance, size):
        """`chance` is a seeded random.Random; `size` the finished picture's (width, height) in pixels."""
        self.palette, self.chance, self.size = palette, chance, size
        self.scale = OVERSIZE * max(size[0] / WIDE, size[1] / HIGH)
        self.image = Image.new("RGB", (self.length(WIDE), self.length(HIGH)), palette.glow)
        self.solid, self.thin = ImageDraw.Draw(self.image), ImageDraw.Draw(self.image, "RGBA")

    def length(self, units):
        return math.ceil(units * self.scale)

    def pen(self, fill):
        """What draws in this colour: laying on thinly takes four times as long as covering."""
        return self.thin if len(fill) == 4 else self.solid

    def pixels(self, points):
        return [(x * self.scale, y * self.scale) for x, y in points]

    # Shapes

    def poly(self, points, fill):
        self.pen(fill).polygon(self.pixels(points), fill=fill)

    def rect(self, x, y, width, height, fill, round=0):
        corners = self.pixels([(x, y), (x + width, y + height)])
        if min(width, height) > 0:
            self.pen(fill).rounded_rectangle(corners, round * self.scale, fill=fill)

    def disc(self, x, y, radius, fill, flat=1):
        """A disc, or an ellipse `flat` times as high as it is wide."""
        self.pen(fill).ellipse(
            self.pixels([(x - radius, y - radius * flat), (x + radius, y + radius * flat)]), fill=fill
        )

    def slice(self, x, y, radius, fill, start=180, end=360, flat=1):
        """A slice of a disc, its upper half unless told; degrees clockwise from three o'clock."""
        corners = self.pixels([(x - radius, y - radius * flat), (x + radius, y + radius * flat)])
        self.pen(fill).pieslice(corners, start, end, fill=fill)

    def ring(self, x, y, radius, width, fill, start=0, end=360):
        """Degrees clockwise from three o'clock."""
        corners = self.pixels([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen(fill).arc(corners, start, end, fill=fill, width=max(1, round(width * self.scale)))

    def line(self, points, width, fill, ends=True):
        """With round ends and joints, unless `ends` is False."""
        at = self.pixels(points)
        self.pen(fill).line(at, fill=fill, width=max(1, round(width * self.scale)), joint="curve")
        if ends and width * self.scale > 3:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, fill)

    def limb(self, one, other, thick, thin, fill):
        """A tapering bar from `one` to `other`, `thick` and `thin` wide at its ends, which are round."""
        (x1, y1), (x2, y2) = one, other
        far = math.hypot(x2 - x1, y2 - y1) or 1
        across, down = (y2 - y1) / far / 2, (x1 - x2) / far / 2
        self.poly(
            [
                (x1 + across * thick, y1 + down * thick),
                (x2 + across * thin, y2 + down * thin),
                (x2 - across * thin, y2 - down * thin),
                (x1 - across * thick, y1 - down * thick),
            ],
            fill,
        )
        self.disc(x1, y1, thick / 2, fill)
        self.disc(x2, y2, thin / 2, fill)

    # Grounds and light

    def bands(self, top, bottom, above, below, steps=BANDS, left=0, right=WIDE):
        """A gradient in steps from `above` to `below`."""
        step = (bottom - top) / steps
        for i in range(steps):
            self.rect(left, top + i * step, right - left, step + 0.2, mix(above, below, i / max(1, steps - 1)))

    def sky(self, horizon=66):
        self.bands(0, horizon, self.palette.sky, self.palette.glow)

    def sun(self, x, y, radius, colour=None):
        """A disc with three rings of light around it."""
        colour = colour or self.palette.light
        for ring, strength in ((2.9, 0.10), (2.1, 0.14), (1.5, 0.2)):
            self.disc(x, y, radius * ring, clear(colour, strength))
        self.disc(x, y, radius, colour)

    def ridge(self, height, fill, bottom=HIGH + 1, step=1.5):
        """Everything below the line y = height(x)."""
        xs = [i * step for i in range(int(WIDE / step) + 2)]
        self.poly([(-1, bottom), *((x, height(x)) for x in xs), (WIDE + 2, bottom)], fill)

    def hills(self, y, high, fill, waves=3):
        """A range of rolling hills whose tops are about `high` above `y`."""
        turns = [(self.chance.uniform(0, 6.3), self.chance.uniform(0.7, 1.3)) for _ in range(waves)]

        def top(x):
            swell = sum(
                math.sin(x / WIDE * 6.3 * (n + 0.8) * pace + turn) / (n + 1) for n, (turn, pace) in enumerate(turns)
            )
            return y - high * (0.5 + swell / 3)

        self.ridge(top, fill)

    def cloud(self, x, y, width, fill, high=0.26):
        """A cloud with a flat foot at `y`, `width` wide, `high` times as high."""
        count = max(6, round(1.3 / high))
        shares = [n / (count - 1) for n in range(count)]
        puffs = [
            (
                x + width * (share - 0.5) * 0.8,
                width * high * self.chance.uniform(0.6, 1) * (1.1 - abs(share - 0.5) * 1.3),
            )
            for share in shares
        ]
        foot = [x - width / 2 + width * i / 80 for i in range(81)]
        tops = [max((max(0, r * r - (at - cx) ** 2)) ** 0.5 for cx, r in puffs) for at in foot]
        self.poly([(foot[0], y), *((at, y - top) for at, top in zip(foot, tops, strict=True)), (foot[-1], y)], fill)

    def mirror(self, waterline, colour, strength=0.45, squash=0.8):
        """Water from `waterline` down that mirrors what stands above it, tinted `colour`, in ripples."""
        top, width = self.length(waterline), self.image.width
        deep = self.image.height - top
        above = self.image.crop((0, max(0, top - int(deep / squash)), width, top))
        seen = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((width, deep), Image.Resampling.BILINEAR)
        self.image.paste(Image.blend(seen, Image.new("RGB", seen.size, colour), strength), (0, top))
        self.ripples(waterline + 1, HIGH, clear(self.palette.light, 0.16))
        self.ripples(waterline + 1, HIGH, clear(colour, 0.5))

    def ripples(self, top, bottom, fill, count=46, middle=None, spread=80):
        """Flat strokes, longer and thicker towards the reader, about `middle`."""
        for i in range(count):
            near = (i + self.chance.random()) / count
            y = top + (bottom - top) * near**1.4
            x = self.chance.uniform(0, WIDE) if middle is None else middle + self.chance.gauss(0, spread / 3)
            long, thick = self.chance.uniform(2, 8) * (0.5 + near), 0.18 + 0.5 * near
            self.rect(x - long, y, long * 2, thick, fill, round=thick / 2)

    def halftone(self, top, bottom, fill, left=0, right=WIDE, pitch=1.7):
        """Dots that grow from nothing at `top` to half the pitch at `bottom`."""
        rows = max(1, int(abs(bottom - top) / pitch))
        for row in range(rows):
            y = top + (bottom - top) * (row + 0.5) / rows
            radius = pitch * 0.42 * (row + 1) / rows
            for column in range(int((right - left) / pitch) + 1):
                self.disc(left + (column + row % 2 / 2) * pitch, y, radius, fill)

    # The finished sheet

    def finished(self):
        """JPEG bytes: cropped, made smaller, now and then seen in a mirror, with a little of the paper's grain."""
        width, height = (OVERSIZE * side for side in self.size)
        left, top = (self.image.width - width) // 2, (self.image.height - height) // 2
        image = self.image.crop((left, top, left + width, top + height)).resize(self.size, Image.Resampling.LANCZOS)
        buffer = io.BytesIO()
        if self.chance.random() < 0.5:
            image = ImageOps.mirror(image)
        ImageChops.overlay(image, self.grain()).save(buffer, "JPEG", quality=88)
        return buffer.getvalue()

    def grain(self):
        side = 256
        levels = bytes(128 - GRAIN + level * 2 * GRAIN // 255 for level in self.chance.randbytes(side * side))
        tile = Image.frombytes("L", (side, side), levels)
        sheet = Image.new("L", self.size)
        for x in range(0, self.size[0], side):
            for y in range(0, self.size[1], side):
                sheet.paste(tile, (x, y))
        return Image.merge("RGB", [sheet] * 3)
