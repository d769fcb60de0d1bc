"""Sections, tags and authors: names, addresses and places that would do harm are refused in words or put right."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publishing
from articles.models import Author, Category, Tag
from articles.models.taxonomy import RESERVED_SLUGS
from tests import factories


@pytest.fixture
def save(desk):
    """Sends the form of a section, tag or author, new or known. Gives its errors, {} where it was saved."""

    def saved(kind, pk=None, **typed):
        page = f"{pk}/change" if pk else "add"
        answer = desk.post(f"/desk/articles/{kind}/{page}/", {"name": "Science", "slug": "", "position": 0, **typed})
        assert answer.status_code in (200, 302)
        return {} if answer.status_code == 302 else answer.context["adminform"].form.errors

    return saved


@pytest.fixture
def below(money):
    """Money > Payments > Codes."""
    return factories.category("Codes", parent=factories.category("Payments", parent=money))


def paths():
    return sorted(Category.objects.values_list("path", flat=True))


def every(kind):
    """All sections, tags or authors that there are; the last two with a story, without which they have no page."""
    things = list({"category": Category, "tag": Tag, "author": Author}[kind].objects.all())
    if kind != "category":
        factories.published(**{f"{kind}s": things})
    return things


def only(kind):
    (thing,) = every(kind)
    return thing


SLUGS = {"Science & Co": "science-co", "วิทยาศาสตร์": "วิทยาศาสตร์", "علوم": "علوم", "AC/DC": "acdc", "A. B.": "a-b"}


@pytest.mark.parametrize("kind", ["category", "tag", "author"])
def test_an_empty_address_comes_from_the_name(save, client, kind):
    assert [save(kind, name=name) for name in SLUGS] == [{}] * len(SLUGS)
    things = every(kind)
    assert {thing.name: thing.slug for thing in things} == SLUGS
    assert {each.name: client.get(each.get_absolute_url()).status_code for each in things} == dict.fromkeys(SLUGS, 200)


@pytest.mark.parametrize("kind", ["category", "tag", "author"])
@pytest.mark.parametrize("name", [".", "..", "/", "🚢", "!!!", "—", "´"])
def test_a_name_of_signs_alone_has_an_address_all_the_same(save, client, kind, name):
    assert save(kind, name=name) == {}
    thing = only(kind)
    assert client.get(thing.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("kind", ["category", "tag", "author"])
@pytest.mark.parametrize("name", ["", " ", "\u200b", "\x0b", "\u202e\u202c", "x" * 10_000])
def test_a_name_that_cannot_be_printed_is_refused(save, kind, name):
    assert "name" in save(kind, name=name)


def test_two_tags_of_signs_have_addresses_of_their_own(save, client):
    assert save("tag", name="!!!") == save("tag", name="???") == {}
    assert sorted(Tag.objects.values_list("slug", flat=True)) == ["tag", "tag-1"]


def test_a_tag_is_one_whatever_its_case(save):
    save("tag", name="Solar")
    assert save("tag", name="SOLAR")["name"] == ["There is a tag “Solar” already."]
    assert save("tag", pk=Tag.objects.get().pk, name="SOLAR") == {}


def test_a_tag_saved_without_an_address_gets_one_from_its_name(save):
    save("tag", name="Solar")
    save("tag", pk=Tag.objects.get().pk, name="Wind")
    assert Tag.objects.get().slug == "wind"


def test_two_authors_of_one_name_need_addresses_of_their_own(save):
    save("author", name="Mei Tan")
    assert "Another author’s page" in save("author", name="Mei Tan")["slug"][0]
    assert save("author", name="Mei Tan", slug="mei-tan-of-jakarta") == {}


def test_an_account_belongs_to_one_author(save, editor):
    save("author", name="Mei Tan", user=editor.pk)
    assert "already exists" in save("author", name="Aung Min", user=editor.pk)["user"][0]


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_no_section_stands_where_the_site_has_a_page(save, client, slug):
    assert "is a page of the site’s own" in save("category", slug=slug)["slug"][0]
    assert "is a page of the site’s own" in save("category", name=slug)["slug"][0]


def test_below_another_section_only_the_feed_is_taken(save, client, money):
    assert "/money/feed/ is a page of the site’s own" in save("category", slug="feed", parent=money.pk)["slug"][0]
    for slug in ("search", "tag", "desk", "media"):
        assert save("category", name=slug, parent=money.pk) == {}
        assert client.get(f"/money/{slug}/").status_code == 200


@pytest.mark.parametrize("slug", ["covid-19", "a-1", "x-٣", "2026-10"])
def test_no_section_looks_like_a_story(save, slug):
    assert "is how stories’ addresses look" in save("category", slug=slug)["slug"][0]


def test_two_sections_never_share_an_address(save, money):
    assert "/money/ is another section’s address" in save("category", name="Money")["slug"][0]
    science = factories.category("Science")
    assert save("category", name="Money", parent=science.pk) == {}
    twin = Category.objects.get(path="science/money")
    assert "/money/ is another section’s address" in save("category", pk=twin.pk, name="Money", slug="money")["slug"][0]


def test_a_section_is_not_moved_into_itself(save, below):
    payments, money = below.parent, below.parent.parent
    before = paths()
    for section, parent in ((money, money), (money, payments), (money, below), (payments, below)):
        errors = save("category", pk=section.pk, name=section.name, slug=section.slug, parent=parent.pk)
        assert "choose a section outside it" in errors["parent"][0]
    assert paths() == before


def test_a_section_moved_takes_along_all_that_is_below_it(save, client, below):
    payments = below.parent
    before = factories.published(category=below, headline="Ferries").get_absolute_url()
    assert save("category", pk=payments.pk, name="Payments", slug="pay") == {}
    assert paths() == ["money", "pay", "pay/codes"]
    after = before.replace("/money/payments/codes/", "/pay/codes/")
    assert client.get(before, follow=True).redirect_chain == [(after, 301)]


def deep(levels):
    """Sections below each other, each of 80 letters."""
    section = None
    for level in range(levels):
        section = factories.category(f"Level {level}", slug=f"{level}" + "x" * 79, parent=section)
    return section


def test_an_address_longer_than_its_column_is_refused_in_words(save, db):
    lowest = deep(4)
    assert "Choose shorter words" in save("category", slug="y" * 80, parent=lowest.pk)["slug"][0]
    assert save("category", slug="y" * 76, parent=lowest.pk) == {}


def test_a_section_is_not_moved_where_those_below_it_would_not_fit(save, money):
    top = Category.objects.get(path=deep(4).root_path)
    under = factories.category("Science", slug="y" * 77)
    errors = save("category", pk=top.pk, name="Level 0", slug=top.slug, parent=under.pk)
    assert "Choose shorter words" in errors["slug"][0]
    assert save("category", pk=top.pk, name="Level 0", slug=top.slug, parent=money.pk) == {}


def test_places_in_the_section_bar_are_changed_in_the_list(desk, money):
    science = factories.category("Science")
    rows = {f"form-{row}-id": section.pk for row, section in enumerate((money, science))}
    places = {"form-0-position": 2, "form-1-position": 1}
    count = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": ""}
    assert desk.post("/desk/articles/category/", {**rows, **places, **count}).status_code == 302
    assert [section.name for section in Category.objects.top()] == ["Science", "Money"]


def test_a_place_is_changed_though_the_rules_for_addresses_have_grown_since(desk, money):
    Category.objects.update(slug="weather", path="weather")
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": money.pk, "form-0-position": 3, "_save": ""}
    assert desk.post("/desk/articles/category/", sent).status_code == 302
    money.refresh_from_db()
    assert (money.position, money.path) == (3, "weather")


@pytest.mark.parametrize("kind", ["category", "author"])
def test_what_stories_stand_under_is_not_deleted(desk, money, mei, kind):
    publishing.publish(factories.story(category=money, authors=[mei]))
    thing = {"category": money, "author": mei}[kind]
    page = desk.get(f"/desk/articles/{kind}/{thing.pk}/delete/")
    assert page.status_code == 200
    assert desk.post(f"/desk/articles/{kind}/{thing.pk}/delete/", {"post": "yes"}).status_code == 200
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_deleting_a_tag_says_of_how_many_stories_and_asks_as_often_for_twenty_as_for_one(desk, db):
    factories.published(tags=["Solar"])
    page = f"/desk/articles/tag/{Tag.objects.get().pk}/delete/"

    def asked():
        with CaptureQueriesContext(connection) as queries:
            text = desk.get(page).text
        assert f"Stories that bear them: {Tag.objects.get().storytags.count()}" in text
        return len(queries)

    asked()
    once = asked()
    for _ in range(19):
        factories.published(tags=["Solar"])
    assert asked() == once
    assert desk.post(page, {"post": "yes"}).status_code == 302
    assert not Tag.objects.exists()


def test_several_tags_are_deleted_with_one_click(desk, client):
    story = factories.published(tags=["Solar", "Wind", "Sea"])
    chosen = Tag.objects.filter(name__in=["Solar", "Wind"]).values_list("pk", flat=True)
    sent = {"action": "delete_selected", "_selected_action": list(chosen), "index": 0}
    assert "Stories that bear them: 2" in desk.post("/desk/articles/tag/", sent).text
    desk.post("/desk/articles/tag/", {**sent, "post": "yes"})
    assert [tag.name for tag in Tag.objects.all()] == ["Sea"]
    assert client.get(story.get_absolute_url()).status_code == 200
