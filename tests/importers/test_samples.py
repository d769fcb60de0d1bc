"""Four real exports, against an independent reading of each (`*.expected.json`). The largest only where tests are long.

Every file is imported once, in a transaction that is taken back after its tests.
"""

import html
import json
import re
from collections import Counter
from io import StringIO
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from articles import body
from articles.importers import wxr
from articles.models import Author, Category, Story, Tag
from tests import length
from tests.body.browser import letters

from .exports import all_rows

EXPORTS = ("themeunittestdata.wordpress", "64-block-test-data", "jekyll-sitetitle.2025-01-19")
EXPORTS += length.of((), ("cc-labs",))
# Posts that are refused, and why: the file gives two posts one GUID, or names an author whom it does not list.
REFUSED = {"themeunittestdata.wordpress": {"582": "GUID", "1158": "GUID", "1730": "author “>themereviewteam”"}}
# Posts whose permalink is an address of the paper itself.
OUR_PAGES = {"64-block-test-data": {"/search/"}}
SHORTCODES = re.compile(r"\[/?(?:caption|gallery)\b[^\]]*\]")  # they become pictures
UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
WORD = re.compile(r"\w+")

pytestmark = pytest.mark.django_db


class Sample:
    """An export as it was brought in: what the command said, what the file holds, what the stories are."""

    def __init__(self, path):
        self.path, self.name = path, path.stem
        self.expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        self.posts = [item for item in self.expected["items"] if item["type"] == "post"]
        self.items = {item.id: item for item in wxr.read(path).items if item.type == "post"}
        self.said, self.complaint = self.bring()
        stories = Story.objects.select_related("provenance", "category").prefetch_related("authors", "tags")
        self.stories = {story.provenance.source.split(" ")[1]: story for story in stories}

    def bring(self):
        said, complained = StringIO(), StringIO()
        try:
            call_command("import_wordpress", self.path, stdout=said, stderr=complained)
        except CommandError as error:
            complained.write(str(error))
        return said.getvalue(), complained.getvalue()

    def brought(self):
        """Pairs of what is expected of a post and the story it became."""
        return [(post, self.stories[post["id"]]) for post in self.posts if post["id"] not in self.refused]

    def public(self):
        return [(post, story) for post, story in self.brought() if story.state() == Story.State.LIVE]

    @property
    def refused(self):
        return REFUSED.get(self.name, {})


