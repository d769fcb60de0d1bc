"""Colours for the demo's drawings: few to a picture, and all of them from one hour of one day."""

from dataclasses import dataclass


def rgb(text):
    """ "#e4684c" → (228, 104, 76)"""
    return tuple(bytes.fromhex(text.removeprefix("#")))


def mix(one, other, share):
    """`share` 0 is `one`, 1 is `other`."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one[:3], other[:3], strict=True))


def clear(colour, opacity):
    """The colour laid on thinly: `opacity` 0 shows nothing of it, 1 nothing of what is below."""
    return (*colour[:3], round(255 * opacity))


@dataclass(frozen=True)
class Palette:
    name: str
    sky: tuple  # above
    glow: tuple  # at the horizon
    haze: tuple  # the farthest things
    shade: tuple  # half-way
    ink: tuple  # the nearest and darkest
    light: tuple
    hot: tuple
    gold: tuple
    leaf: tuple

    def depth(self, share):
        """What stands `share` of the way from the horizon (0) to the reader (1)."""
        if share < 0.5:
            return mix(self.haze, self.shade, share * 2)
        return mix(self.shade, self.ink, share * 2 - 1)


def palette(name, *colours):
    return Palette(name, *map(rgb, colours))


#                      sky        glow       haze       shade      ink        light      hot        gold       leaf
PALETTES = [
    palette("dusk", "#d8705f", "#f9d9a6", "#e3a087", "#7d4a5c", "#1d2440", "#fdf1dc", "#e2553d", "#f2a93b", "#2f6b68"),
    palette(
        "monsoon", "#2d6b73", "#d9e3cb", "#8fb5a9", "#2b6770", "#0f2a38", "#f8f0dc", "#ee7453", "#e9b04a", "#3f8f74"
    ),
    palette("dawn", "#eeb2a4", "#fdf0d3", "#e8c3ae", "#6f8f96", "#1d3a50", "#fff7e6", "#e8694f", "#efb354", "#3d8a7c"),
    palette("night", "#13203f", "#5b6f9c", "#3d5486", "#223463", "#0b1329", "#fbeccb", "#f0735a", "#f5bd58", "#2c7f83"),
    palette("noon", "#6fb3ad", "#f7ecce", "#a9cdb9", "#3f8a84", "#123c49", "#fff8e7", "#ea6a4b", "#eeb04c", "#2f8564"),
    palette("tea", "#c9b98a", "#f8ecca", "#c3bf96", "#5f8069", "#17352f", "#fcf4df", "#d9583c", "#dd9a32", "#2e7358"),
]
