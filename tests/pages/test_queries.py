"""Every public page asks the database as often for thirty stories as for one."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import FETCH_RAISE
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, reading
from articles.models import Correction, Edition, Story
from tests import factories
from weather.models import City

pytestmark = pytest.mark.django_db

# Each page and how many queries it asks; one is for the paper, in whose time zone and language it is, and which whoever
# keeps pages remembers. The furniture (section bar, weather, hot, popular) is part of it.
BUDGETS = {
    "/": 14,
    "/money/": 15,
    "/tag/solar/": 12,
    "/author/mei-lin-tan/": 12,
    "/search/?q=ferries": 17,
    "/corrections/": 10,
    "/corrections/feed/": 3,
    "/archive/": 6,
    "/archive/2026/": 9,
    "/archive/2026/10/": 14,
    "/archive/2026/10/12/": 13,
    "/feed/": 6,  # one for the lengths of pictures
    "/money/feed/": 8,
    "/sitemap.xml": 2,
    "/sitemap-2026-10.xml": 3,
    "/sitemap-news.xml": 3,
    "/sitemap-pages.xml": 7,
    "/robots.txt": 1,
    "/nowhere/": 9,
}


@pytest.fixture
def fill():
    """Publishes that many stories on one day of October, and one today, with all that a story can have."""
    assert connection.features.supports_json_field  # each process asks its database once, with the first to want it
    section = factories.category("Money")
    below = factories.category("Payments", parent=section)
    mei, picture = factories.author("Mei Lin Tan"), factories.picture()
    for label in ("Singapore", "Thailand"):
        City.objects.create(name=label, label=label, latitude=1, longitude=100, temperature=26, read_at=timezone.now())

    def filled(number):
        for each in range(number):
            told = {
                "category": below if each % 2 else section,
                "headline": f"Ferries {each}",
                "lead_picture": picture,
                "authors": [mei, factories.author(f"Guest {each} of {number}")],
                "tags": ["Solar", f"Subject {each} of {number}"],
            }
            factories.published(**told, at=datetime(2026, 10, 12, 1, each, tzinfo=UTC))
            newest = factories.published(**told)
            factories.read(newest, times=3)
            Correction.objects.create(story=newest, text="There is one mast.", made_at=timezone.now())
        reading.roll_up()

    return filled


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return [query["sql"] for query in asked]


def asked_for(client):
    """The queries of each page, and of the newest story’s."""
    addresses = {address: address for address in BUDGETS} | {"a story": Story.objects.latest("pk").get_absolute_url()}
    return {name: queries(client, address) for name, address in addresses.items()}


def test_a_page_costs_the_same_for_thirty_stories_as_for_two(client, fill, subtests):
    fill(2)
    few = asked_for(client)
    fill(28)
    many = asked_for(client)
    for name in few:
        with subtests.test(name):
            assert len(many[name]) == len(few[name]), "\n".join(sorted({*many[name]} - {*few[name]}))
    for address, budget in BUDGETS.items():
        with subtests.test(f"budget of {address}"):
            assert len(many[address]) == budget, "\n".join(many[address])
    assert len(many["a story"]) <= 16, "\n".join(many["a story"])


def test_a_corrected_story_costs_no_query_more(client, fill):
    fill(2)
    story = Story.objects.latest("pk")
    before = queries(client, story.get_absolute_url())
    publishing.correct(story, "correction", 'There were five,\nnot "four".')
    after = queries(client, story.get_absolute_url())
    assert len(after) == len(before), "\n".join(sorted({*after} - {*before}))
    assert b"not &quot;four&quot;." in client.get(story.get_absolute_url()).content


def test_a_gone_story_is_cheap(client, fill):
    fill(2)
    story = Story.objects.order_by("pk").first()
    publishing.retract(story)
    assert len(queries(client, story.get_absolute_url())) <= 12


def test_cards_bring_all_that_they_print(fill, client):
    """With lazy loading forbidden, a card that lacks something raises instead of asking again."""
    fill(4)
    cards = list(Edition.objects.live().newest_first().for_cards().fetch_mode(FETCH_RAISE))
    for card in cards:
        assert "Ferries" in render_to_string(
            "articles/_card.html", {"card": card, "level": 3, "kind": "top", "sizes": "50vw"}
        )


def test_the_beacon_asks_for_no_story(client, fill):
    fill(1)
    story = Story.objects.order_by("pk").first()
    with CaptureQueriesContext(connection) as asked:
        client.post(f"/read/{story.pk}/", headers={"user-agent": "Mozilla/5.0", "sec-fetch-site": "same-origin"})
    assert len(asked) == 1  # for the paper; on a server the beacon is heard before Django
    assert reading.roll_up() == 1
