"""A section, a tag or an author is given another address at the desk: what was printed goes on leading there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import OldAddress, Tag
from tests import factories


@pytest.fixture
def move(desk):
    """Saves a section, tag or author through its form, with changes: move(section, slug="cash")."""

    def moved(thing, **changes):
        fields = {
            "category": ["name", "slug", "parent_id", "position"],
            "tag": ["name", "slug"],
            "author": ["name", "slug"],
        }
        kind = thing._meta.model_name
        typed = {name.removesuffix("_id"): getattr(thing, name) or "" for name in fields[kind]}
        if kind == "category":
            typed["position"] = thing.position
        answer = desk.post(f"/desk/articles/{kind}/{thing.pk}/change/", {**typed, **changes})
        assert answer.status_code == 302, answer.context["adminform"].form.errors
        thing.refresh_from_db()

    return moved


@pytest.fixture
def leads(client):
    """Where an address leads: the one after each redirect, in order, the last of them a page."""

    def followed(address):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        assert all(status == 301 for _, status in answer.redirect_chain)
        return [there for there, _ in answer.redirect_chain]

    return followed


def test_a_renamed_section_is_found_at_its_old_address_by_one_redirect(move, leads, money):
    factories.published(category=money)
    move(money, slug="cash")
    assert leads("/money/") == leads("/money") == ["/cash/"]
    assert leads("/cash/") == []


def test_a_renamed_sections_feed_goes_on_for_who_reads_it(move, leads, money):
    move(money, slug="cash")
    assert leads("/money/feed/") == leads("/money/feed") == ["/cash/feed/"]


def test_all_that_is_below_moves_with_it(move, leads, money):
    below = factories.category("Payments", parent=money)
    factories.category("Codes", parent=below)
    move(money, slug="cash")
    assert leads("/money/payments/codes/") == ["/cash/payments/codes/"]
    assert leads("/money/payments/feed/") == ["/cash/payments/feed/"]


def test_a_section_moved_below_another_is_found(move, leads, money):
    science = factories.category("Science")
    move(money, parent=science.pk)
    assert leads("/money/") == ["/science/money/"]


def test_a_section_moved_twice_is_one_redirect_away(move, leads, money):
    move(money, slug="cash")
    move(money, slug="finance")
    assert leads("/money/") == leads("/cash/") == ["/finance/"]


def test_a_section_moved_back_leads_nowhere_else(move, leads, money):
    move(money, slug="cash")
    move(money, slug="money")
    assert leads("/money/") == []
    assert leads("/cash/") == ["/money/"]


def test_the_last_section_at_an_address_is_who_it_leads_to(move, leads, money):
    move(money, slug="cash")
    second = factories.category("Money")
    assert leads("/money/") == []
    move(second, slug="coins")
    assert leads("/money/") == ["/coins/"]


def test_a_story_of_a_moved_section_is_one_redirect_away_and_needs_no_row(move, leads, money):
    story = factories.published(category=money, headline="Ferries")
    before = story.get_absolute_url()
    move(money, slug="cash")
    assert leads(before) == leads(before.rstrip("/")) == [f"/cash/ferries-{story.pk}/"]
    assert [old.path for old in OldAddress.objects.all()] == ["money"]


def test_a_section_saved_as_it_was_writes_nothing_down(move, money):
    move(money, name="Money matters")
    assert not OldAddress.objects.exists()


def test_a_renamed_tag_is_found_at_its_old_address(move, leads):
    factories.published(tags=["เรือ"])
    move(Tag.objects.get(), name="Ships", slug="ships")
    assert leads("/tag/เรือ/") == leads("/tag/เรือ") == ["/tag/ships/"]


def test_a_renamed_author_is_found_at_their_old_address(move, leads, mei):
    factories.published(authors=[mei])
    move(mei, name="Mei Lin Ong", slug="mei-lin-ong")
    assert leads("/author/mei-lin-tan/") == ["/author/mei-lin-ong/"]


def test_the_feed_of_a_tag_that_moved_leads_on(move, client):
    factories.published(tags=["Solar"])
    move(Tag.objects.get(), slug="sun")
    assert client.get("/tag/solar/feed/").headers["Location"] == "/tag/sun/feed/"


def test_moving_a_section_costs_the_same_for_thirty_stories_as_for_one(move, money):
    factories.published(category=money)
    with CaptureQueriesContext(connection) as one:
        move(money, slug="cash")
    for _ in range(29):
        factories.published(category=money)
    with CaptureQueriesContext(connection) as thirty:
        move(money, slug="coins")
    assert len(thirty) == len(one)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/2009/05/some-post/", "2009/05/some-post"),
        ("https://old.example/2009/05/some-post/", "2009/05/some-post"),
        ("HTTP://old.example:8080/2009/05/some-post/#comments", "2009/05/some-post"),
        ("http://old.example/?p=12", "?p=12"),
        ("2009/05/caf%C3%A9", "2009/05/café"),
        ("//2009", "2009"),
    ],
)
def test_an_old_address_is_kept_as_it_will_be_asked_however_it_is_typed(desk, client, typed, kept):
    story = factories.published()
    desk.post("/desk/articles/oldaddress/add/", {"path": typed, "story": story.pk})
    assert OldAddress.objects.get().path == kept
    assert client.get(f"/{kept}").url == story.get_absolute_url()


def refusal(desk, **typed):
    answer = desk.post("/desk/articles/oldaddress/add/", typed)
    assert answer.status_code == 200
    return str(answer.context["adminform"].form.errors)


def test_an_old_address_leads_to_one_thing_or_says_that_it_is_gone(desk, money, client):
    story = factories.published()
    desk.post("/desk/articles/oldaddress/add/", {"path": "2009"})
    assert client.get("/2009/").status_code == 410
    assert "Choose what the address leads to" in refusal(desk, path="2010", story=story.pk, category=money.pk)


@pytest.mark.parametrize("typed", ["/", "//", "https://old.example", "https://old.example/#top", ""])
def test_the_front_page_is_no_old_address(desk, money, typed):
    assert "path" in refusal(desk, path=typed, category=money.pk)


def test_an_old_address_is_written_down_once(desk, money):
    desk.post("/desk/articles/oldaddress/add/", {"path": "2009", "category": money.pk})
    assert "already exists" in refusal(desk, path="/2009/", category=money.pk)


def test_a_section_may_be_found_at_an_address_typed_by_hand(desk, leads, money):
    desk.post("/desk/articles/oldaddress/add/", {"path": "rubrik/geld", "category": money.pk})
    assert leads("/rubrik/geld/") == ["/money/"]
    assert "rubrik/geld" in desk.get("/desk/articles/oldaddress/").text
