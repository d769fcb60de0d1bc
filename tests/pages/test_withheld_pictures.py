"""Where a picture may not be printed any more, readers see an empty frame in its room: never a broken image."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles.models import Embed
from pictures.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db
SENTENCE = "This picture is no longer available."


@pytest.fixture
def picture():
    return factories.picture(caption="Mast and market")


@pytest.fixture
def story(picture):
    body = f'<p>It swings.</p><figure data-picture="{picture.pk}"><figcaption>By the mast</figcaption></figure>'
    body += f'<figure data-gallery="{picture.pk}"></figure>'
    return factories.published(lead_picture=picture, body=body)


def withdraw(picture):
    Picture.objects.filter(pk=picture.pk).update(withdrawn_at=timezone.now())
    picture.renditions.all().delete()


def end_rights(picture):
    Picture.objects.filter(pk=picture.pk).update(usable_until=timezone.localdate() - timedelta(days=1))


def page(client, story):
    return client.get(story.get_absolute_url(), follow=True).content.decode()


def test_until_then_the_page_prints_it(client, story):
    html = page(client, story)
    assert SENTENCE not in html
    assert html.count("<picture") == 3


@pytest.mark.parametrize("withhold", [withdraw, end_rights])
def test_a_storys_page_keeps_its_room_and_says_so(client, story, picture, withhold):
    withhold(picture)
    html = page(client, story)
    assert html.count(SENTENCE) == 3  # lead, text and gallery
    assert html.lower().count('viewbox="0 0 900 600"') == 2
    assert "<picture" not in html and "/media/pictures/" not in html


def test_what_the_library_says_goes_with_it_and_what_the_story_says_stays(client, story, picture):
    withdraw(picture)
    html = page(client, story)
    assert "By the mast" in html
    for said in (picture.alt, picture.caption, picture.credit):
        assert said not in html


def test_a_caption_of_the_librarys_that_the_story_took_over_goes_with_it(client, picture):
    body = f'<figure data-picture="{picture.pk}"><figcaption>Mast and market</figcaption></figure>'
    story = factories.published(lead_picture=picture, lead_caption="Mast and market", body=body)
    assert page(client, story).count("Mast and market") == 2
    withdraw(picture)
    assert "Mast and market" not in page(client, story)


def test_other_sites_are_shown_no_picture(client, story, picture):
    assert "og:image" in page(client, story)
    end_rights(picture)
    assert "/media/pictures/" not in page(client, story)


@pytest.mark.parametrize("withhold", [withdraw, end_rights])
def test_a_card_is_one_without_a_picture(client, story, picture, withhold):
    other = factories.published(
        category=story.category, body=f'<p>It swings.</p><aside data-related="{story.pk}"></aside>'
    )
    addresses = ("/", story.category.get_absolute_url(), "/search/?q=swings", other.get_absolute_url())
    assert all("<picture" in client.get(address).text for address in addresses)
    withhold(picture)
    for address in addresses:
        page = client.get(address).text
        assert story.headline in page and SENTENCE not in page and "<picture" not in page, address


def test_where_the_first_of_a_section_has_lost_its_picture_those_below_have_their_standfirsts(client, picture):
    section = factories.category("Money")
    for age in range(9):
        factories.published(
            headline=f"Nets {age}",
            standfirst=f"Net {age} is mended.",
            category=section,
            lead_picture=picture,
            at=timezone.now() - timedelta(hours=age + 1),
        )

    def below():
        return html.fromstring(client.get("/").text).xpath("//*[contains(@class, 'card--side')]//p[2]/text()")

    assert "Net 6 is mended." not in below()
    withdraw(picture)
    assert below()[:3] == [f"Net {age} is mended." for age in (6, 7, 8)]


def test_a_portrait_is_withheld_as_well_and_leaves_no_frame(client, picture):
    author = factories.author(portrait=picture, biography="Walks to work.")
    story, _ = (factories.published(authors=[author]) for _ in range(2))
    addresses = (author.get_absolute_url(), story.get_absolute_url())
    assert all("portrait" in client.get(address).text for address in addresses)
    withdraw(picture)
    for address in addresses:
        shown = client.get(address).text
        assert author.name in shown and "portrait" not in shown and 'viewBox="0 0 1 1"' not in shown


def test_a_player_without_its_still_is_a_player_all_the_same(client, picture):
    address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    Embed.objects.create(address=address, provider="youtube", picture=picture, state=Embed.State.FETCHED)
    story = factories.published(body=f'<figure data-embed="{address}"></figure>')
    assert "player--seen" in page(client, story)
    withdraw(picture)
    html = page(client, story)
    assert "data-player" in html and "player--seen" not in html and SENTENCE not in html


def test_a_story_describes_its_lead_picture_in_its_own_words(client, picture):
    story = factories.published(lead_picture=picture, lead_alt="The mast on the day it fell")
    html = page(client, story)
    assert 'alt="The mast on the day it fell"' in html
    assert 'og:image:alt" content="The mast on the day it fell"' in html
    assert picture.alt not in html
    assert 'alt="The mast on the day it fell"' in client.get("/").content.decode()


def test_other_sites_are_shown_the_crop_that_they_ask_for_with_its_size(client, story, picture):
    html = page(client, story)
    wide = picture.widest("40x21")
    assert f'og:image" content="http://127.0.0.1:8000{wide.get_absolute_url()}"' in html
    assert f'og:image:width" content="{wide.width}"' in html
