"""What helps to write: marks as they are printed, the menu behind “/”, links, the bar, the counts."""

import pytest

from articles import body
from tests import factories

from .editing import TEXT, expect_written, open_story, paste

pytestmark = pytest.mark.browser


@pytest.fixture
def sheet(page, live_server, editor):
    open_story(page)
    return page


TYPED = {
    "\"It's the '90s\" -- don't...": "“It’s the ’90s” – don’t…",
    "'A “quote\" in one' ('yes')": "‘A “quote” in one’ (‘yes’)",
    "rock 'n' roll, 'tis, the boys' mast": "rock ’n’ roll, ’tis, the boys’ mast",
    '"But I---" she said': "“But I—” she said",
    "well-known 10-12": "well-known 10-12",
}
PRINTED = {
    "de": "„Das ist ‚gut‘“, sagt’s",
    "fr": "«\u202fC’est vrai\u202f», dit-il\u202f!",
    "es": "«Dice “sí”»",
    "nl": "“Zo’n ‘mast’”",
    "pl": "„Maszt ‚nowy’”",
    "sv": "”En ’mast’”",
    "en-US": "“A mast”—two",
}
KEYED = {
    "de": "\"Das ist 'gut'\", sagt's",
    "fr": '"C\'est vrai", dit-il !',
    "es": "\"Dice 'sí'\"",
    "nl": "\"Zo'n 'mast'\"",
    "pl": "\"Maszt 'nowy'\"",
    "sv": "\"En 'mast'\"",
    "en-US": '"A mast"--two',
}


def told(page):
    return page.locator(TEXT).inner_text().strip()


def test_marks_are_those_of_print(sheet):
    for keys in TYPED:
        sheet.keyboard.type(keys)
        sheet.keyboard.press("Enter")
    assert [line for line in told(sheet).split("\n") if line] == list(TYPED.values())


def in_language(route, language):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('content="en-GB"', f'content="{language}"'))


@pytest.mark.parametrize("language", PRINTED)
def test_marks_are_those_of_the_papers_language(page, live_server, editor, language):
    page.route("**/change/", lambda route: in_language(route, language))
    open_story(page)
    page.keyboard.type(KEYED[language])
    assert told(page) == PRINTED[language]


def test_backspace_right_after_gives_back_what_was_typed_and_code_is_left_alone(sheet):
    sheet.keyboard.type('A "')
    sheet.keyboard.press("Backspace")
    assert told(sheet) == 'A "'
    sheet.keyboard.press("Control+e")
    sheet.keyboard.type("x = '1' -- '2'")
    assert told(sheet) == "A \"x = '1' -- '2'"


def test_the_menu_is_used_by_keys_alone(sheet):
    sheet.keyboard.type("/")
    menu = sheet.get_by_role("listbox", name="Put in here")
    assert menu.get_by_role("option").count() > 10
    chosen = sheet.locator(TEXT).get_attribute("aria-activedescendant")
    sheet.keyboard.press("ArrowDown")
    assert sheet.locator(TEXT).get_attribute("aria-activedescendant") not in (None, chosen)
    sheet.keyboard.press("Escape")
    assert menu.is_hidden()
    sheet.keyboard.press("Backspace")
    sheet.keyboard.type("/num")
    assert menu.get_by_role("option").all_inner_texts()[0].startswith("Numbered list")
    sheet.keyboard.press("Enter")
    sheet.keyboard.type("one")
    expect_written(sheet, "<ol><li><p>one</p></li></ol>")


def test_a_slash_among_words_is_a_slash(sheet):
    sheet.keyboard.type("km/h and/")
    assert sheet.locator(".desk-slash").is_hidden()
    expect_written(sheet, "<p>km/h and/</p>")


def select(page, letters):
    for _ in range(letters):
        page.keyboard.press("Shift+ArrowLeft")
    page.wait_for_timeout(100)  # a browser tells of a selection a little later


