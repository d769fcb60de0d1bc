"""The shortcodes of WordPress itself that show something: captions, galleries, embeds. All others stay text."""

import re
from html import escape
from typing import NamedTuple

CAPTION = re.compile(r"\[(wp_caption|caption)\b([^\[\]]*)\]((?:(?!\[\1\b).)*?)\[/\1\]", re.DOTALL)
CAPTION_WORDS = re.compile(r"caption=(\"|')(.*?)\1", re.DOTALL)
PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
EMBED = re.compile(r"\[embed\b[^\[\]]*\]\s*(https?://[^\s\[]+)\s*\[/embed\]")
GALLERY = re.compile(r"(?<!\[)\[gallery\b([^\[\]]*)\](?!\])")
ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/]+))")


class Picture(NamedTuple):
    """A picture of the library that WordPress kept: its address, its description, its caption (HTML)."""

    address: str
    alt: str = ""
    caption: str = ""


def show(text, pictures, own):
    """The text with its captions and galleries as figures, its embeds as bare addresses.

    `pictures`: Picture by WordPress's id; `own`: the ids of those that belong to the post, in their order.
    """
    text = CAPTION.sub(_captioned, text)
    text = GALLERY.sub(lambda found: _gallery(found, pictures, own), text)
    return EMBED.sub(r"\n\n\1\n\n", text)


def _captioned(found):
    """`[caption]<img> words[/caption]`, or the older form with the words in an attribute."""
    _, attributes, inside = found.groups()
    picture = PICTURE.match(inside)
    if not picture:
        return inside
    older = CAPTION_WORDS.search(attributes)
    return _figure(picture[1], picture[2].strip() or (older[2] if older else ""))


def _gallery(found, pictures, own):
    """A figure for each picture. Those that the export does not hold stay named, in the shortcode."""
    attributes = {name: "".join(values) for name, *values in ATTRIBUTE.findall(found[1])}
    ids = re.findall(r"\d+", attributes.get("ids") or attributes.get("include") or "") or own
    if "id" in attributes or pictures.keys().isdisjoint(ids):
        return found[0]
    left_out = re.findall(r"\d+", attributes.get("exclude", ""))
    missing = [each for each in ids if each not in pictures]
    rest = f'\n\n[gallery ids="{",".join(missing)}"]\n\n' if missing else ""
    return "".join(in_figure(pictures[each]) for each in ids if each in pictures and each not in left_out) + rest


def in_figure(picture):
    return _figure(f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">', picture.caption)


def _figure(picture, caption):
    return f"\n\n<figure>{picture}<figcaption>{caption}</figcaption></figure>\n\n"
