"""An export whose every name, title, slug, address and text is a string that breaks text handling."""

import json

import pytest

from articles.body.tree import UNSAFE
from articles.models import Author, Category, Story, StoryByline, Tag

from .exports import SITE, all_rows, author, category, export, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def naughty(shared_data):
    """Every sixth of the strings, without what an XML file cannot hold."""
    strings = json.loads((shared_data / "naughty-strings.json").read_text(encoding="utf-8"))
    return [string for string in (UNSAFE.sub("", each) for each in strings[::6]) if string.strip()]


def naughty_export(strings):
    posts = [
        post(
            number,
            title=string,
            content=f"The mast of town {number}\n\n{string}",
            excerpt=string,
            creator=string,
            post_name=string,
            link=f"{SITE}/{string}",
            guid=f"{string}{number}",
            categories=[(string, string)],
            tags=[string],
        )
        for number, string in enumerate(strings, 1)
    ]
    return export(*posts, head="".join(author(each, each) + category(each, each) for each in strings))


def test_it_is_brought_in_whole_and_once(bring, naughty):
    said, complaint = bring(naughty_export(naughty))
    before = all_rows()

    again, _ = bring(naughty_export(naughty))

    assert complaint == ""
    assert f"{len(naughty)} stories" in said
    assert f"{len(naughty)} stories known already" in again
    assert all_rows() == before


def test_every_page_that_it_makes_can_be_read(bring, naughty, client):
    bring(naughty_export(naughty))

    signed = Author.objects.filter(pk__in=StoryByline.objects.values("author"))
    pages = [*Story.objects.all(), *Category.objects.all(), *signed, *Tag.objects.all()]

    assert len(pages) > 3 * len(naughty)
    for page in pages:
        assert client.get(page.get_absolute_url()).status_code == 200, page
