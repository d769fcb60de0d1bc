"""Words that a writer leaves to come back to, and that must never be printed."""

import re

# TK is “to come”. Before another name it is somebody’s or something’s: TK Maxx, TK Lee.
TO_COME = r"\bTK(?:TK)+\b|\bTK\b(?!\s+[A-Z][a-zà-ÿ])"
# XXX may also be thirty.
BLANK = r"(?<!Bowl )(?<!Wrestlemania )(?<!WrestleMania )\bX{3,}\b(?!\s+(?:Olympi|Corps|Legion))|(?<!\S)\?{3,}(?!\S)"
FILLER = r"\b[Ll]orem ipsum\b|\bLOREM IPSUM\b"
# [NAME], [insert quote], [?], [ ]; not what an editor puts into a quotation: “[the minister]”, “[…]” between words.
WANTED = (
    r"\[(?:\s+|\?+|[A-Z][A-Z .:/-]+|(?i:insert|add|check|confirm|fill in|tbc|tba|tbd|quote|name|date)\b[^\]\n]{0,60})\]"
)
ALONE = r"(?m:^\s*\[\s*(?:…|\.\.\.)\s*\]\s*$)"
PLACEHOLDER = re.compile("|".join((TO_COME, BLANK, FILLER, WANTED, ALONE)))


def found(text):
    """The placeholders in a text, in order, each once."""
    return list(dict.fromkeys(match[0].strip() for match in PLACEHOLDER.finditer(text)))
