"""The front is arranged with a mouse, and without one."""

import re

import pytest
from playwright.sync_api import expect

from articles import layout, presence, publishing
from articles.models import FrontPage, Story
from tests import factories

from .axe import violations
from .browsing import expected, sign_in

pytestmark = pytest.mark.browser
UNDO_TWICE = """() => {
    const press = () => new KeyboardEvent("keydown", {key: "z", ctrlKey: true, bubbles: true, cancelable: true})
    for (let times = 0; times < 2; times++) document.activeElement.dispatchEvent(press())
}"""


def said(page, words):
    expect(page.locator(".desk-said")).to_contain_text(words)


def place_in_focus(page):
    return page.evaluate("document.activeElement.closest('[data-place]')?.dataset.place")


def take_off_by_keyboard(page):
    """Whatever is done from a place by keys, the focus stays there. A second press of Enter does nothing."""
    page.locator("[data-place=tops-1]").get_by_role("button", name="Pin").press("Enter")
    said(page, "put: Top stories, 2 of 4")
    expect(page.locator("[data-place=tops-1]")).to_be_focused()
    page.keyboard.press("Enter")
    for key, words in [("Delete", "fills itself"), ("Control+z", "Undone"), ("Control+Shift+z", "Done again")]:
        page.keyboard.press(key)  # “z” with Shift is what Caps Lock makes of it
        said(page, words)
        assert place_in_focus(page) == "tops-1", key
    page.get_by_role("button", name="Undo").press("Enter")
    said(page, "Undone")
    assert page.evaluate("document.activeElement.name") == "undo"


def pin_what_came_by_itself(page):
    page.locator("[data-place=tops-0]").get_by_role("link", name="Masts").press("p")
    said(page, "“Masts” put: Top stories, 1 of 4")
    page.locator("[data-place=tops-1]").drag_to(page.locator("[data-place=tops-0]"))
    said(page, "“Ferries” put: Top stories, 1 of 4")


def move_faster_than_the_screen_follows(page):
    page.get_by_role("button", name="Move “Masts” up").focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowUp")
    said(page, "Moved: Lead")
    for _ in range(4):
        page.keyboard.press("Control+z")
    said(page, "Undone: “Masts” put")
    assert page.locator(".desk-said.is-trouble").count() == 0


def put_by_two_presses(page):
    """Into a zone, the second before the first is shown: it goes to the first free place, not to the one after."""
    page.evaluate(
        "for (let times = 0; times < 2; times++) document.querySelector('[name=put][value$=\":tops\"]').click()"
    )
    said(page, "put: Top stories, 1 of 4")
    page.keyboard.press("Control+z")
    said(page, "Undone: “Sails” put: Top stories, 1 of 4")


def undo_while_a_colleague_works(page, page_problems, name):
    """Two presses at once, upon a draft that somebody changed meanwhile: neither takes it back."""
    front = FrontPage.objects.get(category=None)
    draft = layout.opened(front)
    theirs = layout.put(front, draft.slots, Story.objects.get(headline=name).pk, "tops-2")
    layout.save(front, theirs, base=draft.number, by=None, words=f"“{name}” put")
    page.evaluate(UNDO_TWICE)
    expect(page.locator(".desk-said.is-trouble")).to_contain_text("Check it, then try again.")
    page.wait_for_timeout(500)
    assert layout.opened(front).slots == theirs
    expected("409", known=page_problems)


