"""A day of a newsroom, from the first word to the last correction, by three people at three browsers."""

import contextlib
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Act, Story
from newsroom.clock import paper_zone
from tests import factories
from tests.conftest import REPORT_VIOLATIONS, is_complaint
from tests.factories import author, category, person

from .browsing import sign_in_by_the_form
from .editing import TEXT, paste

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]
WORD = "<p class=MsoNormal>Fares <b>stay</b> as they are.<o:p></o:p></p><h1>The timetable</h1><p>Six a day.</p>"
LEAD_TIME = timedelta(seconds=6)  # of what the editor schedules: long enough to press the button in
PATIENCE = 20_000


@pytest.fixture
def people(db):
    reporter = person("Reporter", username="mei", first_name="Mei Lin", last_name="Tan")
    author("Mei Lin Tan", user=reporter)
    return {
        "reporter": reporter,
        "editor": person("Editor", username="ana", first_name="Ana", last_name="Lim"),
        "chief": person("Chief", username="chi", first_name="Chi", last_name="Pham"),
    }


@pytest.fixture
def sit_down(browser, live_server, people, page_problems):
    """`sit_down("editor")`: a page of that person's own browser, signed in. Whatever it complains of fails the test."""
    with contextlib.ExitStack() as stack:

        def sit(role):
            context = stack.enter_context(browser.new_context(base_url=live_server.url))
            context.add_init_script(REPORT_VIOLATIONS)
            context.on("console", lambda said: page_problems.append(said.text) if is_complaint(said) else None)
            context.on("weberror", lambda thrown: page_problems.append(str(thrown.error)))
            page = context.new_page()
            sign_in_by_the_form(page, people[role].username)
            return page

        yield sit
    assert page_problems == []


def open_at_desk(page, story):
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    expect(page.locator(TEXT)).to_be_visible()


def press(page, label):
    """Presses a button of the story's, wherever it stands, once the page's scripts are there: before, it would send
    the form instead of opening its dialog."""
    page.wait_for_load_state()
    button = page.locator(".desk-buttons").get_by_role("button", name=re.compile(rf"^{label}…?$"), include_hidden=True)
    if not button.is_visible():
        page.locator(".desk-more summary").click()
    button.click()


def confirm(page, label):
    """Presses the button of the dialog that is open, and waits for the page that comes of it: this one may have said
    something, too."""
    with page.expect_navigation():
        page.locator("dialog[open]").get_by_role("button", name=label, exact=True).click()
    page.wait_for_selector(".messagelist .success")


