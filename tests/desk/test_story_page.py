"""The page of a story in a real browser: its fields, chosen by typing, by keys and by touch."""

import json

import pytest
from playwright.sync_api import expect

from articles.models import Beat, Story, Tag
from tests import factories

from .browsing import open_story, sign_in

pytestmark = pytest.mark.browser


def sent(page, name):
    """What the form would send for a field."""
    return page.locator(f"[name={name}]").input_value()


def type_and_pick(page, field, words):
    """Types into a combobox, waits for what is found, and takes the first by the keyboard."""
    page.locator(f"#id_{field}").press_sequentially(words)
    page.wait_for_selector(f".field-{field} [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_a_new_story_needs_a_headline_and_a_section_and_is_in_the_text(page, live_server, editor, money):
    sign_in(page)
    page.goto("/desk/articles/story/add/")
    page.keyboard.type("Ferries go electric")
    page.keyboard.press("Enter")
    page.keyboard.type("mon")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ProseMirror-focused")
    page.keyboard.type("A quiet harbour.")
    assert "A quiet harbour." in page.locator(".ProseMirror[contenteditable=true]").inner_text()
    story = Story.objects.get()
    assert (story.headline, story.category, story.started_by) == ("Ferries go electric", money, editor)


def test_who_works_for_one_section_is_in_the_text_with_one_enter(page, live_server, editor, money):
    Beat.objects.create(user=editor, category=money)
    sign_in(page)
    page.goto("/desk/articles/story/add/")
    page.keyboard.type("Ferries go electric")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ProseMirror-focused")
    assert Story.objects.get().category == money


def test_tags_are_chosen_made_and_taken_off_by_keys(page, live_server, editor):
    Tag.objects.create(name="Solar power")
    open_story(page)
    type_and_pick(page, "tags", "sol")
    page.keyboard.type("Batam,Wind")
    page.keyboard.press("Enter")
    assert sent(page, "tags") == "Solar power, Batam, Wind"
    page.keyboard.press("Backspace")
    assert sent(page, "tags") == "Solar power, Batam"
    page.get_by_role("button", name="Take off Solar power").click()
    assert sent(page, "tags") == "Batam"


@pytest.mark.parametrize("end", ["Enter", ","])
def test_the_list_of_tags_is_closed_once_one_is_taken(page, live_server, editor, end):
    for name in ("Solar power", "Batam", "Wind"):
        Tag.objects.create(name=name)
    open_story(page)
    offered = page.locator(".field-tags [role=option]")
    page.locator("#id_tags").press_sequentially("Batam")
    page.keyboard.press(end)  # before the list has come
    page.wait_for_timeout(500)
    assert sent(page, "tags") == "Batam" and not offered.filter(visible=True).count()
    type_and_pick(page, "tags", "sol")
    page.wait_for_timeout(500)
    assert sent(page, "tags") == "Batam, Solar power" and not offered.filter(visible=True).count()
    page.keyboard.press("ArrowDown")
    expect(offered).to_have_text(["Wind"])


def test_a_tag_with_a_comma_goes_there_and_back(page, live_server, editor):
    open_story(page, tags=["Batam, Riau", "Solar"])
    page.locator("#id_tags").press_sequentially("Wind,")
    assert sent(page, "tags") in ('"Batam, Riau", Solar, Wind', 'Solar, "Batam, Riau", Wind')


def test_authors_have_a_role_and_an_order(page, live_server, editor):
    mei, nok = factories.author("Mei Lin Tan"), factories.author("Nok Suwan")
    open_story(page, authors=[mei])
    type_and_pick(page, "bylines", "nok")
    page.get_by_label("What Nok Suwan did").select_option("photography")
    page.get_by_role("button", name="Move Nok Suwan up").click()
    assert json.loads(sent(page, "bylines")) == [
        {"author": nok.pk, "role": "photography"},
        {"author": mei.pk, "role": "reporting"},
    ]
    assert page.get_by_role("button", name="Move Nok Suwan down").evaluate("it => it === document.activeElement")


def test_a_story_of_ours_and_an_outside_link_are_read_next(page, live_server, editor):
    other = factories.published(headline="Masts go up")
    open_story(page, headline="Masts come down")
    type_and_pick(page, "links", "masts")
    page.locator("#id_links").fill("https://port.example/tide")
    page.wait_for_selector(".field-links [role=option]")
    page.keyboard.press("Enter")
    expect(page.get_by_placeholder("What the link says")).to_be_focused()
    page.keyboard.type("The tide table")
    assert json.loads(sent(page, "links")) == [
        {"target": other.pk},
        {"url": "https://port.example/tide", "title": "The tide table"},
    ]


def test_the_address_of_a_story_of_ours_finds_it(page, live_server, editor):
    other = factories.published(headline="Masts go up")
    open_story(page)
    page.locator("#id_links").fill(live_server.url + other.get_absolute_url())
    page.wait_for_selector(".field-links [role=option]:has-text('Masts go up')")
    page.keyboard.press("Enter")
    assert json.loads(sent(page, "links")) == [{"target": other.pk}]


def test_words_that_are_no_section_choose_none(page, live_server, editor, money):
    open_story(page, category=money)
    page.locator("#id_category").fill("Nowhere")
    page.wait_for_selector("text=Nothing found for “Nowhere”")
    page.keyboard.press("Tab")
    assert page.locator("#id_category").input_value() == "Money"
    assert sent(page, "category") == str(money.pk)


def test_a_lookup_that_fails_says_so_beside_the_field(page, page_problems, live_server, editor):
    open_story(page)
    page.route("**/find/tags/*", lambda route: route.fulfill(status=500))
    page.locator("#id_tags").press_sequentially("sol")
    page.wait_for_selector(".field-tags .desk-offers-note:has-text('error 500')")
    page_problems.clear()


def test_enter_in_a_line_of_text_presses_no_button(page, live_server, editor):
    open_story(page)
    page.locator("#id_kicker").press("Enter")
    page.locator("#id_slug").press("Enter")
    page.wait_for_timeout(300)
    assert not page.locator(".messagelist").is_visible()


def test_the_escape_key_closes_the_list_and_not_the_dialog_around_it(page, live_server, editor):
    factories.story(headline="Masts go up")
    open_story(page)
    page.evaluate("import('/static/desk/pickers.js').then(({ pickStories }) => { pickStories() })")
    page.wait_for_selector("dialog [role=option]")
    page.keyboard.press("Escape")
    assert page.locator(".desk-finder").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector(".desk-finder", state="detached")
