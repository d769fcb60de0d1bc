"""Who works for some sections files there only: on the first page, while writing, and with an earlier version."""

import pytest

from articles import revisions
from articles.models import Story
from tests import factories


@pytest.fixture
def sport(db):
    return factories.category("Sport")


@pytest.fixture
def reporter(client, money):
    """Signed in; their beat is Money."""
    client.user = factories.person("Reporter", money)
    client.force_login(client.user)
    return client


@pytest.fixture
def story(reporter, money):
    begun = factories.story(category=money, started_by=reporter.user)
    revisions.keep(begun)
    return begun


def address(story, name):
    return f"/desk/articles/story/{story.pk}/{name}/"


def test_a_story_is_begun_on_ones_beat(reporter, money, sport):
    answer = reporter.post("/desk/articles/story/add/", {"headline": "Cup final", "category": sport.pk})
    (sentence,) = answer.context["adminform"].form.errors["category"]
    assert sentence.startswith("Sport is not on your beat. Choose a section of yours")
    assert "Cup final" in answer.text
    assert not Story.objects.exists()
    reporter.post("/desk/articles/story/add/", {"headline": "Cup final", "category": money.pk})
    assert Story.objects.get().category == money


def test_a_section_below_ones_own_is_on_ones_beat(reporter, money):
    below = factories.category("Banks", money)
    reporter.post("/desk/articles/story/add/", {"headline": "A bank", "category": below.pk})
    assert Story.objects.get().category == below


def test_an_autosave_saves_all_but_the_foreign_section(reporter, form, story, money, sport):
    answer = reporter.post(address(story, "autosave"), form(headline="Saved", category=sport.pk, base=1))
    assert (answer.status_code, answer.json()["saved"], list(answer.json()["errors"])) == (422, True, ["category"])
    story.refresh_from_db()
    assert (story.headline, story.category) == ("Saved", money)


def test_a_save_with_a_foreign_section_is_shown_again(reporter, form, story, money, sport):
    answer = reporter.post(address(story, "change"), form(headline="Typed", category=sport.pk, base=1))
    assert "Sport is not on your beat." in answer.text
    assert "Typed" in answer.text
    story.refresh_from_db()
    assert story.category == money


def test_an_earlier_version_does_not_move_a_story_off_ones_beat(reporter, money, sport):
    story = factories.story(category=sport, started_by=reporter.user)
    revisions.keep(story)
    revisions.write(story, {"category_id": money.pk})
    answer = reporter.post(address(story, "put-back"), {"number": 1, "base": 2}, follow=True)
    assert "Sport is not on your beat." in str(next(iter(answer.context["messages"])))
    story.refresh_from_db()
    assert story.category == money


@pytest.mark.parametrize("act", ["merge", "take_over"])
def test_a_version_kept_aside_does_not_either(reporter, story, money, sport, act):
    revisions.write(story, {"kicker": "Ports"})
    side = revisions.write(story, {"category_id": sport.pk}, base=1)
    sent = {"act": act, "theirs": story.revision_number}
    answer = reporter.post(f"{address(story, 'conflict')}?mine={side.number}", sent, follow=True)
    assert "Sport is not on your beat." in str(next(iter(answer.context["messages"])))
    story.refresh_from_db()
    assert (story.category, story.kicker) == (money, "Ports")


def test_who_has_no_beats_moves_a_story_anywhere(client, form, story, sport):
    client.force_login(factories.person("Sub-editor"))
    assert client.post(address(story, "autosave"), form(category=sport.pk, base=1)).status_code == 200
    story.refresh_from_db()
    assert story.category == sport