def is_saved(page):
    expect(page.locator(".desk-status-words")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"), timeout=PATIENCE)


def choose_moment(page, name, at):
    """Types a moment to the second, which the control itself offers by the minute only."""
    field = page.locator(f"dialog[open] [name={name}]")
    field.evaluate("control => (control.step = 1)")
    field.fill(at.astimezone(paper_zone()).replace(tzinfo=None).isoformat(timespec="seconds"))


def start_writing(page):
    """A reporter's story from the first key on: headline, section, text, a paste, tags."""
    page.goto("/desk/articles/story/add/")
    page.keyboard.type("Ferries go electric")
    page.keyboard.press("Enter")
    page.keyboard.type("mon")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ProseMirror-focused")
    page.keyboard.type("A quiet harbour at six.")
    page.keyboard.press("Enter")
    paste(page, html=WORD)
    page.locator("#id_standfirst").fill("The first of six sails in June.")
    page.locator("#id_tags").press_sequentially("Solar,")
    is_saved(page)
    return Story.objects.get(headline="Ferries go electric")


def take_lead_picture(page, picture):
    page.get_by_role("button", name="Choose a picture").click()
    page.locator("dialog[open]").get_by_role("option", name=picture.alt).press("Enter")


def test_a_day_at_the_desk(sit_down, people, live_server, page_problems, client):
    category("Money")
    picture = factories.picture()
    other = factories.published(headline="The bridge that never was")

    # The reporter writes, pastes, adds a picture and submits.
    mei = sit_down("reporter")
    story = start_writing(mei)
    assert (story.started_by, story.state()) == (people["reporter"], Story.State.DRAFT)
    take_lead_picture(mei, picture)
    is_saved(mei)
    assert not mei.get_by_role("button", name="Publish now").count()
    press(mei, "Submit")
    mei.wait_for_selector(".messagelist .success")
    story.refresh_from_db()
    assert (story.state(), story.lead_picture) == (Story.State.SUBMITTED, picture)
    assert "<h2>The timetable</h2>" in story.body
    assert "Mso" not in story.body
    assert client.get(story.get_absolute_url()).status_code == 404

    # The editor finds it on her desk and sends it back with a reason.
    ana = sit_down("editor")
    ana.goto("/desk/")
    ana.get_by_role("link", name="Ferries go electric").click()
    expect(ana.locator(TEXT)).to_be_visible()
    press(ana, "Send back")
    ana.locator("dialog[open] [name=send_back-why]").fill("Who pays for it?")
    confirm(ana, "Send back")

    # The reporter reads why, mends it, and submits again.
    open_at_desk(mei, story)
    expect(mei.get_by_text("Who pays for it?").first).to_be_visible()
    mei.locator(TEXT).click()
    mei.keyboard.press("Control+End")
    mei.keyboard.type(" The port pays.")
    press(mei, "Submit")
    mei.wait_for_selector(".messagelist .success")

    # The editor approves and schedules; at its second it is there, with nobody at work.
    open_at_desk(ana, story)
    press(ana, "Approve")
    ana.wait_for_selector(".messagelist .success")
    press(ana, "Schedule")
    at = (timezone.now() + LEAD_TIME).replace(microsecond=0)
    choose_moment(ana, "schedule-at", at)
    confirm(ana, "Schedule")
    story.refresh_from_db()
    assert story.live_from == at
    address = story.get_absolute_url()
    waiting = client.get(address)
    assert waiting.status_code == 404 or timezone.now() >= at
    mei.wait_for_timeout(max(0, (at - timezone.now()).total_seconds() * 1000 + 300))
    assert "The port pays." in client.get(address).text
    assert "Ferries go electric" in client.get("/").text

    # The editor corrects it: readers are told, and the date of the story stays.
    open_at_desk(ana, story)
    ana.locator(TEXT).click()
    ana.keyboard.press("Control+End")
    ana.keyboard.type(" The state pays half.")
    press(ana, "Correct")
    ana.locator("dialog[open] [name=correct-text]").fill("The state pays half, which we had left out.")
    ana.locator("dialog[open] [name=correct-with_edits]").check()
    confirm(ana, "Correct")
    shown = client.get(address).text
    assert "The state pays half, which we had left out." in shown
    assert " The state pays half." in shown
    assert "which we had left out" in client.get("/corrections/").text
    story.refresh_from_db()
    assert story.published_at == at

    # The chief retracts another.
    chi = sit_down("chief")
    open_at_desk(chi, other)
    press(chi, "Retract")
    chi.locator("dialog[open] [name=retract-notice]").fill("There is no bridge.")
    confirm(chi, "Retract")
    gone = client.get(other.get_absolute_url())
    assert (gone.status_code, "There is no bridge." in gone.text) == (410, True)
    assert other.headline not in client.get("/").text

    # All of it is in the log, and the chief reads it.
    said = list(Act.objects.filter(story=story).order_by("done_at", "pk").values_list("verb", "by__username"))
    assert said == [
        ("submit", "mei"),
        ("send_back", "ana"),
        ("submit", "mei"),
        ("approve", "ana"),
        ("schedule", "ana"),
        ("correct", "ana"),
    ]
    chi.goto("/desk/articles/act/")
    expect(chi.get_by_text("Who pays for it?").first).to_be_visible()
