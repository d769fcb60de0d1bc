"""The paper's accent on its two grounds: whether it can be read there, and the shade of it that can.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Lightness is changed in OKLab, where
hue stays what the eye calls the same (https://bottosson.github.io/posts/oklab/).
"""

from hashlib import blake2b
from typing import NamedTuple

OWN_ACCENT = "#0d5563"  # site.css has it, and its shade for dark pages, which somebody chose by eye
LIGHT_SHEET, DARK_SHEET = "#f2f4f2", "#1a2126"  # site.css: the less favourable of each scheme's two grounds
LIGHT_PAPER, DARK_PAPER = "#fdfdfb", "#11161a"  # site.css: the other of the two, on which the masthead stands
LEAST = 4.5  # for text of any size: WCAG 2.2, 1.4.3
ON_DARK = 7  # what shades on dark pages are made to have: near the shade that site.css gives the own accent
STEPS = 200  # of lightness, between black and white


class Shades(NamedTuple):
    light: str
    dark: str


OWN_SHADES = Shades(OWN_ACCENT, "#84c9d3")


def shades(accent):
    """The accent (#rrggbb) as light and dark pages have it."""
    if accent.lower() == OWN_ACCENT:
        return OWN_SHADES
    return Shades(accent.lower(), _made_to_stand(accent, DARK_SHEET, ON_DARK, 1))


def refusal(accent):
    """Why light pages cannot have it, and the nearest shade that they can, in a sentence; "" where they can."""
    found = contrast(accent, LIGHT_SHEET)
    if found >= LEAST:
        return ""
    nearest = _made_to_stand(accent, LIGHT_SHEET, LEAST, -1)
    return (
        f"{accent} is too light to be read on the paper’s light ground: its contrast is {found:.1f} to 1, and "
        f"readers need {LEAST}. The nearest shade that has it is {nearest}."
    )


def contrast(one, other):
    lighter, darker = sorted(map(_luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def style_sheet(accent):
    """What readers get of it, beside site.css, whose layers it overrides; on paper they get ink."""
    light, dark = (f"--accent: {shade}; --rain: {shade}55" for shade in shades(accent))
    return (
        f"@media screen {{ :root {{ {light} }} }}\n"
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}\n'
    )


def style_sheet_of_the_desk(accent):
    """What the desk gets of it, whose own colours stay. Its grounds are farther from both shades than readers’ are."""
    light, dark = (f"--papers-accent: {shade}" for shade in shades(accent))
    return (
        f":root {{ {light} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f':root[data-theme="dark"] {{ {dark} }}\n'
    )


def fingerprint(sheet):
    return blake2b(sheet.encode(), digest_size=4).hexdigest()


def _made_to_stand(colour, ground, least, way):
    """The colour made lighter (`way` 1) or darker (-1) until its contrast with the ground is at least that."""
    lightness, *hue = _oklab(colour)
    step = way / STEPS
    while contrast(colour, ground) < least and 0 <= lightness + step <= 1:
        lightness += step
        colour = _within_screens(lightness, hue)
    return colour.lower()


def _within_screens(lightness, hue):
    """The colour of that lightness, with as much of its hue as a screen has."""
    part = 1.0
    while not _is_shown(rgb := _linear(lightness, *(each * part for each in hue))) and part > 0.01:
        part -= 0.02
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, each)))):02x}" for each in rgb)


def _is_shown(rgb):
    return all(-0.0005 <= each <= 1.0005 for each in rgb)


def _luminance(colour):
    red, green, blue = _decoded(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _decoded(colour):
    """Linear red, green and blue, 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _encoded(part):
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklab(colour):
    red, green, blue = _decoded(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(lightness, green_red, blue_yellow):
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
