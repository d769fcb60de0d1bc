"""Cuts the files `names`, `capitals`, `signs` and `figures` of our fonts (010-design.md), and takes the signs out of
`basic`.

    python docs/decisions/010_cut_fonts.py PACKAGES

`PACKAGES` is a folder with the npm packages @fontsource-variable/newsreader and @fontsource-variable/public-sans
(5.3.0), unpacked as `newsreader` and `public-sans`. Needs fonttools and brotli, which the paper itself does not.

A letter with marks is drawn by naming its parts, so that each file has the plain letters and the marks once: what is
cheap is many such letters in one file. So names are cut by case, not by language. Marks that follow a letter are
not needed: the desk composes what is typed (newsroom/text.py). What comes out is for 010_thin_fonts.py.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import build, instancer

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
UNITS = 500  # to the em, as all that readers get
VOWELS, TONES = "aăâeêioôơuưy", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VIETNAMESE = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
SMALL = VIETNAMESE | set("àáâãçèêìíòóôõöùúüý")
NAMES = {letter for letter in SMALL if not letter.isascii()} - {"é"} | {"Đ"}  # é and ñ are basic
CAPITALS = {letter.upper() for letter in NAMES | set("éñ")} - {"Đ"} | {"₫"}
SIGNS = set("^\\{|}~`_<>=#@«»×−*+")
EVERYWHERE = set("@+−")  # in the sans: telephones, mail and frost stand on every page of many papers
FIGURES = "0123456789"
CLOSER = (
    26  # units that figures of one width stand nearer to each other than they were drawn: 0.65 em from one to the next
)
UNUSED = ["STAT", "gasp", "MVAR", "HVAR", "GSUB", "GPOS", "GDEF", "meta", "prep"]
BOUGHT = "{family}-{letters}-{kind}.woff2"


def cut(file, letters, names=(1, 2)):
    """A font of the file's with those of the letters that it has. `names`: numbers of what it says of itself."""
    font = TTFont(file)
    _reduce(font, letters, list(names))
    return font


def _reduce(font, letters, names):
    if "fvar" in font:
        font["fvar"].instances = []  # with their names
    options = subset.Options(layout_features=[], hinting=False, glyph_names=True, name_IDs=names)
    options.drop_tables += UNUSED
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)


def grafted(font, other):
    """The font with the letters of another of the same drawing."""
    added = [name for name in other.getGlyphOrder() if name not in font.getGlyphOrder()]
    for name in added:
        font["glyf"].glyphs[name], font["hmtx"].metrics[name] = other["glyf"][name], other["hmtx"][name]
        if "gvar" in font:
            font["gvar"].variations[name] = other["gvar"].variations[name]
    font.setGlyphOrder([*font.getGlyphOrder(), *added])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    for table in font["cmap"].tables:
        table.cmap.update(other.getBestCmap() or {})
    return font


def placed(folder, family, kind, letters, place):
    """The letters at a place of the axes ({tag: value, or (lowest, highest)}), out of both files that have some."""
    parts = []
    for name in ("latin", "vietnamese"):
        part = cut(folder / family / "files" / BOUGHT.format(family=family, letters=name, kind=kind), letters)
        instancer.instantiateVariableFont(part, place, inplace=True)
        scale_upem(part, UNITS)
        parts.append(part)
    return grafted(*parts)


def roman(folder, letters):
    """Text at 400 and headlines at 600, as one axis leads from one to the other."""
    design = DesignSpaceDocument()
    axis = AxisDescriptor(tag="wght", name="Weight", minimum=400, default=400, maximum=600)
    design.addAxis(axis)
    for weight, place in ((400, {"opsz": 15, "wght": 400}), (600, {"opsz": 32, "wght": 590})):
        font = placed(folder, "newsreader", "standard-normal", letters, place)
        design.addSource(SourceDescriptor(font=font, location={"Weight": weight}))
    return build(design, exclude=["MVAR", "STAT", "HVAR"])[0]


def italic(folder, letters):
    return placed(folder, "newsreader", "standard-italic", letters, {"opsz": 15, "wght": 400})


def sans(folder, letters):
    return placed(folder, "public-sans", "wght-normal", letters, {"wght": (400, 700)})


def figures(folder):
    """The sans' figures of one width, in the place of its usual ones."""
    file = BOUGHT.format(family="public-sans", letters="latin", kind="wght-normal")
    font = TTFont(folder / "public-sans" / "files" / file)
    glyphs = {ord(figure): f"{font.getBestCmap()[ord(figure)]}.tf" for figure in FIGURES}
    for table in font["cmap"].tables:
        table.cmap = dict(glyphs)
    _reduce(font, FIGURES, [1, 2])
    instancer.instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
    scale_upem(font, UNITS)
    for glyph in glyphs.values():
        _stand_closer(font, glyph)
    return font


def _stand_closer(font, name):
    glyph, (width, left) = font["glyf"][name], font["hmtx"][name]
    glyph.expand(font["glyf"])
    if glyph.isComposite():  # the usual figure, and where it stands
        for part in glyph.components:
            part.x -= CLOSER // 2
    else:
        glyph.coordinates.translate((-CLOSER // 2, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width - CLOSER, left - CLOSER // 2)


FACES = {"newsreader": roman, "newsreader-400-italic": italic, "public-sans": sans}


def keep(font, name):
    """Writes the font to static/fonts, without the names of its letters."""
    for table in UNUSED:
        if table in font:
            del font[table]
    font["post"].formatType, font.flavor, font.recalcTimestamp = 3.0, "woff2", False
    font.save(FONTS / f"{name}.woff2")
    print(name, (FONTS / f"{name}.woff2").stat().st_size)


def main(folder):
    keep(figures(folder), "public-sans-figures")
    for name, face in FACES.items():
        keep(face(folder, NAMES), f"{name}-names")
        keep(face(folder, CAPITALS), f"{name}-capitals")
        basic = FONTS / f"{name}-basic.woff2"
        if name != "newsreader":  # its signs were taken out with its kerning
            signs = SIGNS - EVERYWHERE if face is sans else SIGNS
            keep(face(folder, signs), f"{name}-signs")
            had = {chr(code) for code in TTFont(basic).getBestCmap()}
            keep(cut(basic, had - signs, names=(0, 1, 2, 14)), f"{name}-basic")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
