"""The dialogs in which a button asks: by keyboard, by ear, and with nothing lost where the desk refuses."""

from datetime import UTC, datetime

import pytest

from articles.models import Story
from tests import factories

from .axe import violations
from .browsing import sign_in
from .editing import expect_value

pytestmark = pytest.mark.browser
DIALOGS = "[...document.querySelectorAll('dialog[id^=desk-ask-]')].map((dialog) => dialog.id)"


def dialog_of(page, verb):
    return page.locator(f"#desk-ask-{verb}")


@pytest.fixture
def live(page, live_server, editor, db):
    """The page of a live story, with its number."""
    story = factories.published(headline="Ferries go electric")
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    page.wait_for_load_state("networkidle")
    return story


def test_a_dialog_is_opened_answered_and_left_by_keyboard(page, live):
    button = page.get_by_role("button", name="Schedule update")
    button.focus()
    page.keyboard.press("Enter")
    assert dialog_of(page, "schedule").is_visible()
    expect_value(page, "document.activeElement.id", "id_schedule-at")
    page.keyboard.press("Escape")
    assert not dialog_of(page, "schedule").is_visible()
    expect_value(page, "document.activeElement.dataset.asksIn", "desk-ask-schedule")


def test_enter_in_a_dialog_confirms_it_and_presses_nothing_else(page, live):
    page.locator(".desk-more summary").click()
    page.get_by_role("button", name="End…").click()
    page.fill("#id_end-why", "The sale is over")
    page.keyboard.press("Enter")
    page.get_by_text("Ended: the address now answers with the notice.").wait_for()
    live.refresh_from_db()
    assert live.state() == Story.State.ENDED
    assert live.acts.first().why == "The sale is over"


def test_what_was_refused_is_asked_again_with_what_was_typed(page, live):
    page.get_by_role("button", name="Schedule update").click()
    page.fill("#id_schedule-at", "2020-01-02T08:00")
    page.fill("#id_schedule-why", "With the harbour’s own news")
    dialog_of(page, "schedule").get_by_role("button", name="Schedule update").click()
    dialog = dialog_of(page, "schedule")
    dialog.get_by_role("alert").wait_for()
    assert "2 January 2020, 08:00 is past" in dialog.get_by_role("alert").inner_text()
    assert page.input_value("#id_schedule-at") == "2020-01-02T08:00"
    assert page.input_value("#id_schedule-why") == "With the harbour’s own news"


def test_a_moment_is_chosen_by_a_press(page, live):
    page.clock.set_fixed_time(datetime(2026, 11, 27, 2, 5, tzinfo=UTC))
    page.reload()
    page.get_by_role("button", name="Schedule update").click()
    dialog = dialog_of(page, "schedule")
    assert "It is 10:05 in Singapore." in dialog.locator("desk-moments").inner_text()
    for words, moment in (("In 1 hour", "27T11:05"), ("Today 18:00", "27T18:00"), ("Tomorrow 06:00", "28T06:00")):
        dialog.get_by_role("button", name=words).click()
        assert page.input_value("#id_schedule-at") == f"2026-11-{moment}"
    assert dialog.locator(".desk-ask-zone").inner_text().startswith("Saturday 28 November at 06:00 in Singapore")
    page.goto("/desk/articles/banner/add/")
    page.get_by_role("button", name="In 1 hour").click()
    assert page.input_value("#id_until") == "2026-11-27T11:05"


def test_a_moment_is_told_by_the_papers_clock_and_by_ones_own(page, live):
    page.get_by_role("button", name="Schedule update").click()
    page.fill("#id_schedule-at", "2036-01-02T08:00")
    words = dialog_of(page, "schedule").locator(".desk-ask-zone").inner_text()
    assert words.startswith("Wednesday 2 January at 08:00 in Singapore, in ")


def test_the_menu_is_left_by_escape(page, live):
    menu = page.locator(".desk-more")
    menu.locator("summary").press("Enter")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None


ASKED_OF = {"live": {"schedule", "correct", "end", "retract"}, "submitted": {"send_back", "embargo", "schedule"}}


@pytest.mark.parametrize("state", ASKED_OF)
def test_axe_finds_nothing_in_any_dialog(page, live, state):
    if state == "submitted":
        story = factories.story(stage=Story.Stage.SUBMITTED, headline="")  # what the gate refuses can be overridden
        page.goto(f"/desk/articles/story/{story.pk}/change/")
    verbs = {each.removeprefix("desk-ask-") for each in page.evaluate(DIALOGS)}
    assert verbs >= ASKED_OF[state]
    for verb in sorted(verbs):
        dialog_of(page, verb).evaluate("(dialog) => dialog.showModal()")
        assert violations(page) == [], verb
        dialog_of(page, verb).evaluate("(dialog) => dialog.close()")
