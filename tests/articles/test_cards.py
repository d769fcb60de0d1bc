"""A card is rendered once for all that it says, and anew as soon as it says something else."""

import pytest
from django.template import engines
from django.test.utils import override_settings

from articles import addresses, cards
from articles.models import Edition
from newsroom.pagecache.naming import collecting
from pictures import withdrawing
from tests import factories

pytestmark = pytest.mark.django_db


def card(brief=False):
    edition = Edition.objects.live().for_cards().get()
    return cards.html(edition, "top", 2, "50vw", brief=brief)


@pytest.fixture
def ferries():
    return factories.published(
        headline="Ferries", authors=[factories.author("Ana")], lead_picture=factories.picture(), kicker=""
    )


def test_a_card_that_says_the_same_is_not_rendered_again(ferries, monkeypatch):
    first = card()
    monkeypatch.setattr(cards, "rendered", None)
    assert card() == first


def test_it_is_as_its_template_has_it(ferries):
    edition = Edition.objects.live().for_cards().get()
    template = engines["django"].from_string('{% include "articles/_card.html" %}')
    told = {"card": edition, "kind": "top", "level": 2, "sizes": "50vw"}
    assert cards.html(edition, "top", 2, "50vw") == template.render(told)


def renames_its_section(story):
    type(story.category).objects.filter(pk=story.category_id).update(name="Markets")


def moves_its_section(story):
    type(story.category).objects.filter(pk=story.category_id).update(path="markets")


def renames_its_author(story):
    author = factories.author("Ana")
    with addresses.kept(author):
        author.name, author.slug = "Ana Lim", "ana-lim"
        author.save()


def describes_its_picture(story):
    type(story.lead_picture).objects.filter(pk=story.lead_picture_id).update(alt="Two masts")


def withdraws_its_picture(story):
    withdrawing.withdraw(story.lead_picture, by=factories.person("Chief"), why="Sold twice")


def loses_a_file(story):
    story.lead_picture.renditions.filter(crop="").earliest("width").delete()


@pytest.mark.parametrize(
    "act",
    [
        renames_its_section,
        moves_its_section,
        renames_its_author,
        describes_its_picture,
        withdraws_its_picture,
        loses_a_file,
    ],
)
def test_it_is_rendered_anew_once_it_says_something_else(ferries, act):
    before = card()
    act(ferries)
    assert card() != before


def test_dates_follow_the_papers_zone(ferries):
    before = card()
    with override_settings(TIME_ZONE="America/New_York"):
        assert card() != before


def test_a_kept_card_says_what_it_prints(ferries):
    with collecting() as first:
        card()
    with collecting() as second:
        card()
    assert first.keys == second.keys != set()


def test_a_brief_card_is_another(ferries):
    assert "Ana" in card() and "Ana" not in card(brief=True)