@pytest.fixture(scope="module", params=EXPORTS)
def sample(request, shared_data, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Sample(shared_data / "wordpress" / f"{request.param}.xml")
        transaction.set_rollback(True)


def test_every_post_is_brought_in_or_refused_with_a_reason(sample):
    assert set(sample.stories) == {post["id"] for post in sample.posts} - set(sample.refused)
    for number, reason in sample.refused.items():
        assert re.search(rf"line \d+, post {number} “.*{re.escape(reason)}", sample.complaint)
    assert bool(sample.complaint) == bool(sample.refused)


def test_every_author_and_tag_of_the_file_is_there(sample):
    assert {author.slug for author in Author.objects.all()} == set(map(_slug, sample.expected["authors"]))
    names = {name.casefold() for name in Tag.objects.values_list("name", flat=True)}
    assert {html.unescape(name).casefold() for name in sample.expected["tags"].values()} <= names


def _slug(login):
    return login.replace(" ", "-")


def test_every_category_of_the_file_is_a_section_below_the_right_one(sample):
    told = sample.expected["categories"]
    names = {slug: html.unescape(category["name"]) for slug, category in told.items()}
    wanted = {(names[slug], names.get(category["parent"])) for slug, category in told.items()}

    sections = Category.objects.select_related("parent")

    assert wanted <= {(each.name, each.parent.name if each.parent else None) for each in sections}


def test_posts_keep_their_titles_dates_names_sections_and_tags(sample):
    for post, story in sample.brought():
        title = html.unescape(post["title"]).strip()
        if title and "<" not in title:
            assert letters(story.headline) == letters(title)
        if story.published_at:
            assert f"{story.published_at:%Y-%m-%d %H:%M:%S}" == post["date_gmt"]
        assert [author.slug for author in story.authors.all()] == [_slug(post["creator"])]
        subjects = {tag.name.casefold() for tag in story.tags.all()}
        item = sample.items[post["id"]]
        assert {term.name.casefold() for term in (*item.tags, *item.categories[1:])} == subjects
        assert {term.slug for term in item.categories} == set(post["cats"])
        assert story.category.name == (item.categories[0].name if item.categories else "Imported")


def test_every_letter_of_every_body_is_kept_in_its_order(sample):
    """Tags may divide words or join them, so letters are compared. What a body shows besides are the addresses of
    players, captions that stood in attributes, and what the simple reading here takes for a tag (“<1 minute”)."""
    for post, story in sample.brought():
        source = SHORTCODES.sub("", UNSEEN.sub("", sample.items[post["id"]].body))
        wanted = letters(html.unescape(re.sub(r"<[^>]*>", "", source)))
        shown = iter(letters(body.plain_text(story.body)))
        assert all(letter in shown for letter in wanted), post["title"]


def test_words_are_kept(sample):
    """Of the words of the independent reading 99.8 in a hundred, by its own rule: runs of letters, digits and
    underscores, tags read as spaces. The rest are words that a tag divides, as “<b>P</b>ython”; readers see them
    whole. Attributes of [caption] and [gallery] are not counted, since these become pictures."""
    expected = kept = 0
    for post, story in sample.brought():
        source = UNSEEN.sub(" ", sample.items[post["id"]].body)
        shown = Counter(WORD.findall(body.plain_text(story.body)))
        expected += post["body_words"] - sum(map(len, map(WORD.findall, SHORTCODES.findall(source))))
        kept += (_words(SHORTCODES.sub(" ", source)) & shown).total()
    assert kept >= 0.998 * expected


def _words(source):
    return Counter(WORD.findall(html.unescape(re.sub(r"<[^>]*>", " ", source))))


def test_links_are_kept(sample):
    """All but those that lead nowhere here (#notes, irc:) and those without a word to press on."""
    for post, story in sample.brought():
        item = sample.items[post["id"]]
        source, kept = html.unescape(item.body), {_plain(link) for link in body.links(story.body)}
        for link in map(html.unescape, post["links"]):
            has_words = not re.search(rf"""{re.escape(link)}["'][^>]*></a>""", source)
            if has_words and not link.startswith(("#", "irc:")):
                assert any(each.startswith(_plain(urljoin(item.link, link))) for each in kept), link


def _plain(address):
    """The address as browsers send it. (The reading ends at apostrophes and takes “&section” for “§ion”.)"""
    return quote(html.unescape(address), safe="%/:?=&#+,;@!$()*~'[]")


def test_every_story_is_read_at_its_address_and_found_by_one_redirect(sample):
    client, ours = Client(), OUR_PAGES.get(sample.name, set())
    for post, story in sample.public():
        parts = urlsplit(post["link"])
        old = f"{parts.path}?{parts.query}" if parts.query else parts.path
        response = client.get(old, follow=True)
        assert response.status_code == 200
        if old in ours:
            assert f"its old address {old} is that of a page of the paper" in sample.said
            assert client.get(story.get_absolute_url()).status_code == 200
        else:
            assert response.redirect_chain == [(story.get_absolute_url(), 301)]
            assert html.escape(story.authors.all()[0].name, quote=False) in response.text


def test_the_bar_holds_at_most_eight_sections_with_stories(sample):
    filled = {story.category.root_path for _, story in sample.public()}
    bar = {section.path for section in Category.objects.in_bar()}
    assert bar <= filled
    assert len(bar) == min(8, len(filled))


def test_a_second_run_changes_no_row(sample):
    before = all_rows()

    said, complaint = sample.bring()

    assert all_rows() == before
    assert complaint == sample.complaint
    assert f"{len(sample.stories)} stories known already" in said
