"""A story's body: HTML in, safe HTML and text out. Pure: it imports no model and asks no database."""

from .clean import clean
from .figures import galleries
from .render import Librarys, for_feed, render
from .schema import EDITOR_EXTENSIONS
from .shortcodes import Picture
from .text import (
    count_words,
    embed_addresses,
    excerpt,
    links,
    picture_ids,
    placed_pictures,
    plain_text,
    reading_minutes,
    related_ids,
    shortened,
)
from .wordpress import from_wordpress

__all__ = [
    "EDITOR_EXTENSIONS",
    "Librarys",
    "Picture",
    "clean",
    "count_words",
    "embed_addresses",
    "excerpt",
    "for_feed",
    "from_wordpress",
    "galleries",
    "links",
    "picture_ids",
    "placed_pictures",
    "plain_text",
    "reading_minutes",
    "related_ids",
    "render",
    "shortened",
]
