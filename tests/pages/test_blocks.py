"""What stands in a body beside its words, as readers get it: pictures, galleries, boxes of stories."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import blocks, keys, publishing
from articles.models import FlatPage, OldAddress
from newsroom.pagecache.naming import collecting
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
    assert f'pictures/#picture-{boat.pk}"' in page and 'id="pictures-1"' in page


def test_the_pictures_of_galleries_are_whole_on_a_page_of_their_own(client):
    mast, boat = factories.picture(caption="A mast"), factories.picture("navy", alt="A boat")
    market = factories.picture("green")
    said = f'<p data-of="{mast.pk}" data-alt="Six men">At six</p>'
    first, second = f"{mast.pk},{boat.pk}", f"{boat.pk},{mast.pk}"
    galleries = f'<figure data-gallery="{first}">{said}</figure><p>b</p><figure data-gallery="{second}">{said}</figure>'
    story = factories.published(body=f'<p>a</p><figure data-picture="{market.pk}"></figure>{galleries}')

    page = client.get(f"{story.get_absolute_url()}pictures/").content.decode()

    assert page.count(f'id="picture-{mast.pk}"') == page.count(f'id="picture-{boat.pk}"') == 1
    assert page.count("At six") == page.count('alt="Six men"') == 1 and f"picture-{market.pk}" not in page
    assert f'rel="canonical" href="{settings.SITE_ADDRESS}{story.get_absolute_url()}"' in page
    assert page.count(f'href="{story.get_absolute_url()}#pictures-') == 1


def test_the_pictures_of_each_gallery_lead_back_to_where_that_stands(client):
    mast, boat = factories.picture(), factories.picture("navy")
    gone = f'<figure data-gallery="{boat.pk + 1}"></figure>'
    body = f'<figure data-gallery="{mast.pk}"></figure>{gone}<figure data-gallery="{boat.pk}"></figure>'
    address = factories.published(body=body).get_absolute_url()

    _, first, second = client.get(f"{address}pictures/").text.split('class="wholes__gallery"')

    assert f'href="{address}#pictures-1"' in first and f"picture-{mast.pk}" in first
    assert f'href="{address}#pictures-3"' in second and f"picture-{boat.pk}" in second
    assert 'aria-label="Back to the story (1/2)"' in first and 'aria-label="Back to the story (2/2)"' in second
    story = client.get(address).text
    assert story.index('id="pictures-1"') < story.index('id="pictures-3"') and 'id="pictures-2"' not in story


def test_a_gallery_within_a_quotation_or_a_list_is_on_the_page_of_pictures_too(client):
    mast, boat = factories.picture(), factories.picture("navy")
    quoted = f'<blockquote><figure data-gallery="{mast.pk}"></figure>He said so.</blockquote>'
    story = factories.published(body=f'{quoted}<ul><li>One <figure data-gallery="{boat.pk}"></figure></li></ul>')
    page = client.get(f"{story.get_absolute_url()}pictures/").text
    assert f'id="picture-{mast.pk}"' in page and f'id="picture-{boat.pk}"' in page and "He said so." not in page


def test_a_story_without_a_gallery_has_no_page_of_pictures(client):
    story = factories.published(body="<p>a</p>")
    assert client.get(f"{story.get_absolute_url()}pictures/").status_code == 404


def test_the_page_of_pictures_moves_and_goes_with_its_story(client):
    story = factories.published(body=f'<figure data-gallery="{factories.picture().pk}"></figure>')
    address = f"{story.get_absolute_url()}pictures/"

    answer = client.get(f"/elsewhere/old-words-{story.pk}/pictures/")
    assert (answer.status_code, answer["Location"]) == (301, address)
    assert client.get(f"/a-{story.pk + 1}/pictures/").status_code == 404
    publishing.retract(story)
    assert client.get(address).status_code == 410


def test_an_old_address_that_reads_like_a_page_of_pictures_leads_where_it_did(client):
    story = factories.published(body=f'<figure data-gallery="{factories.picture().pk}"></figure>')
    meant = factories.published(headline="The old page")
    OldAddress.objects.create(path=f"2014/05/mast-{story.pk}/pictures", story=meant)
    answer = client.get(f"/2014/05/mast-{story.pk}/pictures/")
    assert (answer.status_code, answer["Location"]) == (301, meant.get_absolute_url())


def test_the_page_of_pictures_names_just_what_it_prints(client):
    author = factories.author("Ana Cruz")
    body = f'<figure data-gallery="{factories.picture().pk}"></figure>'
    story = factories.published(body=body, authors=[author], tags=["Ferries"])
    with collecting() as naming:
        client.get(f"{story.get_absolute_url()}pictures/")
    assert {keys.story(story.pk, "pictures"), *keys.thing(story.category, "address")} <= naming.keys
    section_name = f"section:{story.category_id}/name"
    assert not [key for key in naming.keys if key.startswith(("author:", "tag:", section_name))]


def test_the_galleries_of_a_page_that_is_no_story_have_a_page_of_pictures_too(client):
    page = FlatPage(headline="About", slug="about", body=f'<figure data-gallery="{factories.picture().pk}"></figure>')
    publishing.save_page(page)
    assert client.get("/about/pictures/").status_code == 404
    publishing.publish_page(page)
    assert 'href="/about/pictures/#picture-' in client.get("/about/").text
    assert 'href="/about/#pictures-1">Back to the page</a>' in client.get("/about/pictures/").text
    answer = client.get("/about/pictures")
    assert (answer.status_code, answer["Location"]) == (301, "/about/pictures/")
    for nothing in ("/about//", "/about//pictures/", "/about/pictures//"):
        assert client.get(nothing).status_code == 404, nothing

    page.body = "<p>a</p>"
    publishing.save_page(page)
    publishing.publish_page(page)
    assert client.get("/about/pictures/").status_code == 404 == client.get("/about/masts/").status_code


def test_a_page_of_thirty_pictures_costs_no_query_more_than_one_of_two(client):
    asked = []
    for number in (1, 2, 30):  # whoever comes first asks what a process remembers
        numbers = ",".join(str(factories.picture(caption=f"{each}").pk) for each in range(number))
        story = factories.published(body=f'<figure data-gallery="{numbers}"></figure>')
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{story.get_absolute_url()}pictures/")
        asked.append(len(queries))
    assert asked[1] == asked[2] <= 14


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
