"""Words typed in a page that was opened while the story was still its writer's, and sent once it is not."""

import pytest

from articles import publishing, revisions
from tests import factories

from .test_autosave import autosave


@pytest.fixture
def mei(db):
    return factories.person("Reporter", username="mei")


@pytest.fixture
def hers(client, mei, money):
    """A story that Mei has open in a tab, and has submitted in another."""
    story = factories.story(category=money, started_by=mei, headline="As submitted", body="<p>Six.</p>")
    story.opened = revisions.keep(story).number
    publishing.submit(story, by=mei)
    client.force_login(mei)
    return story


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


def kept_aside(story):
    return [side.snapshot["headline"] for side in story.revisions.filter(is_side=True)]


@pytest.mark.parametrize("button", ["_save", "_continue", "_submit"])
def test_words_for_closed_fields_are_kept_beside_the_story_and_their_writer_is_told(client, form, hers, button):
    answer = client.post(change(hers), form(headline="Typed later", base=hers.opened, **{button: ""}), follow=True)
    hers.refresh_from_db()
    assert (hers.headline, kept_aside(hers)) == ("As submitted", ["Typed later"])
    assert "/conflict/?mine=2" in answer.redirect_chain[-1][0]
    assert "Take it back to go on writing. What you wrote is not lost" in answer.text


def test_what_is_done_whatever_the_copy_says_is_done_all_the_same(client, form, hers):
    answer = client.post(change(hers), form(headline="Typed later", base=hers.opened, _take_back=""), follow=True)
    hers.refresh_from_db()
    assert (hers.stage, kept_aside(hers)) == ("draft", ["Typed later"])
    assert "What you wrote is not lost" in answer.text and "Taken back" in answer.text


def test_a_page_in_which_nothing_was_typed_leaves_nothing_beside_the_story(client, form, hers):
    said = {name: getattr(hers, name) for name in ("kicker", "headline", "standfirst", "body", "slug", "lead_caption")}
    answer = client.post(change(hers), form(**said, base=hers.opened, _save=""))
    assert (answer.status_code, kept_aside(hers)) == (403, [])


def test_an_autosave_that_comes_late_is_kept_beside_the_story_once(client, form, hers):
    for _ in range(2):
        answer = autosave(client, hers, form(headline="Typed later", base=hers.opened))
    assert (answer.status_code, kept_aside(hers)) == (403, ["Typed later"])
    assert answer.json()["compare"].endswith("?mine=2")


def test_fields_that_are_refused_keep_those_that_are_in_order(client, form, hers):
    client.post(change(hers), form(headline="Typed later", slug="!?", base=hers.opened, _save=""))
    assert kept_aside(hers) == ["Typed later"]


def test_a_story_that_was_given_to_somebody_else_keeps_the_words_of_who_wrote_before(client, form, money):
    nok = factories.person("Reporter", username="nok")
    story = factories.story(category=money, headline="Begun by nobody")
    revisions.keep(story, by=nok)
    client.force_login(nok)
    client.post(change(story), form(headline="Typed later", base=story.revision_number, _save=""))
    assert kept_aside(story) == ["Typed later"]


def test_who_never_could_write_it_leaves_nothing_beside_it(client, form, hers):
    client.force_login(factories.person("Reporter", username="nok"))
    answer = client.post(change(hers), form(headline="Not mine", base=hers.opened, _save=""))
    assert (answer.status_code, kept_aside(hers)) == (403, [])
