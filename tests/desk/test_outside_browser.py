"""How a story is found and shared, seen at the desk while its words are chosen."""

import pytest
from playwright.sync_api import expect

from articles.models import Story
from tests import factories

from .axe import violations
from .browsing import open_story

pytestmark = pytest.mark.browser


def test_what_others_will_show_follows_what_is_typed(page, live_server, editor, transactional_db):
    story = open_story(page, headline="Ferries wait", standfirst="They wait.", lead_picture=factories.picture())
    title, shared, text = (page.locator(f".outside-{part}") for part in ("title", "headline", "shared .outside-text"))
    expect(title).to_be_hidden()
    page.get_by_role("button", name="Found and shared").click()
    expect(title).to_have_text("Ferries wait | The Monsoon Review")
    expect(shared).to_have_text("Ferries wait")
    expect(page.locator(".outside-picture img")).to_have_count(1)
    page.fill("#id_search_title", "Strait of Malacca ferry strike")
    page.fill("#id_share_text", "Ten crews on why.")
    expect(title).to_have_text("Strait of Malacca ferry strike | The Monsoon Review")
    expect(text).to_have_text("Ten crews on why.")
    page.fill("#id_share_text", " ")
    page.fill("#id_headline", "Ferries leave")
    expect(text).to_have_text("They wait.")
    expect(shared).to_have_text("Ferries leave")
    page.get_by_role("button", name="Take it off").click()
    expect(page.locator(".outside-picture img")).to_have_count(0)
    page.fill("#id_search_title", "x" * 121)
    expect(page.locator(".field-search_title .desk-length")).to_have_text("1 too many: 120 characters fit")
    page.fill("#id_search_title", "Malacca ferry strike")
    expect(page.locator(".desk-status")).to_contain_text("Saved")
    assert violations(page) == []
    page.reload()
    expect(title).to_have_text("Malacca ferry strike | The Monsoon Review")
    assert Story.objects.get(pk=story.pk).search_title == "Malacca ferry strike"


def test_a_picture_too_small_for_others_leaves_its_place_to_the_headline(page, live_server, editor, transactional_db):
    open_story(page, headline="Ferries wait", lead_picture=factories.picture(size=(480, 320)))
    page.get_by_role("button", name="Found and shared").click()
    expect(page.locator(".outside-bill")).to_be_visible()
    expect(page.locator(".outside-picture img")).to_have_count(0)
