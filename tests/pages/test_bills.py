"""What other sites show beside a link to a story without a picture of their size: drawn once, by nobody's request."""

import filecmp
import io
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, features

from articles import bills, publishing, tasks
from articles.models import Edition
from newsroom.paper import words
from pictures import hatch, withdrawing
from tests import factories
from tests.articles.conftest import clock
from tests.conftest import is_ci
from tests.pages.test_heads import Head
from tests.pictures.test_lettering import LETTERS

__all__ = ["clock"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked():
    cache.clear()


def drawn(**words):
    told = {"name": "The Monsoon Review", "section": "Money", "headline": "Ferries wait", "accent": "#0d5563"}
    return hatch.ask("bill", io.BytesIO(), **{**told, **words})["png"]


def address(client, settings, page):
    return Head(client, page).meta("og:image").removeprefix(settings.SITE_ADDRESS)


def test_a_story_without_a_picture_has_a_bill_once_it_has_been_asked_for(client, settings, tasks_wait):
    story = factories.published()
    found = address(client, settings, story.get_absolute_url())
    answer = client.get(found)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    bills.draw.func(story.editions.get().pk)
    image = Image.open(io.BytesIO(client.get(found).getvalue()))
    assert (image.format, image.size) == ("PNG", (bills.WIDTH, bills.HEIGHT))
    assert not bills.draw.func(story.editions.get().pk), "drawn twice"


def test_whoever_asks_first_has_it_drawn(client, settings):
    found = address(client, settings, factories.published().get_absolute_url())
    assert client.get(found).status_code == 503
    assert client.get(found).getvalue().startswith(b"\x89PNG")


def test_another_headline_is_another_bill(client, settings):
    story = factories.published(headline="Ferries wait")
    before = address(client, settings, story.get_absolute_url())
    story.headline = "Ferries leave"
    story.save()
    publishing.update(story)
    assert address(client, settings, story.get_absolute_url()) != before
    assert client.get(before).status_code == 404
    before = address(client, settings, story.get_absolute_url())
    story.share_headline = "They sail at last"
    story.save()
    publishing.update(story)
    found, edition = bills.find(story.pk, address(client, settings, story.get_absolute_url())[-20:-4])
    assert (found.headline, client.get(before).status_code) == ("They sail at last", 404)
    assert not {"headline", "share_headline"} & edition.get_deferred_fields()


def test_older_stories_get_their_bills_little_by_little_and_anew_with_another_name(clock, monkeypatch):
    monkeypatch.setattr(bills, "LOOKED_AT", 3)
    monkeypatch.setattr(bills, "MOST_DRAWN", 2)
    monkeypatch.setattr(bills.hatch, "ask", darkroom := Hatch())
    ages = {"old": 366, "fourth": 9, "third": 8, "refused": 7, "second": 6, "pictured": 5, "first": 4}
    for headline, days in ages.items():
        picture = factories.bare_picture() if headline == "pictured" else None
        factories.published(headline=headline, lead_picture=picture, at=clock.at - timezone.timedelta(days=days))
    runs = [tasks.draw_older_bills.func() for _ in range(4)]
    assert (runs, darkroom.drawn) == ([2, 2, 0, 0], ["first", "second", "third", "fourth"])
    paper = words()
    paper.name = "The Other Review"
    paper.save()
    assert tasks.draw_older_bills.func() == 2 and darkroom.drawn[4:] == ["first", "second"]


class Hatch:
    """Draws anything but what it refuses."""

    def __init__(self):
        self.drawn = []

    def __call__(self, what, file, *, headline, **told):
        if headline == "refused":
            raise hatch.PictureRefused("too much")
        self.drawn.append(headline)
        return {"lacking": "", "png": ""}


def test_nobody_learns_by_a_bill_what_is_not_published(client):
    story = factories.story()
    publishing.schedule(story, timezone.now() + timezone.timedelta(minutes=5))
    edition = story.editions.select_related("category").get()
    assert client.get(bills.address(words(), edition)).status_code == 404
    assert tasks.draw_bills.func() == 2, "its own and the paper's"
    assert client.get(bills.address(words(), edition)).status_code == 404


def test_a_story_with_a_picture_shows_that_and_pages_without_a_story_the_papers_bill(client, settings):
    story = factories.published(lead_picture=factories.picture())
    assert address(client, settings, story.get_absolute_url()).endswith(".jpg")
    of_paper = bills.address(words(), None)
    for page in ("/", "/money/", "/archive/", "/corrections/"):
        assert address(client, settings, page) == of_paper


@pytest.mark.parametrize(("size", "is_large"), [((480, 320), False), ((599, 800), False), ((600, 315), True)])
def test_a_picture_too_small_for_other_sites_leaves_its_place_to_the_bill(client, settings, size, is_large):
    story = factories.published(headline="Ferries wait", lead_picture=factories.picture(size=size))
    head = Head(client, story.get_absolute_url())
    drawn, edition = bills.address(words(), story.editions.get()), story.editions.get()
    assert (head.meta("og:image") == settings.SITE_ADDRESS + drawn) is not is_large
    assert head.meta("og:image:alt") == (edition.lead_picture.alt if is_large else "Ferries wait")
    assert head.meta("twitter:card") == "summary_large_image"
    assert head.thing("NewsArticle")["image"][0]["width"] <= size[0], "the page shows it all the same"
    assert tasks.draw_bills.func() == (1 if is_large else 2), "the paper's, and its own where it needs one"


def test_a_picture_that_readers_may_not_see_leaves_its_place_to_the_bill(client, settings):
    lead = factories.picture()
    story = factories.published(headline="Ferries wait", lead_picture=lead)
    withdrawing.withdraw(lead, "A court forbids it.")
    drawn = bills.address(words(), story.editions.get())
    assert Head(client, story.get_absolute_url()).meta("og:image") == settings.SITE_ADDRESS + drawn
    assert tasks.draw_bills.func() == 2, "the paper's, and its own"


def test_every_word_of_a_bill_changes_it_and_letters_that_nobody_could_read_do_not():
    plain = drawn()
    others = [drawn(headline="Ferries go"), drawn(section="Sport"), drawn(name="The Review"), drawn(accent="#aa0000")]
    assert len({plain, *others}) == 5
    assert drawn(headline="เรือไฟฟ้า") == drawn(headline="عبّارات") != plain
    assert drawn(headline="Đường sắt đêm từ Hà Nội") != drawn(headline="เรือไฟฟ้า")
    assert default_storage.exists("bills") is False


def test_a_strapline_stands_on_the_papers_bill_whole():
    strapline = "Technology and the people who use it, from Yangon to Dil"
    assert drawn(name=f"{strapline}i", section="") != drawn(name=f"{strapline}l", section="")
    assert drawn(name=f"{strapline}i") == drawn(name=f"{strapline}l"), "cut, beside a section"


@pytest.mark.parametrize("headline", ["", "W" * 180, "a " * 90, "Ferry " * 30, "🚢", "\u202e"])
def test_a_bill_can_be_drawn_of_any_headline(headline):
    assert drawn(headline=headline)


@pytest.mark.skipif(
    not (features.check("raqm") or is_ci()), reason="letters are not shaped: apt-get install libfribidi0"
)
def test_a_story_in_another_language_has_its_bill_in_that(tasks_wait, settings):
    """Latin words at its beginning do not turn an Arabic headline round."""
    settings.FONT_FOLDERS = [str(LETTERS)]
    factories.published(headline="ABB عبّارات", language="ar")
    own = factories.published(headline="Ferries wait", language="en")
    told = {each.story.language: bills.Bill.of(words(), each) for each in Edition.objects.for_bills()}
    assert (told["ar"].language, told["en"].language) == ("ar", "")
    assert told["en"] == bills.Bill.of(words(), Edition.objects.get(story=own))
    unsaid = replace(told["ar"], language="")
    assert told["ar"].digest != unsaid.digest
    assert told["ar"].draw() and unsaid.draw()
    assert not filecmp.cmp(*(default_storage.path(each.file) for each in (told["ar"], unsaid)), shallow=False)
