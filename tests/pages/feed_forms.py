"""What each form of a feed has to be by its specification, read into the same plain entries."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree, html

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
TYPES = {"": "application/rss+xml", "atom/": "application/atom+xml", "json/": "application/feed+json"}


class Read(NamedTuple):
    id: str
    address: str
    title: str
    summary: str
    text: str
    authors: list
    subjects: list
    published: datetime
    updated: datetime
    image: str | None


def read(answer, form):
    """The feed's title, its page, its own address, and its entries (a list of `Read`)."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, f"{TYPES[form]}; charset=utf-8")
    title, page, own, entries = {"": of_rss, "atom/": of_atom, "json/": of_json}[form](answer.content)
    assert title and is_whole(page) and is_whole(own)
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        check(entry)
    return title, page, own, entries


def check(entry):
    assert entry.title and is_whole(entry.id) and is_whole(entry.address)
    assert entry.published.tzinfo and entry.published <= entry.updated
    assert entry.image is None or is_whole(entry.image)
    for _, attribute, link, _ in html.fromstring(f"<div>{entry.text}</div>").iterlinks():
        assert attribute in ("href", "src") and is_whole(link), link


def is_whole(address):
    return urlsplit(address).scheme in ("http", "https") and bool(urlsplit(address).netloc)


def of_rss(content):
    """https://www.rssboard.org/rss-specification"""
    root = etree.fromstring(content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    [channel] = root
    assert None not in [channel.findtext(each) for each in ("title", "link", "description", "language")]
    own = channel.find("atom:link[@rel='self'][@type='application/rss+xml']", NAMES).get("href")
    entries = [of_item(item) for item in channel.iterfind("item")]
    latest = [parsedate_to_datetime(each.text) for each in channel.iterfind("lastBuildDate")]
    assert latest == [max(entry.updated for entry in entries).replace(microsecond=0)] if entries else not latest
    return channel.findtext("title"), channel.findtext("link"), own, entries


def of_item(item):
    image, enclosed = item.find("media:content", NAMES), item.findall("enclosure")
    assert [(each.get("url"), each.get("type")) for each in enclosed] == (
        [(image.get("url"), image.get("type"))] if image is not None else []
    )
    assert item.find("guid").get("isPermaLink") == "false"
    return Read(
        item.findtext("guid"),
        item.findtext("link"),
        item.findtext("title"),
        unescape(item.findtext("description")),  # HTML: https://www.rssboard.org/rss-profile
        item.findtext("content:encoded", namespaces=NAMES),
        [each.text for each in item.iterfind("dc:creator", NAMES)],
        [each.text for each in item.iterfind("category")],
        parsedate_to_datetime(item.findtext("pubDate")),
        datetime.fromisoformat(item.findtext("atom:updated", namespaces=NAMES)),
        image.get("url") if image is not None else None,
    )


def of_atom(content):
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    feed = etree.fromstring(content)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for required in ("id", "title", "updated", "author"):
        assert len(feed.findall(f"atom:{required}", NAMES)) == 1, required
    assert is_whole(feed.findtext("atom:id", namespaces=NAMES))
    entries = [of_entry(entry) for entry in feed.iterfind("atom:entry", NAMES)]
    assert feed.find("atom:link[@rel='self']", NAMES).get("type") == "application/atom+xml"
    latest = datetime.fromisoformat(feed.findtext("atom:updated", namespaces=NAMES))
    assert latest == max((entry.updated for entry in entries), default=latest)
    return feed.findtext("atom:title", namespaces=NAMES), link(feed, "alternate"), link(feed, "self"), entries


def of_entry(entry):
    def only(name):
        [found] = entry.findall(f"atom:{name}", NAMES)
        return found.text or ""

    assert {entry.find(f"atom:{each}", NAMES).get("type") for each in ("summary", "content")} == {"html"}
    assert all(is_whole(each.text) for each in entry.iterfind("atom:author/atom:uri", NAMES))
    return Read(
        only("id"),
        link(entry, "alternate"),
        only("title"),
        unescape(only("summary")),
        only("content"),
        [each.text for each in entry.iterfind("atom:author/atom:name", NAMES)],
        [each.get("term") for each in entry.iterfind("atom:category", NAMES)],
        datetime.fromisoformat(only("published")),
        datetime.fromisoformat(only("updated")),
        link(entry, "enclosure"),
    )


def link(element, rel):
    found = element.findall(f"atom:link[@rel='{rel}']", NAMES)
    assert len(found) <= 1
    return found[0].get("href") if found else None


def of_json(content):
    """https://www.jsonfeed.org/version/1.1/"""
    feed = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(author.keys() <= {"name", "url", "avatar"} for author in feed["authors"])
    entries = [of_json_item(item) for item in feed["items"]]
    return feed["title"], feed["home_page_url"], feed["feed_url"], entries


def contributors(item):
    return item.get("_paper", {}).get("contributors", [])


def of_json_item(item):
    assert all(is_whole(each["url"]) for each in [*item.get("authors", []), *contributors(item)])
    return Read(
        item["id"],
        item["url"],
        item["title"],
        item.get("summary", ""),
        item["content_html"],
        [author["name"] for author in item.get("authors", [])],
        item.get("tags", []),
        datetime.fromisoformat(item["date_published"]),
        datetime.fromisoformat(item["date_modified"]),
        item.get("image"),
    )
