"""Two people at one story: nobody's words go under unseen."""

import pytest

from articles import revisions
from articles.models import Revision
from tests import factories


@pytest.fixture
def opened(db, django_user_model):
    """A story that one writer has open, while Nok saves another standfirst. Gives it and the base of the first."""
    story = factories.story(headline="Ferries go electric")
    base = revisions.keep(story).number
    story.standfirst = "Nok’s words."
    story.save()
    revisions.keep(story, by=django_user_model.objects.create_user("nok"))
    return story, base


def save(desk, form, story, **changes):
    return desk.post(f"/desk/articles/story/{story.pk}/change/", form(**changes, _continue=""))


def test_the_second_to_save_is_told_who_was_first_and_keeps_what_was_typed(desk, form, opened):
    story, base = opened
    answer = save(desk, form, story, standfirst="Mine, all mine.", base=base)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "nok saved this story at" in html
    assert "Mine, all mine." in html
    story.refresh_from_db()
    assert story.standfirst == "Nok’s words."


def test_saving_once_more_is_a_decision_and_loses_neither(desk, form, opened):
    story, base = opened
    refused = save(desk, form, story, standfirst="Mine, all mine.", base=base)
    base = refused.context["adminform"].form["base"].value()
    assert save(desk, form, story, standfirst="Mine, all mine.", base=base).status_code == 302
    story.refresh_from_db()
    assert story.standfirst == "Mine, all mine."
    kept = [revision.snapshot["standfirst"] for revision in Revision.objects.filter(story=story)]
    assert kept[:2] == ["Mine, all mine.", "Nok’s words."]


def test_who_has_the_newest_version_open_is_not_asked(desk, form, opened):
    story, _ = opened
    base = desk.get(f"/desk/articles/story/{story.pk}/change/").context["adminform"].form["base"].value()
    assert save(desk, form, story, standfirst="Mine.", base=base).status_code == 302
    assert save(desk, form, story, standfirst="Mine again.", base=base + 1).status_code == 302
