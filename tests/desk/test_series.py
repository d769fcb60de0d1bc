"""Series at the desk: made, ordered, filled from a story, deleted; what readers get of them; and by whom."""

import json

import pytest

from articles import publishing
from articles.models import Act, Series
from tests import factories

pytestmark = pytest.mark.django_db
ADD, PAGE = "/desk/articles/series/add/", "/desk/articles/series/{}/change/"


def said(*stories, **fields):
    parts = json.dumps([{"target": story.pk} for story in stories])
    return {"title": "The price of rice", "slug": "", "standfirst": "Who pays.", "parts": parts, **fields}


def parts_of(series):
    return list(series.parts.values_list("story", flat=True))


def test_an_editor_makes_a_series_and_readers_are_led_through_it(client, page_of):
    one, two, draft = _three()
    client.force_login(factories.person("Editor"))
    client.post(ADD, said(two, one, draft))
    series = Series.objects.get()
    assert (series.slug, parts_of(series)) == ("the-price-of-rice", [two.pk, one.pk, draft.pk])
    client.post(PAGE.format(series.pk), said(one, two, draft, slug="rice", is_finished="on"))
    assert parts_of(series) == [one.pk, two.pk, draft.pk]

    text = page_of("/series/rice/")
    assert text.index("Terraces") < text.index("Bowls")
    assert "Markets" not in text and "The series is complete." in text
    assert page_of("/series/the-price-of-rice/", 301) == "/series/rice/"
    assert "Terraces" in page_of("/series/rice/feed/json/")
    assert "/series/rice/" in page_of("/sitemap-pages.xml")

    first, last = page_of(one.get_absolute_url()), page_of(two.get_absolute_url())
    assert 'rel="next"' in first and 'rel="prev"' not in first
    assert 'rel="prev"' in last and 'rel="next"' not in last
    assert first.count("Part 1 of 2: <bdi>The price of rice</bdi>") == 2  # over the headline, and under the text
    told = json.loads(first.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"][0]
    assert (told["isPartOf"]["name"], told["position"]) == ("The price of rice", 1)
    publishing.publish(draft)
    assert "Part 2 of 3: " in page_of(two.get_absolute_url())
    assert set(Act.objects.filter(verb__startswith="series").values_list("verb", flat=True)) == {"series_in", "series"}


def _three():
    one, two = factories.published(headline="Terraces"), factories.published(headline="Bowls")
    return one, two, factories.story(headline="Markets")


def test_a_story_is_part_of_one_series_and_what_is_wrong_is_said(client):
    one, two, three = _three()
    series = Series(title="Rice", slug="rice")
    publishing.save_series(series, [one.pk])
    client.force_login(factories.person("Editor"))
    answer = client.post(ADD, said(two, one))
    assert "is part of “Rice”. Take it out there first." in answer.text
    assert f"{{&quot;target&quot;: {two.pk}}}" in answer.text  # what was chosen stays
    assert "came in a form that is no list" in client.post(ADD, said(parts="{")).text
    assert Series.objects.count() == 1

    answer = client.post(f"/desk/articles/story/{three.pk}/series/", {"join": "1", "series": series.pk}, **AS_SCRIPT)
    assert answer.json()["done"] and parts_of(series) == [one.pk, three.pk]
    answer = client.post(f"/desk/articles/story/{three.pk}/series/", {"join": "1", "series": "9999"}, **AS_SCRIPT)
    assert (answer.status_code, answer.json()["message"]) == (422, "Choose a series, or make a new one.")
    client.post(f"/desk/articles/story/{three.pk}/series/", {"leave": "1"})  # as without scripts
    assert parts_of(series) == [one.pk]


AS_SCRIPT = {"headers": {"accept": "application/json"}}


@pytest.mark.parametrize(
    ("role", "may"), [("Reporter", False), ("Sub-editor", False), ("Editor", True), ("Chief", True)]
)
def test_editors_order_series_and_others_look(client, role, may):
    one, two, _ = _three()
    series = Series(title="Rice", slug="rice")
    publishing.save_series(series, [one.pk])
    client.force_login(factories.person(role))
    assert "Rice" in client.get(PAGE.format(series.pk)).text
    assert client.post(PAGE.format(series.pk), said(one, two)).status_code == (302 if may else 403)
    answer = client.post(f"/desk/articles/story/{two.pk}/series/", {"leave": "1"}, **AS_SCRIPT)
    assert ("An editor can." in answer.json().get("message", "")) == (not may)
    assert parts_of(series) == [one.pk]


def test_the_chief_deletes_one_and_its_address_leads_to_its_first_part(client, page_of):
    one, two, _ = _three()
    series = Series(title="Rice", slug="rice")
    publishing.save_series(series, [one.pk, two.pk])
    client.force_login(factories.person("Chief"))
    client.post(f"/desk/articles/series/{series.pk}/delete/", {"post": "yes"})
    assert page_of("/series/rice/", 301) == one.get_absolute_url()
    assert "Part 1" not in page_of(one.get_absolute_url())


@pytest.fixture
def page_of(client):
    """What readers get at an address; of a redirect, where it leads."""

    def ask(address, status=200):
        answer = client.get(address)
        assert answer.status_code == status, address
        return answer.text if status == 200 else answer["Location"]

    return ask
