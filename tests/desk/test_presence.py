"""Who else has a story or a front open, and when they last typed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import presence
from articles.models import FrontPage, Presence
from tests import factories

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """Moves the paper's clock to some seconds past noon."""

    def moved(seconds):
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(seconds=seconds))

    moved(0)
    return moved


@pytest.fixture
def story(db):
    return factories.story()


@pytest.fixture
def nok(django_user_model):
    return django_user_model.objects.create_superuser("nok", first_name="Nok", last_name="Suwan")


def names(others):
    return [other.user.username for other in others]


def test_two_see_each_other_and_nobody_sees_themselves(story, editor, nok, at):
    assert presence.note(story, editor) == []
    assert names(presence.note(story, nok)) == ["editor"]
    assert names(presence.note(story, editor)) == ["nok"]


def test_whoever_falls_silent_is_gone_and_so_is_their_row(story, editor, nok, at):
    presence.note(story, nok)
    at(59)
    assert names(presence.note(story, editor)) == ["nok"]
    at(61)
    assert presence.note(story, editor) == []
    assert Presence.objects.get().user == editor


def test_when_somebody_last_typed_is_kept_while_they_only_look(story, editor, nok, at):
    presence.note(story, nok, has_typed=True)
    at(20)
    presence.note(story, nok)
    (other,) = presence.note(story, editor)
    assert (other.typed_at, other.seen_at) == (NOON, NOON + timedelta(seconds=20))


def test_other_stories_are_no_matter(story, editor, nok, at):
    presence.note(factories.story(), nok)
    assert presence.note(story, editor) == []


def test_a_front_tells_who_else_has_it_open_and_no_other_front_does(desk, nok, at):
    front, section = FrontPage.of(None), FrontPage.of(factories.category())
    presence.note(front, nok)
    at(20)
    presence.note(front, nok)
    told = [desk.post(f"/desk/articles/frontpage/{page.name}/standing/").json()["others"] for page in (front, section)]
    moment = (NOON + timedelta(seconds=20)).isoformat()
    assert told == [[{"name": "Nok Suwan", "typed_at": None, "seen_at": moment}], []]
    assert names(presence.note(front, nok)) == ["editor"]


def test_a_front_that_was_opened_before_the_upgrade_is_told_what_stands_and_is_nobodys_presence(desk, nok, at):
    front = FrontPage.of(None)
    address = f"/desk/articles/frontpage/{front.name}/standing/"
    presence.note(front, nok)
    told = desk.get(address).json()
    assert names(presence.note(front, nok)) == []
    assert told == desk.post(address).json() | {"others": []}


def test_it_asks_three_times_for_any_number_of_people(story, editor, django_user_model, at):
    for number in range(5):
        presence.note(story, django_user_model.objects.create_user(f"writer {number}"))
    with CaptureQueriesContext(connection) as asked:
        assert len(presence.note(story, editor)) == 5
    assert len(asked) == 3


def test_the_page_is_told_names_moments_and_the_newest_revision(desk, story, nok, at):
    other = Client()
    other.force_login(nok)
    other.post(f"/desk/articles/story/{story.pk}/presence/", {"typed": 1})
    answer = desk.post(f"/desk/articles/story/{story.pk}/presence/")
    moment = NOON.isoformat()
    assert answer.json() == {
        "others": [{"name": "Nok Suwan", "typed_at": moment, "seen_at": moment}],
        "revision": story.revision_number,
    }


def test_who_may_not_look_is_told_nothing(client, story, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    answer = client.post(f"/desk/articles/story/{story.pk}/presence/")
    assert (answer.status_code, set(answer.json())) == (403, {"message"})
    assert not Presence.objects.exists()
