"""Bodies as WordPress exports them: paragraphs by blank lines, shortcodes, block comments."""

import re

from .clean import clean

BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:.*?-->|<!--\s*(?:more|nextpage|noteaser)\b.*?-->", re.DOTALL)
BLOCK_TAGS = (
    "p|div|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tfoot|tr|td|th|figure|figcaption|hr|dl|dt|dd|section|"
    "article|aside|header|footer|main|address|center|form|fieldset|iframe|object|embed|video|audio|script|style|details"
)
STARTS_WITH_BLOCK = re.compile(rf"^\s*</?(?:{BLOCK_TAGS})\b", re.IGNORECASE)
PREFORMATTED = re.compile(r"<(pre|script|style|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
ANY_BLOCK = re.compile(rf"(</?(?:{BLOCK_TAGS})\b[^>]*>)", re.IGNORECASE)
CAPTION = re.compile(r"\[(?:wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
CAPTION_WORDS = re.compile(r"caption=(\"|')(.*?)\1", re.DOTALL)
PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
EMBED = re.compile(r"\[embed\b[^\]]*\]\s*(https?://\S+?)\s*\[/embed\]")
BARE_ADDRESS = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)


def from_wordpress(source):
    """A body of a WordPress export as a body of ours. Unknown shortcodes stay visible as text."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    text = BLOCK_COMMENT.sub("", text)
    text = CAPTION.sub(_figure, text)
    text = EMBED.sub(r"\n\n\1\n\n", text)
    text = BARE_ADDRESS.sub(r'<p><a href="\1">\1</a></p>', text)
    return clean(paragraphs(text))


def paragraphs(text):
    """What WordPress does on showing a post (its function wpautop): a blank line divides paragraphs, a single line
    break is a break, and neither counts in preformatted text or between block tags."""
    kept = []

    def keep(match):
        kept.append(match.group())
        return f'\n\n<hr data-kept="{len(kept) - 1}">\n\n'

    text = PREFORMATTED.sub(keep, text)
    text = ANY_BLOCK.sub(r"\n\n\1\n\n", text)
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    wrapped = "\n".join(part if STARTS_WITH_BLOCK.match(part) else _paragraph(part) for part in parts if part)
    return re.sub(r'<hr data-kept="(\d+)">', lambda match: kept[int(match[1])], wrapped)


def _paragraph(text):
    return "<p>" + re.sub(r"\s*\n\s*", "<br>\n", text) + "</p>"


def _figure(match):
    """`[caption]<img> words[/caption]`, or the older form with the words in an attribute."""
    attributes, inside = match.groups()
    picture = PICTURE.match(inside)
    if not picture:
        return inside
    older = CAPTION_WORDS.search(attributes)
    words = picture[2].strip() or (older[2] if older else "")
    return f"\n\n<figure>{picture[1]}<figcaption>{words}</figcaption></figure>\n\n"
