"""What a browser has seen once it does not take for true for ever."""

import pytest

from articles import publishing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/money/", "/search/", "/feed/", "/archive/", "/robots.txt", "/sitemap.xml", "/nothing/"]
)
def test_no_page_is_kept_unasked(client, address):
    factories.published()
    assert client.get(address)["Cache-Control"] == "no-cache"


def test_neither_is_a_redirect(client):
    story = factories.published()
    answer = client.get(f"/elsewhere/anything-{story.pk}/")
    assert (answer.status_code, answer["Cache-Control"]) == (301, "no-cache")


def test_a_picture_is_kept_for_a_year(client):
    rendition = factories.picture().fallback()
    answer = client.get(rendition.get_absolute_url())
    answer.close()
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_reader_sees_a_story_that_is_restored(page, page_problems):
    story = factories.published()
    address = story.get_absolute_url()
    publishing.retract(story, notice="We were wrong.")
    assert page.goto(address).status == 410
    publishing.restore(story)
    page.goto("/")
    assert page.goto(address).status == 200
    page_problems[:] = [said for said in page_problems if "410" not in said]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_an_address_may_be_changed_there_and_back(page):
    story = factories.published(slug="alpha")
    for slug in ("beta", "alpha"):
        old = story.get_absolute_url()
        story.slug = slug
        story.save()
        publishing.update(story)
        assert page.goto(old).url.endswith(f"/{slug}-{story.pk}/")
    assert page.goto(f"/money/alpha-{story.pk}/").status == 200
