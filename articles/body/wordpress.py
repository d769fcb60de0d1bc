"""Bodies as WordPress exports them: paragraphs by blank lines, shortcodes, block comments."""

import re
from itertools import batched

from . import shortcodes
from .clean import clean

# None of these looks past the next opening of its kind: a hostile body costs no more time than its length.
DIVIDER = re.compile(r"<!--\s*(?:more|nextpage)\b[^<>]*-->")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# The second link of a file block is a button: only its style keeps it apart from the first.
FILE_BUTTON = re.compile(r"(?=<a\b[^<>]*\bwp-block-file__button\b)")
TEXT_BLOCKS = "p|h[1-6]|li|td|th|dt|dd|figcaption|legend|summary|caption|button"
BLOCKS = (
    "div|ul|ol|blockquote|pre|table|thead|tbody|tfoot|tr|figure|hr|dl|section|article|aside|header|footer|main|"
    "address|center|form|fieldset|iframe|object|embed|video|audio|script|style|details|nav|menu"
)
STARTS_WITH_BLOCK = re.compile(rf"</?(?:{TEXT_BLOCKS}|{BLOCKS})\b", re.IGNORECASE)
BLOCK = re.compile(rf"(</?(?:{BLOCKS})\b[^<>]*>)", re.IGNORECASE)
TEXT_BLOCK_STARTS = re.compile(rf"(<(?:{TEXT_BLOCKS})\b[^<>]*>)\s*", re.IGNORECASE)
TEXT_BLOCK_ENDS = re.compile(rf"(?<!\s)\s*(</(?:{TEXT_BLOCKS})>)", re.IGNORECASE)
PREFORMATTED = re.compile(r"(<(pre|script|style|textarea)\b(?:(?!<\2\b).)*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
BARE_ADDRESS = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
TAG = re.compile(r"<[a-z/][^<>]*>", re.IGNORECASE)
LINE_BREAK = re.compile(r"(?:<br\b[^<>]*>)?[ \t]*\n\s*", re.IGNORECASE)
TWO_LINE_BREAKS = re.compile(r"<br\b[^<>]*>\s*<br\b[^<>]*>", re.IGNORECASE)


def from_wordpress(source, address="", lead=None, pictures=None, own=()):
    """A body of a WordPress export as a body of ours. Unknown shortcodes stay visible as text.

    `address`: where the post stood, for relative addresses in it; `lead`: the Picture that stood over it, which
    comes first unless the text shows it; `pictures`, `own`: as in `shortcodes.show`.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    has_blocks = "<!-- wp:" in text
    text = COMMENT.sub("", DIVIDER.sub("\n\n", text))
    text = shortcodes.show(FILE_BUTTON.sub(" ", text), pictures or {}, list(own))
    if lead and lead.address.rpartition(".")[0] not in text:
        text = shortcodes.in_figure(lead) + text
    return clean(paragraphs(text, line_breaks=not has_blocks), address)


def paragraphs(text, line_breaks=True):
    """What WordPress does on showing a post (its function wpautop): a blank line divides paragraphs and, in posts
    written without its block editor, a single line break is a break. Neither counts in preformatted text."""
    loose, *others = PREFORMATTED.split(text)
    whole = [_paragraphs(loose, line_breaks)]
    for preformatted, _, loose in batched(others, 3, strict=True):
        whole += [preformatted, _paragraphs(loose, line_breaks)]
    return "\n".join(whole)


def _paragraphs(text, line_breaks):
    text = TAG.sub(lambda found: found[0].replace("\n", " "), text)
    text = BARE_ADDRESS.sub(r'\n\n<p><a href="\1">\1</a></p>\n\n', TWO_LINE_BREAKS.sub("\n\n", text))
    text = TEXT_BLOCK_STARTS.sub(r"\n\n\1", BLOCK.sub(r"\n\n\1\n\n", text))
    text = TEXT_BLOCK_ENDS.sub(r"\1\n\n", text)
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return "\n".join(_paragraph(part, line_breaks) for part in parts if part)


def _paragraph(text, line_breaks):
    broken = LINE_BREAK.sub("<br>\n", text) if line_breaks else text
    return broken if STARTS_WITH_BLOCK.match(text) else f"<p>{broken}</p>"
