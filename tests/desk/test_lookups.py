"""What the fields of a story look up: stories, tags, authors, sections, people."""

import pytest

from articles.models import Beat, Tag
from tests import factories

ODD = ["\x00", "Mo\x00", "%", "_", "\\", "'", '"', "\u202e", "🚢", "x" * 3000, "a " * 300]


@pytest.fixture
def look_up(desk):
    """What a lookup answers: look_up("stories", q="ferry")."""

    def asked(kind, **query):
        answer = desk.get(f"/desk/articles/story/find/{kind}/", query)
        assert answer.status_code == 200
        return answer.json()["results"]

    return asked


def test_a_story_is_found_by_words_of_its_headline_in_any_order(look_up):
    ferries = factories.published(headline="Ferries go electric")
    factories.story(headline="Masts go up")
    (found,) = look_up("stories", q="electric FERR")
    assert found["id"] == ferries.pk
    assert (found["headline"], found["state"], found["standing"]) == ("Ferries go electric", "live", "Live")
    assert found["address"] == ferries.get_absolute_url()


def test_a_story_is_not_offered_to_itself(look_up):
    own, other = factories.story(headline="Ferries"), factories.story(headline="Ferries again")
    assert [found["id"] for found in look_up("stories", q="ferries", **{"not": own.pk})] == [other.pk]


def test_no_more_than_twelve_are_offered(look_up):
    for _ in range(13):
        factories.story()
    assert len(look_up("stories", q="")) == 12


def test_rows_asked_for_by_number_come_in_that_order(look_up):
    first, second = factories.story(), factories.story()
    assert [found["id"] for found in look_up("stories", ids=f"{second.pk},{first.pk},999,x")] == [second.pk, first.pk]
    assert look_up("stories", ids="") == []


def test_tags_that_begin_with_the_words_come_first(look_up, db):
    for name in ("Old solar", "Solar power", "Wind"):
        Tag.objects.create(name=name)
    assert [found["name"] for found in look_up("tags", q="solar")] == ["Solar power", "Old solar"]


def test_an_author_is_found_with_their_job(look_up):
    mei = factories.author(job="Jakarta correspondent")
    assert look_up("authors", q="lin") == [{"id": mei.pk, "name": "Mei Lin Tan", "job": "Jakarta correspondent"}]
    assert [found["id"] for found in look_up("authors", ids=mei.pk)] == [mei.pk]


def test_sections_stand_below_those_they_are_part_of(look_up):
    money = factories.category("Money")
    factories.category("Ports", parent=money)
    factories.category("Sea")
    assert [found["path"] for found in look_up("sections")] == ["money", "money/ports", "sea"]


def test_who_has_beats_is_offered_those_sections_and_the_ones_below(look_up, editor):
    money = factories.category("Money")
    ports = factories.category("Ports", parent=money)
    factories.category("Sea")
    Beat.objects.create(user=editor, category=money)
    assert [found["id"] for found in look_up("sections")] == [money.pk, ports.pk]


def test_people_are_those_who_may_sign_in(look_up, django_user_model):
    ana = django_user_model.objects.create_user("ana", first_name="Ana", last_name="Lim", is_staff=True)
    django_user_model.objects.create_user("reader")
    django_user_model.objects.create_user("anabel", is_staff=True, is_active=False)
    assert look_up("people", q="ana") == [{"id": ana.pk, "name": "Ana Lim", "username": "ana"}]


@pytest.mark.parametrize("kind", ["stories", "tags", "authors", "sections", "people"])
def test_no_words_are_too_odd_to_look_for(look_up, kind):
    for words in ODD:
        assert isinstance(look_up(kind, q=words), list)


@pytest.mark.parametrize("kind", ["stories", "tags", "authors", "sections", "people"])
def test_who_may_not_see_stories_looks_up_nothing(client, django_user_model, kind):
    client.force_login(django_user_model.objects.create_user("temp", is_staff=True))
    answer = client.get(f"/desk/articles/story/find/{kind}/")
    assert answer.status_code == 403
    assert "may not" in answer.json()["message"]


def test_readers_are_sent_to_sign_in(client, db):
    assert client.get("/desk/articles/story/find/stories/").status_code == 302
