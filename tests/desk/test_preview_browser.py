"""Previews and share links in a real browser: widths, colours, the next save, and a link from its making to its end."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import reading
from articles.models import ShareLink
from tests import factories

from .axe import violations
from .browsing import open_story, sign_in, type_body
from .test_autosave_browser import autosaves

pytestmark = pytest.mark.browser


@pytest.fixture
def story(page, live_server, editor):
    yield open_story(page, headline="Ferries go electric")
    page.goto("about:blank")
    page.wait_for_timeout(300)  # what the page had still asked for is answered before the tables are emptied


def open_preview(page, story, query=""):
    page.goto(f"/desk/articles/story/{story.pk}/preview/{query}")
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("Ferries go electric")


def in_frame(page, script):
    return page.frames[1].evaluate(script)


def drawn(page):
    """How wide the frame is drawn on the screen, in pixels."""
    return round(page.locator("iframe").bounding_box()["width"])


@pytest.mark.parametrize(("name", "width"), [("Phone", 390), ("Tablet", 820), ("Desktop", 1440)])
def test_the_page_is_laid_out_for_each_width_and_fits_the_window(page, story, name, width):
    page.set_viewport_size({"width": 1000, "height": 800})
    open_preview(page, story)
    page.get_by_text(name, exact=True).click()
    expect(page.locator("iframe")).to_have_js_property("offsetWidth", width)
    assert in_frame(page, "innerWidth") == width
    assert drawn(page) == min(width, 1000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000


def test_widths_are_chosen_by_keyboard(page, story):
    open_preview(page, story)
    page.get_by_label("Desktop").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("iframe")).to_have_js_property("offsetWidth", 820)
    assert in_frame(page, "innerWidth") == 820
    assert "width=tablet" in page.url


def test_the_moment_typed_is_told_as_the_paper_writes_it(page, story):
    open_preview(page, story)
    told = page.locator(".preview-moment")
    expect(told).to_have_text("")
    page.locator("#id_at").fill("2036-11-02T18:05")
    expect(told).to_have_text("2 Nov 2036, 18:05")
    page.locator("#id_at").fill("2036-11-02T18:05:07")
    expect(told).to_have_text("2 Nov 2036, 18:05:07")
    page.get_by_role("button", name="Show it").click()
    page.wait_for_url("**18%3A05%3A07**")
    expect(told).to_have_text("2 Nov 2036, 18:05:07")


def test_times_are_told_from_the_moment_that_is_looked_at(page, live_server, editor):
    now = timezone.localtime()
    factories.published(headline="Nets", at=now - timedelta(hours=3))
    sign_in(page)
    at = now - timedelta(hours=1, minutes=50)
    page.goto(f"/desk/articles/frontpage/front/preview-page/?show=readers&at={at:%Y-%m-%dT%H:%M}")
    expect(page.locator("time[data-recent]").first).to_have_text("an hour ago")


def test_on_a_phone_the_phones_width_comes_first(page, story):
    page.set_viewport_size({"width": 390, "height": 800})
    open_preview(page, story)
    assert in_frame(page, "innerWidth") == 390


def test_colours_are_chosen_and_not_remembered_for_the_paper(page, story):
    open_preview(page, story)
    page.get_by_text("Dark", exact=True).click()
    assert in_frame(page, "getComputedStyle(document.body).colorScheme") == "dark"
    page.goto("/")
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_another_page_is_shown_as_it_is_chosen(page, story):
    open_preview(page, story, "?width=phone")
    page.get_by_label("Show", exact=True).select_option("front")
    page.wait_for_url("**show=front**")
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("The Monsoon Review")
    assert in_frame(page, "innerWidth") == 390


def test_the_next_save_is_shown_without_being_asked(page, story):
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Preview").click()
    preview = opened.value
    expect(preview.frame_locator("iframe").locator("h1")).to_have_text("Ferries go electric")
    page.bring_to_front()
    type_body(page, "Rain by noon. ")
    with autosaves(page):
        pass
    expect(preview.frame_locator("iframe").locator(".body")).to_contain_text("Rain by noon.", timeout=10_000)
    preview.close()


def test_looking_at_a_preview_is_not_reading(page, story):
    open_preview(page, story)
    page.wait_for_timeout(5_500)  # the beacon goes after five seconds
    assert reading.roll_up() == 0


def test_axe_finds_nothing_wrong_with_the_preview(page, story):
    open_preview(page, story)
    assert violations(page) == []


def test_a_link_from_its_making_to_its_end(page, page_problems, browser, live_server, story):
    page.get_by_label("For whom").fill("Dr Lim")
    page.keyboard.press("Enter")
    copy = page.get_by_role("button", name="Copy")
    expect(copy).to_be_focused()
    address = live_server.url + page.locator(".share-address").input_value().removeprefix("http://127.0.0.1:8000")
    with browser.new_context() as outside:
        visitor = outside.new_page()
        visitor.goto(address)
        expect(visitor.locator("h1")).to_have_text("Ferries go electric")
        expect(visitor.get_by_text("Preview for Dr Lim.")).to_be_visible()
        assert violations(visitor) == []
        page.get_by_role("button", name="Revoke").click()
        expect(page.get_by_text("Dr Lim: revoked")).to_be_visible()
        assert visitor.goto(address).status == 404
        expect(visitor.locator("h1")).to_have_text("This link opens nothing")
        assert violations(visitor) == []
    assert ShareLink.objects.get().revoked_at
    expect(page.locator(".desk-status-words")).to_have_text("No changes")


def test_axe_finds_nothing_wrong_with_share_links(page, story):
    for reader in ("Dr Lim", "Ms Tan"):
        page.get_by_label("For whom").fill(reader)
        page.get_by_role("button", name="Make a share link").click()
        expect(page.get_by_text(reader)).to_be_visible()
    page.get_by_role("button", name="Revoke").first.click()
    expect(page.get_by_text("Ms Tan: revoked")).to_be_visible()
    assert violations(page) == []


def test_a_preview_of_nothing_is_said_so(page, page_problems, live_server, editor):
    draft = factories.story()
    sign_in(page)
    page.goto(f"/desk/articles/story/{draft.pk}/preview/?show=readers")
    expect(page.get_by_text("readers find no such page: nothing is scheduled")).to_be_visible()