def test_an_address_pasted_over_words_links_them(sheet):
    sheet.keyboard.type("The ledger")
    select(sheet, 6)
    paste(sheet, text="https://example.org/ledger")
    expect_written(sheet, '<p>The <a href="https://example.org/ledger">ledger</a></p>')


def test_a_link_is_made_changed_and_removed_by_keys(sheet):
    ferries = factories.published(headline="Ferries go electric")
    sheet.keyboard.type("The ledger")
    select(sheet, 6)
    sheet.keyboard.press("Control+k")
    sheet.keyboard.type("ferries")
    sheet.get_by_role("option", name="Ferries go electric").wait_for()
    sheet.keyboard.press("ArrowDown")
    sheet.keyboard.press("Enter")
    expect_written(sheet, f'<p>The <a href="{ferries.get_absolute_url()}">ledger</a></p>')
    sheet.keyboard.press("Control+k")
    sheet.keyboard.type("www.example.org")
    sheet.keyboard.press("Enter")
    expect_written(sheet, '<p>The <a href="https://www.example.org">ledger</a></p>')
    sheet.keyboard.press("Control+k")
    sheet.get_by_role("button", name="Remove link").press("Enter")
    expect_written(sheet, "<p>The ledger</p>")


@pytest.mark.parametrize("press", ["Enter", "Link"])
def test_words_that_find_no_story_are_told_so_in_the_link_dialog(sheet, press):
    sheet.keyboard.type("The ledger")
    sheet.keyboard.press("Control+k")
    dialog = sheet.get_by_role("dialog")
    assert "The headlines of our stories are searched" in dialog.inner_text()
    sheet.keyboard.type("zebra crossing")
    if press == "Enter":
        sheet.keyboard.press("Enter")
    else:
        dialog.get_by_role("button", name=press, exact=True).click()
    said = "No story has these words in its headline. Paste an address, or try fewer words."
    dialog.get_by_role("status").get_by_text(said).wait_for()


def test_a_link_without_words_or_address_asks_for_one(sheet):
    sheet.keyboard.press("Control+k")
    sheet.get_by_role("dialog").get_by_role("button", name="Link", exact=True).click()
    sheet.get_by_role("status").get_by_text("Type words of a headline, or paste an address.").wait_for()


def test_the_bar_is_one_stop_for_the_tab_key(sheet):
    bar = sheet.get_by_role("toolbar", name="Text and blocks")
    assert bar.locator("[tabindex='0']").count() == 1
    sheet.keyboard.type("Words")
    sheet.keyboard.press("Shift+Tab")
    assert sheet.evaluate("document.activeElement.closest('.desk-toolbar') !== null")
    sheet.keyboard.press("End")
    assert sheet.evaluate("document.activeElement.ariaLabel") == "Keys"
    sheet.keyboard.press("Home")
    sheet.keyboard.press("Escape")
    sheet.keyboard.type("!")
    expect_written(sheet, "<p>Words!</p>")
    assert all(button.get_attribute("aria-label") for button in bar.get_by_role("button").all())


def test_keys_are_told(sheet):
    sheet.keyboard.press("Control+/")
    assert "Ctrl+Alt+P" in sheet.get_by_role("dialog", name="Keys").inner_text()


def test_words_are_counted_as_on_the_server(page, live_server, editor):
    text = "<p>It’s a low-cost 2.5 GHz mast – no more. 渡し船の町</p><ul><li><p>QR รหัส codes</p></li></ul>"
    figure = '<figure data-gallery="1"><figcaption>Two masts</figcaption></figure>'
    story = open_story(page, body=text + figure)
    page.locator(".desk-counts", has_text=f"{body.count_words(story.body)} words · 1 min").wait_for()


def test_the_text_is_named_and_spelled_in_the_papers_language(sheet):
    text = sheet.locator(TEXT)
    assert text.get_attribute("aria-label") == "Body of the story"
    assert (text.get_attribute("lang"), text.get_attribute("spellcheck")) == ("en-GB", "true")
