"""What becomes of words while they are written: saved by themselves, kept when they cannot be, never shown as what
they are not. In a real Chromium."""

import re

import pytest
from playwright.sync_api import expect

from articles import revisions
from articles.models import Story
from tests import factories

from .browsing import expected, open_story, sign_in, type_body

pytestmark = [pytest.mark.browser, pytest.mark.on_both_engines]
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def status(page):
    return page.locator(".desk-status-words")


def change_address(story):
    return f"/desk/articles/story/{story.pk}/change/"


def body_of(story):
    return Story.objects.get(pk=story.pk).body


def settle(page):
    """Waits until the last words are saved."""
    expect(status(page)).to_have_text(SAVED, timeout=12_000)


def autosaves(page):
    return page.expect_response(lambda answer: answer.url.endswith("/autosave/"), timeout=12_000)


def test_words_are_saved_by_themselves_and_the_line_says_so(page, live_server, editor):
    story = open_story(page)
    expect(status(page)).to_have_text("No changes")
    type_body(page, "Rain by noon. ")
    expect(status(page)).to_have_text("Unsaved changes")
    with autosaves(page):
        pass
    settle(page)
    assert "Rain by noon." in body_of(story)
    assert revisions.newest(story).is_autosave


def test_words_are_saved_while_somebody_types_on(page, live_server, editor):
    story = open_story(page, body="")
    page.locator(".ProseMirror[contenteditable=true]").click()
    with autosaves(page) as saved:
        for _ in range(110):  # more than ten seconds without a pause that is long enough
            page.keyboard.type("x")
            page.wait_for_timeout(100)
    assert saved.value.status == 200
    settle(page)
    assert "xxx" in body_of(story)


def test_a_chip_is_saved_like_a_word(page, live_server, editor):
    story = open_story(page)
    page.locator("#id_tags").press_sequentially("Solar,")
    settle(page)
    assert list(story.tags.names()) == ["Solar"]


def test_a_field_that_cannot_be_saved_is_named_and_the_others_are_saved(page, page_problems, live_server, editor):
    story = open_story(page)
    page.locator("#id_headline").fill("")
    page.locator("#id_kicker").fill("Harbours")
    expect(status(page)).to_have_text(re.compile(r"^Saved \d\d:\d\d, except Headline: "), timeout=12_000)
    assert Story.objects.get(pk=story.pk).kicker == "Harbours"
    page.get_by_role("button", name="Show", exact=True).click()
    page.keyboard.type("Boats")
    settle(page)
    assert Story.objects.get(pk=story.pk).headline == "Boats"
    expected("422", known=page_problems)


def test_offline_words_are_kept_on_this_computer_and_saved_once_the_paper_is_back(
    page, page_problems, live_server, editor
):
    story = open_story(page)
    page.context.set_offline(True)
    type_body(page, "Typed at sea. ")
    expect(status(page)).to_have_text("Offline: kept on this computer", timeout=12_000)
    page.context.set_offline(False)
    settle(page)
    assert "Typed at sea." in body_of(story)
    expected("ERR_INTERNET_DISCONNECTED", known=page_problems)


def test_what_was_typed_offline_is_offered_on_the_next_opening_and_never_put_in_unasked(
    page, page_problems, live_server, editor
):
    story = open_story(page)
    page.context.set_offline(True)
    type_body(page, "Typed at sea. ")
    expect(status(page)).to_have_text("Offline: kept on this computer", timeout=12_000)
    page.close()  # as by a battery that is empty
    page.context.set_offline(False)
    page = page.context.new_page()
    page.goto(change_address(story))
    page.locator(".desk-offer-back").wait_for()
    assert "Typed at sea." not in page.locator(".ProseMirror[contenteditable=true]").inner_text()
    page.get_by_role("button", name="Compare").click()
    assert "Typed" in page.locator("dialog .desk-difference").inner_text()
    page.locator("dialog").get_by_role("button", name="Take them").click()
    settle(page)
    assert "Typed at sea." in body_of(story)
    page.reload()
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    page.wait_for_timeout(500)
    assert not page.locator(".desk-offer-back").is_visible()
    expected("ERR_INTERNET_DISCONNECTED", known=page_problems)


