"""A browser is told which of the words it keeps have come in, and of no others."""

import pytest

from articles import revisions
from articles.admin.received import COOKIE, MOST
from tests import factories

from .test_autosave import autosave

SENDING = "1:7:1764203000000:1764203001000"


@pytest.fixture
def story(db, money):
    draft = factories.story(category=money)
    revisions.keep(draft)
    return draft


def told(answer):
    return answer.cookies[COOKIE].value if COOKIE in answer.cookies else ""


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


@pytest.mark.parametrize("button", ["_continue", "_save", "_publish", "_schedule"])
def test_a_form_that_was_saved_has_come_in_even_where_its_button_was_refused(desk, form, story, button):
    answer = desk.post(change(story), form(headline="Mine", sending=SENDING, **{button: ""}))
    assert (answer.status_code, told(answer)) == (302, f"{SENDING}:2")


def test_words_kept_beside_the_story_have_come_in(desk, form, story, editor):
    revisions.write(story, {"headline": "Theirs"}, by=editor)
    assert told(desk.post(change(story), form(headline="Mine", base=1, sending=SENDING, _publish=""))) == f"{SENDING}:2"


def test_what_the_form_refuses_has_not(desk, form, story):
    assert told(desk.post(change(story), form(headline="", sending=SENDING, _publish=""))) == ""


def test_a_story_that_is_gone_keeps_nothing(desk, form, story):
    assert told(desk.post("/desk/articles/story/999/change/", form(sending=SENDING))) == ""


def test_an_autosave_has_come_in_where_all_of_it_is_saved_in_the_story(desk, form, story):
    assert told(autosave(desk, story, form(headline="Mine", base=1, sending=SENDING))) == f"{SENDING}:2"
    assert told(autosave(desk, story, form(slug="!?", body="<p>Half.</p>", base=2, sending=SENDING))) == ""
    conflict = autosave(desk, story, form(headline="Older", base=1, sending=SENDING))
    assert (conflict.json()["by"], told(conflict)) == ("you", "")


@pytest.mark.parametrize("sending", ["", "x", "1:2:3:4:5", "1:2:3:4; path=/", "1:2:3:" + "4" * 17, "١:2:3:٤"])
def test_what_is_no_sending_is_not_repeated(desk, form, story, sending):
    assert told(desk.post(change(story), form(sending=sending, _continue=""))) == ""


def test_the_cookie_keeps_to_the_last_and_drops_what_is_not_its_own(desk, form, story):
    desk.cookies[COOKIE] = ".".join([*[f"1:7:{number}:5:1" for number in range(MOST + 9)], "<b>"])
    sendings = told(desk.post(change(story), form(sending=SENDING, _continue=""))).split(".")
    assert (len(sendings), sendings[0], sendings[-1]) == (MOST, "1:7:10:5:1", f"{SENDING}:2")


def test_a_page_that_is_no_story_says_what_has_come_in_too(desk):
    page = {"headline": "Ethics code", "body": "<p>We say who paid.</p>", "slug": "", "position": 0, "seen": 0}
    new = desk.post("/desk/articles/flatpage/add/", {**page, "sending": SENDING, "_save": ""})
    assert (new.status_code, told(new)) == (302, f"{SENDING}:1")
    refused = desk.post(new.url, {**page, "headline": "", "seen": 1, "sending": SENDING, "_save": ""})
    assert (refused.status_code, told(refused)) == (200, "")
