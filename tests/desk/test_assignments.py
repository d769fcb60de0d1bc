"""Assignments: who is to write what, by when; given by those who may, seen by who has to write."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Assignment, Story
from tests import factories
from tests.desk.planning import assigned, moved, written

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}
NEW = "/desk/articles/story/assign/"


def page(story):
    return f"/desk/articles/story/{story.pk}/assignment/"


@pytest.fixture
def arief():
    return factories.person("Reporter", username="arief", first_name="Arief", last_name="Santoso")


@pytest.fixture
def farah():
    return factories.person("Editor", username="farah")


def test_an_editor_assigns_a_story(client, arief, farah):
    story = written("Ferries")
    client.force_login(farah)
    orders = {
        "to": arief.pk,
        "due_at": "2031-03-04T18:00",
        "planned_words": 800,
        "brief": "The barges.",
        "desk_note": "",
    }
    answer = client.post(page(story), orders, headers=JSON)
    assert answer.json()["done"] == "“Ferries” is assigned to Arief Santoso."
    order = story.assignment
    assert (order.to, order.given_by, order.planned_words, order.brief) == (arief, farah, 800, "The barges.")
    assert f"{order.due_at:%Y-%m-%d %H:%M %Z}" == "2031-03-04 10:00 UTC"
    assert story.acts.get().by == farah


def test_who_has_to_write_it_sees_it_beside_the_form(client, arief):
    story = written("Ferries")
    assigned(story, to=arief, brief="The barges.", due_at=timezone.now() - timedelta(minutes=130))
    client.force_login(arief)
    html = client.get(f"/desk/articles/story/{story.pk}/change/").text
    assert "Assigned to you" in html
    assert "The barges." in html
    assert "2 h late" in html
    assert "Change the assignment" not in html


@pytest.mark.parametrize(("end", "asked"), [("assignment", {"brief": "The barges."}), ("plan", {"day": "2031-03-04"})])
def test_nobody_is_to_write_on_a_retracted_story(client, farah, end, asked):
    story = moved(written("Ferries"), "publish", "retract")
    client.force_login(farah)
    answer = client.post(f"/desk/articles/story/{story.pk}/{end}/", asked)
    assert "The story is retracted, so nobody is to write on it." in answer.text
    assert not Assignment.objects.exists()


def test_a_reporter_assigns_nothing(client, arief):
    story = written("Ferries", by=arief)
    client.force_login(arief)
    assert client.post(page(story), {"to": arief.pk}).status_code == 403
    assert client.post(NEW, {"headline": "Mine"}).status_code == 403
    assert not Assignment.objects.exists()


def test_an_editor_with_beats_is_offered_assignments_in_these_only(client, money):
    editor = factories.person("Editor", money)
    inside, outside = written("Coins", category=money), written("Kitchens", category=factories.category("Life"))
    client.force_login(editor)
    for story, is_offered in ((inside, True), (outside, False)):
        html = client.get(f"/desk/articles/story/{story.pk}/change/").text
        assert ("Assign this story" in html) == is_offered
        assert client.get(page(story)).status_code == (200 if is_offered else 403)
    assert "Your beat is Money; this story is in Life." in client.get(page(outside)).text
    sections = client.get(NEW).context["form"].fields["category"].queryset
    assert list(sections) == [money]


def test_a_new_assignment_makes_the_story(client, arief, farah, money):
    client.force_login(farah)
    asked = {"headline": "Dili’s second cable", "category": money.pk, "to": arief.pk, "planned_words": 900}
    assert client.post(NEW, asked, headers=JSON).status_code == 200
    story = Story.objects.get()
    assert (story.headline, story.started_by, story.assignment.to) == ("Dili’s second cable", farah, arief)
    assert story.revisions.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("headline", ""),
        ("headline", "\u200b"),
        ("headline", "x" * 201),
        ("category", "99999"),
        ("category", "x"),
        ("to", "99999999999999999999"),
        ("due_at", "tomorrow"),
        ("due_at", "0001-01-01T00:00"),
        ("planned_words", "-3"),
        ("planned_words", "9" * 30),
        ("brief", "x" * 1001),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(client, farah, money, field, typed):
    client.force_login(farah)
    asked = {"headline": "Kept as typed", "category": money.pk, "brief": "Kept, too", field: typed}
    answer = client.post(NEW, asked, headers=JSON)
    assert answer.status_code == 422
    assert "errorlist" in answer.json()["form"]
    assert ("Kept as typed" in answer.json()["form"]) == (field != "headline")
    assert not Story.objects.exists()


def test_an_assignment_without_scripts_is_a_page_that_leads_back(client, farah):
    story = written("Ferries")
    client.force_login(farah)
    asked = client.get(f"{page(story)}?back=/desk/articles/story/board/")
    assert "The desk needs" not in asked.text
    assert 'value="/desk/articles/story/board/"' in asked.text
    answer = client.post(page(story), {"back": "/desk/articles/story/calendar/", "planned_words": 5})
    assert (answer.status_code, answer.url) == (302, "/desk/articles/story/calendar/")


def test_who_left_the_desk_stays_named(client, arief, farah):
    story = written("Ferries")
    assigned(story, to=arief)
    arief.is_active = False
    arief.save()
    client.force_login(farah)
    assert "Arief Santoso" in client.get(page(story)).text


@pytest.mark.parametrize(
    ("ago", "says"),
    [
        (timedelta(seconds=-5), ""),
        (timedelta(seconds=30), ""),
        (timedelta(minutes=40), "40 min late"),
        (timedelta(minutes=150), "2 h late"),
        (timedelta(hours=47), "47 h late"),
        (timedelta(days=3, hours=2), "3 days late"),
    ],
)
def test_lateness_is_a_number(ago, says):
    now = timezone.now()
    assert assigned(written("Ferries"), due_at=now - ago).lateness(now) == says


def test_copy_that_was_handed_in_is_late_by_its_planned_moment_only():
    now, story = timezone.now(), moved(written("Ferries"), "submit")
    order = assigned(story, due_at=now - timedelta(days=2), planned_for=now - timedelta(hours=1))
    assert order.lateness(now) == "1 h late"
    assert assigned(moved(story, "approve", "publish")).lateness(now) == ""
