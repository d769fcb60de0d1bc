"""The three forms of a feed: each takes an `entries.Channel` and gives text.

RSS 2.0: https://www.rssboard.org/rss-specification, with the modules content, dc and media, which its readers know.
Atom: RFC 4287. JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc2822_date, rfc3339_date

from newsroom.text import for_xml

MODULES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


class WholeRss(Rss201rev2Feed):
    def rss_attributes(self):
        return {**super().rss_attributes(), **MODULES}

    def add_root_elements(self, handler):
        """In place of Django's, which dates an empty feed, too."""
        for name in ("title", "link", "description", "language"):
            handler.addQuickElement(name, self.feed[name])
        write_links(handler, "atom:link", self.feed)
        if self.items:
            handler.addQuickElement("lastBuildDate", rfc2822_date(self.feed["updated"]))

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        handler.addQuickElement("atom:updated", rfc3339_date(entry.updated))
        if entry.language:
            handler.addQuickElement("dc:language", entry.language)
        for person in entry.authors:
            handler.addQuickElement("dc:creator", for_xml(person.name))
        for person in entry.contributors:
            handler.addQuickElement("dc:contributor", for_xml(person.name))
        if entry.image:
            write_media(handler, entry.image)
        handler.addQuickElement("content:encoded", for_xml(entry.html))


def write_links(handler, element, feed):
    """To the feed's own address, and to the hub that tells of what is new in it. `element`: Atom's name of a link."""
    handler.addQuickElement(element, None, {"rel": "self", "type": feed["type"], "href": feed["own"]})
    if settings.WEBSUB_HUB:
        handler.addQuickElement(element, None, {"rel": "hub", "href": settings.WEBSUB_HUB})


def write_media(handler, image):
    """Twice: podcast and mail programmes look for an enclosure only, of which there may be one."""
    told = {"url": image.address, "length": str(image.bytes), "type": image.type}
    handler.addQuickElement("enclosure", None, told)
    size = {"width": str(image.width), "height": str(image.height)}
    handler.startElement("media:content", {"url": image.address, "medium": "image", "type": image.type, **size})
    handler.addQuickElement("media:description", for_xml(image.alt), {"type": "plain"})
    if image.credit:
        handler.addQuickElement("media:credit", for_xml(image.credit))
    handler.endElement("media:content")


class WholeAtom(Atom1Feed):
    def latest_post_date(self):
        return self.feed["updated"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        write_links(handler, "link", self.feed)

    def item_attributes(self, item):
        language = item["entry"].language
        return {**super().item_attributes(item), **({"xml:lang": language} if language else {})}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        write_people(handler, "author", entry.authors)
        write_people(handler, "contributor", entry.contributors)
        if image := entry.image:
            told = {"href": image.address, "type": image.type, "length": str(image.bytes), "title": for_xml(image.alt)}
            handler.addQuickElement("link", None, {"rel": "enclosure", **told})
        handler.addQuickElement("content", for_xml(entry.html), {"type": "html"})


def write_people(handler, element, people):
    for person in people:
        handler.startElement(element, {})
        handler.addQuickElement("name", for_xml(person.name))
        handler.addQuickElement("uri", person.address)
        handler.endElement(element)


def in_xml(writer, form, channel):
    feed = writer(
        title=for_xml(channel.title),
        link=channel.page,
        description=for_xml(channel.description),
        subtitle=for_xml(channel.description),
        language=channel.language,
        author_name=for_xml(channel.paper) if writer is WholeAtom else None,  # of entries that nobody signs
        own=channel.address(form),
        type=FORMS[form].type,
        feed_guid=channel.id,
        updated=channel.updated,
    )
    for entry in channel.entries:
        feed.add_item(
            title=for_xml(entry.title),
            link=entry.address,
            description=escape(for_xml(entry.summary), quote=False),  # both read it as HTML
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=[for_xml(each) for each in entry.subjects],
            entry=entry,
        )
    return feed.writeString("utf-8")


def rss(channel):
    return in_xml(WholeRss, "", channel)


def atom(channel):
    return in_xml(WholeAtom, "atom", channel)


def json_feed(channel):
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address("json"),
        "description": channel.description,
        "language": channel.language,
        "authors": [{"name": channel.paper, "url": settings.SITE_ADDRESS + "/"}],
        "hubs": settings.WEBSUB_HUB and [{"type": "WebSub", "url": settings.WEBSUB_HUB}],
    }
    items = [json_item(entry) for entry in channel.entries]
    return json.dumps({**present(told), "items": items}, ensure_ascii=False)


def json_item(entry):
    told = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.image and entry.image.address,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": in_json(entry.authors),
        # The format has no word for them, and leaves to us what begins with a line, as an object (“Extensions”).
        "_paper": present({"contributors": in_json(entry.contributors)}),
        "tags": list(entry.subjects),
        "language": entry.language,
    }
    return present(told)


def in_json(people):
    return [{"name": person.name, "url": person.address} for person in people]


def present(told):
    """Without what is empty, which the format would rather not see."""
    return {key: value for key, value in told.items() if value}


@dataclass(frozen=True)
class Form:
    """A way to write a feed. `people`: what of a story's people it prints, as `keys.thing` has it."""

    type: str
    write: Callable
    people: tuple[str, ...] = ("name", "address")


FORMS = {
    "": Form("application/rss+xml", rss, ("name",)),
    "atom": Form("application/atom+xml", atom),
    "json": Form("application/feed+json", json_feed),
}
