"""What stands in a body beside its words, as readers get it: pictures, galleries, boxes of stories."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import blocks, publishing
from pictures.renditions import make_renditions
from tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, html):
    story = factories.published(body=html)
    return client.get(story.get_absolute_url()).content.decode()


def box(*stories):
    return f'<p>a</p><aside data-related="{",".join(str(story.pk) for story in stories)}"></aside>'


def test_a_gallery_shows_each_picture_with_its_words_and_leads_to_the_whole(client):
    mast, boat = factories.picture(caption="A mast"), factories.picture("navy", alt="A boat")

    page = page_of(client, f'<figure data-gallery="{boat.pk},{mast.pk}"></figure>')

    assert page.index('alt="A boat"') < page.index('alt="A mast over a market"') < page.index(">A mast<")
    assert f'href="{boat.widest().get_absolute_url()}"' in page


def test_a_gallery_says_of_a_picture_what_the_story_does(client):
    mast = factories.picture(caption="A mast")
    kept = f'<figure data-gallery="{mast.pk}"><p data-of="{mast.pk}" data-alt="Six men">At six</p></figure>'

    page = page_of(client, kept)

    assert 'alt="Six men"' in page
    assert '<p class="gallery__words">At six <span class="credit">' in page
    assert "A mast" not in page.partition("<article")[2]


def test_a_picture_of_several_forms_is_written_as_html_has_it(client):
    """`source` is an empty element: an end tag of one is a fault (https://html.spec.whatwg.org/#void-elements)."""
    mast, boat = factories.picture(), factories.picture("navy", alt="</source> & <b>")
    for picture in (mast, boat):
        make_renditions(picture, formats=["webp"])

    page = page_of(client, f'<figure data-picture="{mast.pk}"></figure><figure data-gallery="{boat.pk}"></figure>')

    assert page.count("<source ") == 2
    assert "</source>" not in page
    assert 'alt="&lt;/source&gt; &amp; &lt;b&gt;"' in page


def test_a_wide_picture_asks_for_files_as_wide_as_it_is(client):
    number = factories.picture().pk

    assert "(min-width: 76rem) 52rem" in page_of(client, f'<figure data-picture="{number}" data-size="full"></figure>')
    assert "(min-width: 76rem)" not in page_of(client, f'<figure data-picture="{number}"></figure>').split("body")[2]


def test_a_box_shows_live_stories_with_their_published_headlines(client):
    live, draft = factories.published(headline="Ferries go electric"), factories.story(headline="A rumour")
    address, live.headline = live.get_absolute_url(), "Ferries sink"
    live.save()

    page = page_of(client, box(draft, live))

    assert f'<a href="{address}">Ferries go electric</a>' in page
    assert "A rumour" not in page
    assert "Ferries sink" not in page


def test_a_box_without_a_live_story_is_left_out(client):
    ended = factories.published()
    publishing.end(ended)

    assert "related-box" not in page_of(client, box(ended))


def test_blocks_cost_the_same_queries_however_many_there_are():
    def queries(number):
        pictures = [factories.picture(color) for color in ("red", "navy", "teal", "pink")[:number]]
        figures = "".join(f'<figure data-picture="{picture.pk}"></figure>' for picture in pictures)
        stories = [factories.published(lead_picture=picture) for picture in pictures]
        story = factories.published(body=figures + box(*stories))
        with CaptureQueriesContext(connection) as asked:
            blocks.shown(story.body)
        return len(asked)

    assert queries(1) == queries(4)
    assert queries(0) == 0


def test_a_feed_names_the_stories_of_a_box(client):
    live = factories.published(headline="Ferries go electric")
    factories.published(body=box(live))

    feed = client.get("/feed/").content.decode()

    assert f'{live.get_absolute_url()}" dir="auto"&gt;Ferries go electric&lt;/a&gt;' in feed