def test_a_failing_desk_is_no_saved_story(page, page_problems, live_server, editor):
    story = open_story(page)
    page.route("**/autosave/", lambda route: route.fulfill(status=500, body="oh"))
    type_body(page, "Rain. ")
    expect(status(page)).to_have_text(re.compile("^Not saved: The desk answered with error 500"), timeout=12_000)
    page.unroute("**/autosave/")
    page.get_by_role("button", name="Try now").click()
    settle(page)
    assert "Rain." in body_of(story)
    expected("500", known=page_problems)


def test_who_is_signed_out_is_told_and_saves_once_signed_in_again(page, page_problems, live_server, editor):
    story = open_story(page)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    type_body(page, "Rain. ")
    expect(status(page)).to_have_text(re.compile("^Not saved: You were signed out"), timeout=12_000)
    page.get_by_role("button", name="Publish now", exact=True).click()
    expect(page.locator(".desk-undone")).to_contain_text("“Publish now” was not done")
    page.context.add_cookies(cookies)
    settle(page)
    assert "Rain." in body_of(story)
    expected("403", known=page_problems)


def test_the_second_saver_is_told_who_and_when_and_loses_nothing(page, page_problems, live_server, editor):
    story = open_story(page)
    revisions.write(Story.objects.get(pk=story.pk), {"headline": "Theirs"}, base=0, by=editor)
    type_body(page, "Mine. ")
    expect(status(page)).to_have_text(re.compile(r"^Conflict: you saved at \d\d:\d\d$"), timeout=12_000)
    assert Story.objects.get(pk=story.pk).headline == "Theirs"
    assert "Mine." in story.revisions.get(is_side=True).snapshot["body"]
    expected("409", known=page_problems)


def test_a_button_waits_for_the_autosave_under_way_and_starts_from_it(page, live_server, editor):
    story = open_story(page)
    type_body(page, "Rain. ")
    page.keyboard.press("Control+s")
    page.locator("#id_kicker").fill("Harbours")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    assert (Story.objects.get(pk=story.pk).kicker, "Rain." in body_of(story)) == ("Harbours", True)
    assert not story.revisions.filter(is_side=True).exists()


def test_a_button_sends_the_form_where_nothing_is_under_way(page, live_server, editor):
    story = open_story(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    page.locator("#id_kicker").fill("Harbours")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    assert Story.objects.get(pk=story.pk).kicker == "Harbours"


def test_what_is_kept_is_left_without_a_question(page, traffic, live_server, editor):
    story = open_story(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    type_body(page, "Rain. ")
    page.wait_for_timeout(900)
    page.locator(".breadcrumbs a", has_text="Stories").click()
    page.wait_for_selector("#changelist")
    assert asked == []
    traffic.wait_until_quiet()
    assert "Rain." in body_of(story)


def test_what_is_neither_saved_nor_kept_asks_before_it_is_left(page, page_problems, live_server, editor):
    open_story(page)
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('a private window') } }")
    page.route("**/autosave/", lambda route: route.abort())
    type_body(page, "Rain. ")
    expect(status(page)).to_have_text("Offline: not kept anywhere yet", timeout=12_000)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.locator(".breadcrumbs a", has_text="Stories").click()
    assert asked == ["beforeunload"]
    page_problems.clear()


def test_a_colleague_is_seen_at_the_story(page, browser, live_server, editor, django_user_model):
    story = factories.story()
    ana = django_user_model.objects.create_superuser("ana", password="a-long-pass-9", first_name="Ana", last_name="Lim")
    with browser.new_context(base_url=live_server.url) as other:
        hers = other.new_page()
        sign_in(hers, ana.username)
        hers.goto(change_address(story))
        hers.wait_for_selector(".ProseMirror[contenteditable=true]")
        sign_in(page)
        page.goto(change_address(story))
        expect(page.locator(".desk-presence")).to_have_text("Ana Lim has this open", timeout=12_000)