def test_a_front_is_arranged_by_mouse_and_by_keyboard(page, page_problems, live_server, editor, db):
    for name in ("Ferries", "Masts", "Nets"):
        factories.published(headline=name)
    later = factories.story(headline="Sails")
    sign_in(page)
    page.goto("/desk/articles/frontpage/front/?q=Sails")
    put_by_two_presses(page)
    page.locator(".front-story").drag_to(page.locator("[data-place=tops-1]"))
    said(page, "“Sails” put: Top stories, 2 of 4")
    expect(page.locator("[data-place=tops-1]")).to_contain_text("the draft would show")

    page.get_by_role("button", name="Move “Sails” up").press("Enter")
    said(page, "Moved: Top stories, 1 of 4")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move “Sails” up"
    page.keyboard.press("Shift+ArrowUp")
    said(page, "Moved: Lead")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-place]').dataset.place") == "tops-0"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("d")
    page.get_by_label("Headline here").fill("All sails")
    page.get_by_role("button", name="Tomorrow 06:00").click()
    expect(page.get_by_label("Until")).to_have_value(re.compile("T06:00$"))
    page.get_by_label("Until").fill("2036-01-02T08:00")
    assert violations(page) == []
    page.get_by_role("button", name="Keep it").press("Enter")
    said(page, "Lead is kept in the draft")
    expect(page.locator("[data-place=lead-0]")).to_contain_text("All sails")
    said_of_lead = layout.opened(FrontPage.of(None)).slots["lead-0"]
    assert (said_of_lead["story"], said_of_lead["headline"]) == (later.pk, "All sails")
    page.get_by_role("button", name="Undo").press("Enter")
    said(page, "Undone: Lead changed")
    page.keyboard.press("Control+Shift+Z")
    said(page, "Done again: Lead changed")
    page.keyboard.press("Control+z")
    said(page, "Undone: Lead changed")
    page.get_by_label("Details: Top stories, 1 of 4").click()
    story = page.get_by_role("combobox", name="Story")
    expect(page.get_by_label("Section", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Keep it")).to_be_in_viewport(ratio=1)
    story.fill("mas")
    page.get_by_role("option", name="Masts").click()
    page.get_by_role("button", name="Keep it").click()
    said(page, "Top stories, 1 of 4 is kept in the draft")
    expect(page.locator("[data-place=tops-0]")).to_contain_text("Masts")
    page.get_by_label("Details: Top stories, 1 of 4").click()
    expect(story).to_have_value("Masts")
    story.fill("")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("[data-place=tops-0]")).to_contain_text("fills itself")
    take_off_by_keyboard(page)
    pin_what_came_by_itself(page)
    move_faster_than_the_screen_follows(page)
    undo_while_a_colleague_works(page, page_problems, "Nets")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("readers see it now")
    expect(page.get_by_role("status").first).to_contain_text("Readers see the page as it stands here")
    page.get_by_role("button", name="Undo").click()
    said(page, "Undone")
    expect(page.locator(".messagelist")).to_have_count(0)
    page.get_by_role("link", name="Schedule…").press("Enter")
    page.get_by_label("Readers see it from").fill("2036-01-02T08:00")
    page.get_by_role("button", name="Schedule", exact=True).press("Enter")
    said(page, "Scheduled for 2 Jan 2036, 08:00")
    page.get_by_role("link", name="Cancel…").press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Cancel…").press("Enter")
    page.get_by_role("button", name="Cancel it").press("Enter")
    said(page, "is cancelled")
    expect(page.get_by_role("link", name="Schedule…")).to_be_focused()


def top_of_places(page):
    return page.evaluate("document.querySelector('.front-screen').getBoundingClientRect().top + scrollY")


def test_what_the_first_act_says_has_its_room_before_it(page, live_server, editor, db):
    factories.published(headline="Masts")
    sign_in(page)
    page.goto("/desk/articles/frontpage/front/")
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        untouched = top_of_places(page)
        page.get_by_role("button", name="Pin").click()
        said(page, "“Masts” put: Lead")
        assert top_of_places(page) == untouched, width
        if width < 1440:
            page.get_by_role("button", name="Undo").click()
            said(page, "Undone")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("readers see it now")
    assert top_of_places(page) == untouched
    page.get_by_role("button", name="Undo").click()
    said(page, "Undone")
    assert top_of_places(page) == untouched


LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


def test_a_page_learns_by_itself_what_colleagues_publish(page, live_server, editor, db):
    factories.published(headline="Masts")
    front, mei = FrontPage.of(None), factories.person("Editor", first_name="Mei")
    said_of_page = layout.put(front, {}, Story.objects.get().pk, "lead-0")
    draft = layout.save(front, said_of_page, base=0, by=mei, words="“Masts” put: Lead")
    sign_in(page)
    page.goto("/desk/articles/frontpage/front/")
    page.get_by_role("searchbox").fill("half a wor")
    page.get_by_role("link", name="Details: Lead").focus()
    publishing.arrange(front, said_of_page, by=mei)
    presence.note(front, mei)
    page.evaluate(LOOK_AGAIN)
    said(page, "Readers see what Mei arranged, since")
    expect(page.locator(".desk-presence")).to_have_text("Mei has this open")
    expect(page.locator(".desk-announcements")).to_contain_text("Readers see what Mei arranged")
    expect(page.locator(".front-status")).to_contain_text("Readers see the page as it stands here.")
    expect(page.get_by_role("link", name="Details: Lead")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("half a wor")

    publishing.arrange(front, {}, by=mei)
    with page.expect_response(page.url):
        page.route(page.url, lambda route: route.fulfill(body="Back in a minute."))
        page.evaluate(LOOK_AGAIN)
    page.unroute(page.url)
    layout.save(front, {}, base=draft.number, by=mei, words="Lead fills itself")
    page.evaluate(LOOK_AGAIN)
    expect(page.locator(".front-status")).to_contain_text("Mei changed the draft on")
    expect(page.get_by_role("searchbox")).to_have_value("half a wor")
    expect(page.locator("[data-place=lead-0]")).to_contain_text("pinned")
    expect(page.get_by_role("link", name="Details: Lead")).to_be_focused()
    page.get_by_role("button", name="Show it").press("Enter")
    expect(page.locator("[data-place=lead-0]")).to_contain_text("fills itself")
    expect(page.get_by_role("link", name="Schedule…")).to_be_focused()

    page.locator("[data-place=lead-0]").focus()  # as after “Pin it”
    made = publishing.arrange(front, said_of_page, by=mei)
    page.evaluate(LOOK_AGAIN)
    expect(page.locator(".front-status")).to_have_attribute("data-current", str(made.pk))
    expect(page.locator("[data-place=lead-0]")).to_be_focused()

    sails = factories.story(headline="Sails")
    pinned = layout.put(front, said_of_page, sails.pk, "tops-0")
    layout.save(front, pinned, base=layout.opened(front).number, by=mei)
    with page.expect_response("**/standing/"):
        page.reload()
    publishing.delete(sails)
    page.evaluate(LOOK_AGAIN)
    said(page, "“Sails” was deleted.")
    expect(page.locator("[data-place=tops-0]")).to_contain_text("fills itself")
    publishing.retract(Story.objects.get(headline="Masts"))
    page.evaluate(LOOK_AGAIN)
    said(page, "“Masts” is retracted now.")
    expect(page.locator("[data-place=lead-0]")).to_contain_text("Retracted")

    for name in ("Nets", "Poles"):
        factories.published(headline=name)
    with page.expect_response("**/standing/"):
        page.reload()
    factories.published(headline="Quays")
    page.evaluate(LOOK_AGAIN)
    said(page, "Other stories stand in places that fill themselves.")
    expect(page.locator("[data-place=lead-0]")).to_contain_text("“Quays”")
    page.get_by_role("button", name="Pin “Nets” here").focus()
    factories.published(headline="Oars")
    publishing.arrange(front, {}, by=mei)
    page.evaluate(LOOK_AGAIN)
    expect(page.locator("[data-place=tops-1]")).to_contain_text("Nets")
    expect(page.get_by_role("button", name="Pin “Nets” here")).to_be_focused()
