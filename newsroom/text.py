"""Human text without what no reader can see: control characters, invisible-only words, stray direction marks."""

import re
import unicodedata

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
    "\u180b",
    "\u180c",
    "\u180d",
    "\u180f",
    "\u2800",
    "\u3164",
    "\uffa0",
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xE0100, 0xE01F0)),
}
SEPARATORS = {"\u2028", "\u2029", "\x85"}
WHITE = re.compile(r"\s+")
SENTENCE_ENDS = re.compile(r"[.!?…؟][”’»)]?(?=\s)|[。！？][」』”]?")
NOT_FOR_ADDRESS = re.compile(r"[^\w\s\x1c-\x1f-]", re.ASCII)  # \x1c to \x1f are white to Unicode
# All that `_is_noise` names but tab, line feed and carriage return: a feed's thirty texts go through it at once.
NOT_FOR_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
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
        letter not in BLANKS and unicodedata.category(letter) not in ("Cf", "Cc", "Cs", "Zs", "Zl", "Zp")
        for letter in text
    )


def line(text):
    """One line: composed (NFC), white space folded, control characters gone; "" where nothing would be seen."""
    sound = unicodedata.normalize("NFC", _close_directions(_without_noise(text)))
    clean = WHITE.sub(" ", sound).strip()
    return clean if is_visible(clean) else ""


def block(text):
    """Like `line` for text of several lines, whose line breaks are kept."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    sound = unicodedata.normalize("NFC", _close_directions(_without_noise(unified, kept="\n")))
    lines = (re.sub(r"[^\S\n]+", " ", part).strip() for part in sound.split("\n"))
    clean = "\n".join(lines).strip()
    return clean if is_visible(clean) else ""


def gist(text, most):
    """At most so many characters of the text: its first sentences where any end in there, else its first words and an
    ellipsis."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in SENTENCE_ENDS.finditer(text, 0, most + 1) if found.end() <= most]
    if ends and ends[-1] >= most // 3:  # before it is rather “Dr.” or “No.”
        return text[: ends[-1]]
    words = text[:most].rpartition(" ")[0] or text[: most - 1]
    return words.rstrip(" ,;:–—-") + "…"


def shortened(name, most):
    """A name for where there is room for so many characters: without its article, then as many whole words as fit."""
    bare = name if len(name) <= most else name.removeprefix("The ")
    return bare if len(bare) <= most else bare[: most + 1].rpartition(" ")[0] or bare[:most]


def initial(name):
    """The letter that stands for a name, without its article: M of The Monsoon Review."""
    return next((letter.upper()[0] for letter in name.removeprefix("The ") if letter.isalnum()), "N")


def for_xml(text):
    """The text without the characters that XML 1.0 may not hold (https://www.w3.org/TR/xml/#charsets)."""
    return NOT_FOR_XML.sub("", text)


def _may_stand_in_address(letter, before):
    """Letters, digits, the marks that belong to a letter (Thai, Arabic, Hindi), and what becomes a hyphen."""
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Mc"):
        return letter not in BLANKS and unicodedata.category(before)[0] in "LMN"
    return letter not in BLANKS and (letter in "_-" or letter.isspace() or kind[0] in "LN")


def _address_letters(text):
    if text.isascii():  # the same in a twentieth of the time
        return NOT_FOR_ADDRESS.sub("", text).lower()
    kept = ["-"]
    for letter in unicodedata.normalize("NFKC", text).lower():
        if _may_stand_in_address(letter, before=kept[-1]):
            kept.append(letter)
    return unicodedata.normalize("NFKC", "".join(kept))


def address_part(text, fallback):
    """The text as part of an address: lower case, hyphens, at most 80 characters, `fallback` where none are left."""
    part = re.sub(r"[\s_-]+", "-", _address_letters(text)).strip("-")
    if len(part) > LONGEST_PART:
        part = part[: LONGEST_PART + 1].rpartition("-")[0] or part[:LONGEST_PART]
    return part or fallback
