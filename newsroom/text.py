"""Human text without what no reader can see: control characters, invisible-only words, stray direction marks."""

import re
import unicodedata

JOINERS = {"\u200c", "\u200d"}  # between letters they carry meaning: Persian, Indic scripts, emoji
OPENERS = {"\u202a", "\u202b", "\u202d", "\u202e"}  # embeddings and overrides, closed by PDF
ISOLATES = {"\u2066", "\u2067", "\u2068"}  # closed by PDI
PDF, PDI = "\u202c", "\u2069"
# Letters and marks by category that show nothing (Unicode's Default_Ignorable_Code_Point, and the blank braille cell).
BLANKS = {
    "\u00ad",
    "\u034f",
    "\u115f",
    "\u1160",
    "\u17b4",
    "\u17b5",
    "\u2800",
    "\u3164",
    "\uffa0",
    *map(chr, range(0xFE00, 0xFE10)),
}
SEPARATORS = {"\u2028", "\u2029", "\x85"}
WHITE = re.compile(r"\s+")
LONGEST_PART = 80


def _is_noise(letter):
    """Control characters, lone surrogates, non-characters: nothing that XML or a page may hold."""
    code = ord(letter)
    return unicodedata.category(letter) in ("Cc", "Cs") or (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _without_noise(text, kept=""):
    spaced = "".join(
        " " if letter in SEPARATORS or (letter in "\t\r\n" and letter not in kept) else letter for letter in text
    )
    return "".join(letter for letter in spaced if letter in kept or not _is_noise(letter))


def _close_directions(text):
    """Every embedding, override and isolate closed inside the text, and no closer without its opener."""
    out, open_marks = [], []
    for letter in text:
        if letter in OPENERS or letter in ISOLATES:
            open_marks.append(PDF if letter in OPENERS else PDI)
        elif letter in (PDF, PDI):
            if letter not in open_marks:
                continue
            while open_marks[-1] != letter:
                out.append(open_marks.pop())
            open_marks.pop()
        out.append(letter)
    return "".join(out + open_marks[::-1])


def is_visible(text):
    """Whether any character of the text shows something."""
    return any(
        letter not in BLANKS
        and unicodedata.category(letter) not in ("Cf", "Cc", "Cs", "Zs", "Zl", "Zp")
        and not 0xE0100 <= ord(letter) <= 0xE01EF
        for letter in text
    )


def line(text):
    """One line: composed (NFC), white space folded, control characters gone; "" where nothing would be seen."""
    clean = WHITE.sub(" ", _without_noise(unicodedata.normalize("NFC", text))).strip()
    return _close_directions(clean) if is_visible(clean) else ""


def block(text):
    """Like `line` for text of several lines, whose line breaks are kept."""
    unified = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = (re.sub(r"[^\S\n]+", " ", part).strip() for part in _without_noise(unified, kept="\n").split("\n"))
    clean = "\n".join(lines).strip()
    return _close_directions(clean) if is_visible(clean) else ""


def is_xml_safe(text):
    """Whether XML 1.0 may hold every character (https://www.w3.org/TR/xml/#charsets)."""
    return not any(_is_noise(letter) and letter not in "\t\n\r" for letter in text)


def _may_stand_in_address(letter):
    """Letters, digits, the marks that belong to letters (Thai, Arabic, Hindi), and what becomes a hyphen."""
    if letter in BLANKS:
        return False
    return letter in "_-" or letter.isspace() or unicodedata.category(letter)[0] in "LMN"


def address_part(text, fallback):
    """The text as part of an address: lower case, hyphens, at most 80 characters, `fallback` where none are left."""
    folded = unicodedata.normalize("NFKC", text).lower()
    part = re.sub(r"[\s_-]+", "-", "".join(letter for letter in folded if _may_stand_in_address(letter)))
    if len(part) > LONGEST_PART:
        part = part[: LONGEST_PART + 1].rpartition("-")[0] or part[:LONGEST_PART]
    return part.strip("-_") or fallback
