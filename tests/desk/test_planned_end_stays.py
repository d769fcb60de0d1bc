"""An end that the desk has planned stays, whichever button shows the story to readers, until somebody gives it up."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles import publishing, revisions
from articles.models import Edition
from newsroom.clock import FAR_FUTURE
from tests import factories

pytestmark = pytest.mark.django_db
NOTICE = "By order of the court"


@pytest.fixture
def until():
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=8)


@pytest.fixture
def story(until):
    """Scheduled, with an end and its notice."""
    story = factories.story()
    revisions.keep(story)
    publishing.schedule(story, until - timedelta(hours=7))
    publishing.end(story, at=until, notice=NOTICE)
    return story


@pytest.fixture
def page(desk, story):
    return f"/desk/articles/story/{story.pk}"


def typed(at):
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


def asked(desk, page):
    """What the form that asks for the moment sends when nothing is typed."""
    (form,) = html.fromstring(desk.get(f"{page}/move/?verb=schedule").content).xpath("//form[@class='desk-asked']")
    return {name: value or "" for name, value in form.fields.items()}


def planned(story):
    return Edition.objects.values_list("ends_at", "notice").get(story=story)


def test_in_the_list(desk, story, until):
    desk.post("/desk/articles/story/", {"action": "publish", "_selected_action": story.pk, "asked": "1"})
    assert (story.editions.get().is_live(), planned(story)) == (True, (until, NOTICE))


def test_on_the_board(desk, page, story, until):
    desk.post(f"{page}/move/", {"verb": "publish"})
    assert (story.editions.get().is_live(), planned(story)) == (True, (until, NOTICE))


def test_in_the_form_that_says_nothing_of_it(desk, form, page, story, until):
    later = until - timedelta(hours=2)
    desk.post(f"{page}/change/", form(base=story.revision_number, _schedule={"at": typed(later)}))
    assert (story.editions.get().starts_at, planned(story)) == (later, (until, NOTICE))


def test_against_the_checklist(desk, form, page, story, until):
    answers = {"at": typed(until - timedelta(hours=2)), "override": "The court wants it so"}
    desk.post(f"{page}/change/", form(base=story.revision_number, _override=answers))
    assert planned(story) == (until, NOTICE)


def test_until_its_field_is_emptied(desk, page, story, until):
    desk.post(f"{page}/move/", {**asked(desk, page), "schedule-ends_at": ""})
    assert planned(story) == (FAR_FUTURE, "")


def test_where_it_was_planned_after_the_page_was_opened(desk, page, story, until):
    publishing.schedule(story, until - timedelta(hours=7), ends_at=FAR_FUTURE)
    opened = asked(desk, page)
    publishing.end(story, at=until, notice=NOTICE)
    desk.post(f"{page}/move/", opened)
    assert planned(story) == (until, NOTICE)


def test_a_start_behind_it_is_refused_in_words(desk, page, story, until):
    answer = desk.post(f"{page}/move/", {"verb": "schedule", "schedule-at": typed(until + timedelta(hours=1))})
    assert "before it starts. Choose a later end, or an earlier start." in answer.content.decode()
    assert planned(story) == (until, NOTICE)
