"""The board, the calendar and the first page in a real browser: by keyboard, by mouse, and as axe sees them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles import revisions
from articles.models import Note, Remark, Story
from tests import factories
from tests.desk.axe import violations
from tests.desk.browsing import expected, sign_in
from tests.desk.editing import expect_value
from tests.desk.planning import assigned, moved, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/desk/articles/story/board/"
CALENDAR = "/desk/articles/story/calendar/"
SINGAPORE = ZoneInfo("Asia/Singapore")


@pytest.fixture
def newsroom(live_server, editor):
    """Something in every column and on several days."""
    arief, now = factories.person("Reporter", username="arief", first_name="Arief"), timezone.now()
    assigned(written("Late draft"), to=arief, due_at=now - timedelta(hours=3), planned_words=600)
    assigned(written("Early draft"), to=editor, due_at=now + timedelta(hours=30), planned_for=now + timedelta(days=2))
    moved(written("Submitted"), "submit")
    moved(written("Approved"), "approve")
    moved(written("Scheduled"), "schedule", at=now + timedelta(hours=2))
    live = moved(written("Live"), "publish")
    Story.objects.filter(pk=live.pk).update(kicker="New")
    revisions.keep(live, by=editor)
    Remark.objects.create(note=Note.objects.create(story=live), text="@editor which?", by=arief).mentions.add(editor)
    return editor


def focused(page):
    return page.evaluate("document.activeElement.innerText.split('\\n')[0].trim()")


def card_in(page, column, headline):
    return page.locator(f"[data-column={column}]").get_by_role("link", name=headline, exact=True)


def on_day(page):
    return page.evaluate("document.activeElement.dataset.day ?? ''")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_arrows_go_from_card_to_card(page, newsroom):
    sign_in(page)
    page.goto(BOARD)
    page.get_by_role("link", name="Early draft").focus()
    press(page, "ArrowDown")
    assert focused(page) == "Late draft"
    press(page, "ArrowRight")
    assert focused(page) == "Submitted"
    press(page, "ArrowRight", "ArrowRight", "ArrowRight")
    assert focused(page) == "Live"
    press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Home")
    assert focused(page) == "Early draft"


def test_a_story_is_moved_along_by_keyboard_alone(page, newsroom):
    sign_in(page)
    page.goto(BOARD)
    page.get_by_role("link", name="Submitted", exact=True).focus()
    press(page, "m")
    expect_value(page, "document.activeElement.closest('.desk-moves-list') !== null", True)
    page.get_by_role("button", name="Approve", exact=True).focus()
    press(page, "Enter")
    card_in(page, "approved", "Submitted").wait_for()
    assert focused(page) == "Submitted"
    assert "Approved" in page.locator(".desk-said").inner_text()
    assert Story.objects.get(headline="Submitted").stage == Story.Stage.APPROVED


def test_escape_leaves_a_cards_menu_where_one_was(page, newsroom):
    sign_in(page)
    page.goto(BOARD)
    page.get_by_role("link", name="Approved", exact=True).focus()
    press(page, "m", "ArrowDown", "ArrowUp", "Escape")
    assert focused(page) == "Approved"
    assert page.locator(".desk-moves[open]").count() == 0


def test_sending_back_asks_for_the_reason_and_keeps_it_where_it_is_refused(page, newsroom, page_problems):
    sign_in(page)
    page.goto(BOARD)
    page.get_by_role("link", name="Submitted", exact=True).focus()
    press(page, "m")
    page.get_by_role("button", name="Send back…").press("Enter")
    page.get_by_role("dialog").wait_for()
    press(page, "Tab", "Enter")
    page.locator("dialog .errorlist").wait_for()
    page.get_by_role("dialog").get_by_label("Reason").fill("Begin with the fee.")
    page.get_by_role("dialog").get_by_role("button", name="Send back").press("Enter")
    card_in(page, "draft", "Submitted").wait_for()
    assert Story.objects.get(headline="Submitted").acts.first().why == "Begin with the fee."
    expected("422", known=page_problems)


def test_a_card_is_dragged_into_the_next_column(page, newsroom):
    sign_in(page)
    page.goto(BOARD)
    card = page.locator(".desk-card", has_text="Late draft")
    card.drag_to(page.locator("[data-column=submitted]"))
    card_in(page, "submitted", "Late draft").wait_for()
    assert Story.objects.get(headline="Late draft").stage == Story.Stage.SUBMITTED


def test_a_column_that_does_not_take_a_card_says_so(page, newsroom):
    sign_in(page)
    page.goto(BOARD)
    page.locator(".desk-card", has_text="Live").drag_to(page.locator("[data-column=draft]"))
    assert "cannot go to “Draft”" in page.locator(".desk-said").inner_text()


def test_a_new_assignment_is_made_from_the_board(page, newsroom):
    sign_in(page)
    page.goto(BOARD)
    page.get_by_role("link", name="New assignment").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Headline").fill("Dili waits for its cable")
    dialog.get_by_label("Section").select_option("Money")
    dialog.get_by_label("Who").select_option("Arief")
    dialog.get_by_label("Due").fill("2031-03-04T18:00")
    dialog.get_by_role("button", name="Make the assignment").press("Enter")
    card_in(page, "draft", "Dili waits for its cable").wait_for()
    assert Story.objects.get(headline__startswith="Dili").assignment.to.username == "arief"


@pytest.fixture
def march(live_server, editor):
    """Two plans in a week of March."""
    assigned(written("Ferries"), planned_for=datetime(2031, 3, 5, 18, tzinfo=SINGAPORE))
    assigned(written("Coins"), planned_for=datetime(2031, 3, 5, 20, tzinfo=SINGAPORE))


def test_arrows_go_from_day_to_day_and_turn_the_page(page, march):
    sign_in(page)
    page.goto(f"{CALENDAR}?day=2031-03-05#day")
    assert on_day(page) == "2031-03-05"
    press(page, "ArrowRight", "Home")
    assert on_day(page) == "2031-03-03"
    press(page, "ArrowLeft")
    page.wait_for_url("**day=2031-03-02**")
    assert on_day(page) == "2031-03-02"
    press(page, "n")
    page.wait_for_url("**day=2031-03-09**")
    press(page, "p")
    page.wait_for_url("**day=2031-03-02**")
    press(page, "o")
    page.wait_for_url("**view=month**")
    press(page, "ArrowDown")
    assert on_day(page) == "2031-03-09"


def test_enter_goes_into_a_day_and_opens_a_story(page, march):
    sign_in(page)
    page.goto(f"{CALENDAR}?day=2031-03-05#day")
    press(page, "Enter")
    assert "Ferries" in focused(page)
    press(page, "ArrowDown")
    assert "Coins" in focused(page)
    press(page, "Escape")
    assert on_day(page) == "2031-03-05"
    press(page, "Enter", "Enter")
    page.wait_for_url("**/change/")


def test_a_plans_day_is_changed_by_keyboard(page, march):
    sign_in(page)
    page.goto(f"{CALENDAR}?day=2031-03-05#day")
    press(page, "Enter", "d")
    page.get_by_role("dialog").get_by_label("Day").fill("2031-03-07")
    press(page, "Enter")
    page.locator("[data-day='2031-03-07'] .desk-entry-headline", has_text="Ferries").wait_for()
    assert Story.objects.get(headline="Ferries").assignment.planned_for == datetime(2031, 3, 7, 18, tzinfo=SINGAPORE)
    assert "planned for 7 Mar 2031, 18:00" in page.locator(".desk-said").inner_text()


def test_a_plan_is_dragged_to_another_day(page, march):
    sign_in(page)
    page.goto(f"{CALENDAR}?day=2031-03-05")
    page.locator(".desk-entry", has_text="Coins").drag_to(page.locator("[data-day='2031-03-04']"))
    page.locator("[data-day='2031-03-04'] .desk-entry-headline", has_text="Coins").wait_for()
    assert Story.objects.get(headline="Coins").assignment.planned_for == datetime(2031, 3, 4, 20, tzinfo=SINGAPORE)


PAGES = ["", "articles/story/board/", "articles/story/calendar/", "articles/story/calendar/?view=month"]
PAGES += ["articles/story/", "articles/act/", "articles/story/assign/"]


def test_no_page_is_wider_than_a_telephone_and_axe_finds_nothing(page, newsroom):
    sign_in(page)
    widths, found = {}, []
    for path in PAGES:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"/desk/{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")
        found += [f"/desk/{path} {said}" for said in violations(page)]
    assert {path: width for path, width in widths.items() if width > 390} == {}
    assert found == []
