"""A story's body: HTML in, safe HTML and text out. Pure: it imports no model and asks no database."""

from .clean import clean
from .render import for_feed, render
from .schema import EDITOR_EXTENSIONS
from .shortcodes import Picture
from .text import count_words, excerpt, links, picture_ids, plain_text, reading_minutes, shortened
from .wordpress import from_wordpress

__all__ = [
    "EDITOR_EXTENSIONS",
    "Picture",
    "clean",
    "count_words",
    "excerpt",
    "for_feed",
    "from_wordpress",
    "links",
    "picture_ids",
    "plain_text",
    "reading_minutes",
    "render",
    "shortened",
]
