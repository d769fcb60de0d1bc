"""Whole texts for feeds: made once by each process for all feeds that have the story, whichever form they take.

What is kept is found by all that stands in it, as with cards (articles/cards.py), so it is never out of date.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language

from articles import blocks, body, printed
from newsroom import languages
from newsroom.pagecache.shelf import Shelf

MOST = 8 * 1024 * 1024  # bytes of each process: some thousand texts
PLACES = ("SITE_ADDRESS", "MEDIA_URL", "MEDIA_STORE", "S3_PUBLIC_ADDRESS")  # settings they go by

_shelf = Shelf(MOST)


@dataclass(frozen=True)
class Text:
    html: str  # safe

    @property
    def size(self):
        return 4 * len(self.html)  # and about as much for the body, and what it is found by


@dataclass(frozen=True)
class Standing:
    """What stands in a body beside its words: pairs of a picture's number and its place, and numbers of stories."""

    pictures: tuple
    stories: tuple
    size = 512

    @classmethod
    def of(cls, source):
        """Read once for each body."""
        if (found := _shelf.get(source)) is None:
            found = cls(tuple(body.placed_pictures(source)), tuple(body.related_ids(source)))
            _shelf.put(source, found)
        return found


def pictures_in(editions):
    """Numbers of the pictures in the texts."""
    return {number for edition in editions for number, _ in Standing.of(edition.body).pictures}


def whole(editions, hung):
    """The texts of the editions as safe HTML with whole addresses, the lead picture first. `hung`: the pictures in them
    by number, with their renditions."""
    standing = [Standing.of(edition.body) for edition in editions]
    links = blocks.links({number for each in standing for number in each.stories})
    return [_text(*pair, hung, links) for pair in zip(editions, standing, strict=True)]


def _text(edition, standing, hung, links):
    printed.pictures_in_feed(edition, standing.pictures)
    pictures = {number: hung[number] for number, _ in standing.pictures if number in hung}
    stories = {number: links[number] for number in standing.stories if number in links}
    asked = (
        *(languages.papers(), get_language(), *(getattr(settings, place) for place in PLACES)),
        *(edition.body, edition.lead_caption, edition.lead_alt, *stories.values()),
        *(said(picture) for picture in (edition.lead_picture, *pictures.values())),
    )
    if (text := _shelf.get(asked)) is None:
        text = Text(format_html("{}{}", _lead(edition), _body(edition.body, standing, pictures, stories)))
        _shelf.put(asked, text)
    return text.html


def said(picture):
    return picture and (*picture.said(), picture.caption, picture.credit)


def _lead(edition):
    picture = edition.lead_picture
    if not (picture and picture.is_shown):
        return ""
    caption = edition.lead_caption or picture.caption
    return _rendered("_lead.html", picture, edition.lead_alt or picture.alt, caption=caption)


def _body(source, standing, pictures, stories):
    shown = {
        (number, place): _rendered("_picture.html", pictures[number], pictures[number].alt, place=place)
        for number, place in standing.pictures
        if number in pictures and pictures[number].is_shown
    }
    return body.for_feed(source, settings.SITE_ADDRESS, stories, shown)


def _rendered(template, picture, alt, **said):
    image = picture.fallback()
    address = urljoin(settings.SITE_ADDRESS, image.get_absolute_url())
    told = {"picture": picture, "image": image, "address": address, "alt": alt, **said}
    return render_to_string(f"articles/feeds/{template}", told)
