"""Words that break text handling, through every field of the desk and out on the page: refused in words, or escaped."""

import json
from urllib.parse import quote

import pytest
from lxml import etree, html

from articles.models import Author, Story, Tag
from newsroom import first_paint
from newsroom.text import line
from tests import factories, length

pytestmark = pytest.mark.django_db
OWN = [
    "",
    " ",
    "\u200b\u200d\ufeff",
    "\u202e\u202c",
    "A\x0bB",
    "A\x00B",
    "\x00",
    "\ufffe\uffff",
    "x" * 10_000,
    "\u0958" * 150,
    "🚢 👩‍🚀",
    "عبّارات كهربائية",
    "\u202eevitcirtser\u202c",
    "\u2067عبّارات",
    "Batam, Riau",
    "AC/DC",
    ".",
    "..",
    '"',
    "'; DROP TABLE articles_story; --",
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "]]>",
    "{{ paper.name }}{% debug %}",
    "%0B%s%(x)s{0}",
    "\\",
    "e" + "\u0301" * 60,
    "ﷺ" * 30,
]


def short(words):
    return ascii(words)[:30]


@pytest.fixture
def write(desk, file_story):
    """Sends words through the forms of an author and of a story: as name, as headline and as tag. Gives the story that
    readers then see, or None where the form refuses the words, or the gate does: “XXX” stands for what is to come."""

    def written(words):
        desk.post("/desk/articles/author/add/", {"name": words, "slug": "", "job": words, "biography": words})
        author = Author.objects.filter(name=line(words)).first()
        byline = [{"author": author.pk, "role": "reporting"}] if author else []
        told = {
            "headline": words,
            "tags": f'"{words.replace(chr(34), "")}"',
            "bylines": json.dumps(byline),
        }
        answer = file_story(desk, **told, _publish="")
        story = Story.objects.filter(editions=None).first()
        if story is None and answer.status_code == 302:
            return Story.objects.latest("pk")
        assert "XXX" in words or {"headline", "tags"} & set(answer.context["adminform"].form.errors)
        if story:
            story.delete()
        return None

    return written


def read(client, address):
    """The page as a browser understands it. Nothing runs that the page does not name."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    page = html.fromstring(answer.content.decode())
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.text)  # data to the browser, and whole
        else:
            assert script.get("src", "").startswith("/static/js/") or script.text == first_paint.script()
    return page


def texts(page, path):
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def shows(client, story):
    """Whether the story's page says its words, as words, in the headline, the names and the tags."""
    page = read(client, story.get_absolute_url())
    assert texts(page, "//h1") == [" ".join(story.headline.split())]
    assert texts(page, "//a[@rel='tag']") == [" ".join(name.split()) for name in story.tags.names()]
    assert texts(page, "//p[@class='facts__names']/a") == [
        " ".join(str(author).split()) for author in story.authors.all()
    ]


@pytest.mark.parametrize("words", OWN, ids=short)
def test_awkward_words_are_refused_in_words_or_come_out_as_words(client, desk, write, words):
    story = write(words)
    if story is None:
        assert not line(words) or len(line(words)) > 100
        assert not Story.objects.exists()
        return
    assert story.headline == line(words)
    shows(client, story)
    if line(words.replace('"', "")):
        assert_page_and_form(client, desk, "tag", story.tags.get())
        assert_page_and_form(client, desk, "author", story.authors.get())


def assert_page_and_form(client, desk, kind, thing):
    assert texts(read(client, thing.get_absolute_url()), "//h1") == [" ".join(thing.name.split())]
    answer = desk.post(f"/desk/articles/{kind}/{thing.pk}/change/", {"name": thing.name, "slug": thing.slug})
    assert answer.status_code == 302
    assert type(thing).objects.get() == thing


@pytest.mark.parametrize("words", OWN, ids=short)
def test_awkward_words_can_be_searched_for(client, words):
    factories.published(headline=f"On {line(words)[:150]}")
    page = read(client, f"/search/?q={quote(words)}")
    assert page.xpath("//input[@name='q']")[-1].get("value", "") == line(words)


@pytest.mark.parametrize("batch", range(10))
def test_the_big_list_of_naughty_strings_comes_out_as_words(client, desk, write, shared_data, batch):
    strings = json.loads((shared_data / "naughty-strings.json").read_text())[batch :: length.of(30, 10)]
    stories = [story for story in map(write, strings) if story]
    assert len(stories) > len(strings) * 0.8
    listed = texts(read(client, "/money/"), "//h2[@class='card__headline']")
    assert listed == [" ".join(story.headline.split()) for story in reversed(stories)][: len(listed)]
    assert etree.fromstring(client.get("/feed/").content).findtext("channel/item/title") == stories[-1].headline
    for words in strings:
        read(client, f"/search/?q={quote(words)}")
    for tag in Tag.objects.exclude(storytags=None):
        read(client, tag.get_absolute_url())
