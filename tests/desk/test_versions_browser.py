"""Versions in a real browser: a collision from the first key to the merged story, by keyboard, and axe on each page."""

import pytest
from playwright.sync_api import expect

from articles import revisions
from tests import factories

from .axe import violations
from .browsing import sign_in, type_body

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]
BODY = "<p>One mast.</p>\n<p>Two boats.</p>\n<p>Three islands.</p>"


@pytest.fixture
def nok(django_user_model):
    return django_user_model.objects.create_superuser("nok", first_name="Nok", last_name="Suwan")


@pytest.fixture
def story(live_server, editor, nok):
    """A story with four versions, one of them kept aside: number 4, in which two passages meet another’s."""
    draft = factories.story(headline="Ferries go electric", body=BODY, tags=["Ports"], lead_picture=factories.picture())
    revisions.keep(draft)
    said = {"standfirst": "Nok’s words.", "body": BODY.replace("One", "One tall"), "tags": ["Ports", "Solar"]}
    revisions.write(draft, said, by=nok, is_autosave=True)
    revisions.write(draft, {"kicker": "Ports"}, by=nok, why="For the list")
    mine = {"standfirst": "Mine.", "body": BODY.replace("One", "One small"), "headline": "Ferries go solar"}
    revisions.write(draft, mine, base=1, by=editor)
    return draft


def test_a_collision_is_seen_at_the_first_autosave_and_merged_by_key(page, page_problems, live_server, editor, nok):
    story = factories.story(headline="Ferries go electric", body=BODY)
    revisions.keep(story)
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    revisions.write(story, {"standfirst": "Nok’s words."}, by=nok)
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/"), timeout=20_000) as answered:
        type_body(page, "Mine: ")
    assert answered.value.status == 409
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Two versions of this story")
    page.get_by_role("button", name="Save merged").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Merged")
    story.refresh_from_db()
    assert story.standfirst == "Nok’s words."
    assert "Mine:" in story.body
    page_problems[:] = [problem for problem in page_problems if "409" not in problem]


def test_what_both_changed_has_to_be_answered(page, story):
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/conflict/?mine=4")
    page.get_by_role("button", name="Save merged").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Two versions of this story")  # the browser asks first
    for question in page.get_by_role("group").all():
        question.get_by_label("Mine").focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Save merged").click()
    expect(page.locator(".messagelist")).to_contain_text("Merged")
    story.refresh_from_db()
    assert (story.standfirst, story.kicker, story.headline) == ("Mine.", "Ports", "Ferries go solar")
    assert "One small mast." in story.body


def test_two_versions_are_chosen_and_compared(page, story):
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/history/")
    page.get_by_label("From version 1").check()
    page.get_by_label("To version 4").check()
    page.get_by_role("button", name="Compare the two").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Versions 1 and 4")
    page.get_by_role("button", name="Make version 1 the newest").click()
    expect(page.locator(".messagelist")).to_contain_text("Version 1 is the newest once more, as version 5.")


@pytest.mark.parametrize("address", ["history/", "compare/?a=1&b=4", "conflict/?mine=4"])
def test_axe_finds_nothing_on(page, story, address):
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/{address}")
    assert violations(page) == []
