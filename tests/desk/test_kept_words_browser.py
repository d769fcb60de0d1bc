"""Words that a browser keeps until the paper has them: offered back where they were lost, and only then."""

import pytest
from playwright.sync_api import expect

from articles.models import FlatPage, Story
from tests import factories

from .browsing import TEXT, expected, open_story, sign_in, type_body
from .editing import expect_value

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]
OFFER = ".desk-offer-back"
KEPT = """() => new Promise((resolve) => {
    const opened = indexedDB.open("desk", 1)
    opened.onsuccess = () => {
        const asked = opened.result.transaction("kept").objectStore("kept").count()
        asked.onsuccess = () => (opened.result.close(), resolve(asked.result))
    }
})"""

SAID = KEPT.replace("count()", "getAll()").replace("asked.result)", "JSON.stringify(asked.result))")


def lost(route):
    """What is sent by a button never reaches the paper."""
    if route.request.method == "POST":
        route.fulfill(status=502, content_type="text/html", body="<p>Bad gateway</p>")
    else:
        route.continue_()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def test_words_that_were_sent_at_once_are_offered_to_nobody(page, live_server, editor):
    """Within the autosave's pause, whatever the button; two paragraphs, which come back in lines of their own."""
    story = open_story(page, body="", lead_picture=factories.picture())
    for words, button, said in [
        ("One.\nTwo. ", "Save", "is saved"),
        ("Three.\nFour. ", "Publish now", "Published"),
        ("Five.\nSix. ", "Update live story", "Updated"),
    ]:
        type_body(page, words)
        press(page, button)
        expect(page.locator(".messagelist")).to_contain_text(said)
        page.wait_for_selector(TEXT)
        expect_value(page, KEPT, 0)
        assert page.locator(OFFER).count() == 0
    assert "Six." in Story.objects.get(pk=story.pk).body
    assert page.locator(".desk-undone").count() == 0


def test_words_that_were_lost_are_offered_one_box_at_a_time_and_what_was_pressed_was_not_done(
    page, page_problems, live_server, editor
):
    story = open_story(page, body="")
    page.route("**/change/", lost)
    for words in ("One.\nTwo. ", "Three.\nFour. "):
        type_body(page, words)
        press(page, "Save")
        page.wait_for_selector("text=Bad gateway")
        page.goto(f"/desk/articles/story/{story.pk}/change/")
        page.wait_for_selector(TEXT)
        expect(page.locator(OFFER)).to_have_count(1)
    expect(page.locator(".desk-undone")).to_contain_text("Nothing says whether “Save” was done.")
    page.unroute("**/change/")
    page.get_by_role("button", name="Take them").click()
    expect(page.locator(TEXT)).to_contain_text("Four.")
    expect(page.locator(OFFER)).to_have_count(1)  # the older
    page.context.clear_cookies(name="sessionid")
    press(page, "Publish now")
    page.wait_for_url("**/desk/login/**")
    sign_in(page)
    page.evaluate("location.assign(new URLSearchParams(location.search).get('next'))")
    page.wait_for_selector(TEXT)
    expect(page.locator(".desk-undone")).to_contain_text("“Publish now” was not done: you had been signed out.")
    expect(page.locator(OFFER)).to_have_count(1)
    expected("502", known=page_problems)


def test_words_of_a_page_that_is_still_going_when_the_next_one_opens_are_offered(
    page, page_problems, live_server, editor
):
    page.context.route("**/autosave/", lambda route: route.abort())
    story = open_story(page, body="")
    type_body(page, "One. ")
    expect(page.locator(".desk-status-words")).to_contain_text("kept on this computer")
    following = page.context.new_page()
    following.goto(f"/desk/articles/story/{story.pk}/change/")
    following.wait_for_selector(TEXT)
    following.wait_for_timeout(500)
    assert following.locator(OFFER).count() == 0
    page.context.clear_cookies(name="sessionid")  # what a page sends while it is closed passes no route
    page.close()
    expect(following.locator(OFFER)).to_have_count(1)
    expected("ERR_FAILED", known=page_problems)


def test_other_forms_are_not_left_unasked_and_a_page_offers_its_words_back(page, live_server, editor):
    flat = FlatPage.objects.create(headline="Ethics code", slug="ethics", body="<p>We say who paid.</p>")
    author = factories.author()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    sign_in(page)
    page.goto(f"/desk/articles/flatpage/{flat.pk}/change/")
    type_body(page, "Nobody pays us. ")
    expect(page.locator(".desk-status-words")).to_have_text("Unsaved changes: kept on this computer")
    expect_value(page, f"() => ({SAID})().then(said => said.includes('Nobody pays us.'))", True)
    page.goto("/desk/newsroom/paper/")
    page.locator("#id_strapline").fill("News of the islands")
    page.goto(f"/desk/articles/author/{author.pk}/change/")
    page.locator("#id_biography").fill("Walks to work.")
    page.goto(f"/desk/articles/flatpage/{flat.pk}/change/")
    assert asked == ["beforeunload"] * 3
    page.wait_for_selector(TEXT)
    page.get_by_role("button", name="Take them").click()
    expect(page.locator(TEXT)).to_contain_text("Nobody pays us.")
    press(page, "Save")
    expect(page.locator(".messagelist")).to_contain_text("Saved.")
    page.wait_for_selector(TEXT)
    expect_value(page, KEPT, 0)
    assert (page.locator(OFFER).count(), len(asked)) == (0, 3)
    flat.refresh_from_db()
    assert "Nobody pays us." in flat.body
