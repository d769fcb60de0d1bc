"""Each block is put in, kept, opened again unchanged, and shown to readers."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from articles import publishing
from tests import factories

from .axe import violations
from .editing import TEXT, answer, drop, expect_value, expect_written, file, new_line, open_story, paste, save, written

pytestmark = pytest.mark.browser
CAPTION = ".desk-marked .ProseMirror"
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
WAITING = {
    "provider": "youtube",
    "label": "YouTube",
    "address": VIDEO,
    "state": "waiting",
    "title": "",
    "author": "",
    "thumb": "",
    "trouble": "",
}
FETCHED = {**WAITING, "state": "fetched", "title": "The ferry leaves", "author": "Mei"}
UNKNOWN = {**WAITING, "provider": None, "state": ""}


def slash(page, words):
    """Puts in what the menu behind “/” offers for the words, on a new last line."""
    page.locator(f"{TEXT} > p").last.click()
    page.keyboard.press("End")
    if page.locator(f"{TEXT} > p").last.inner_text().strip():
        page.keyboard.press("Enter")
    page.keyboard.type(f"/{words}")
    page.wait_for_selector(".desk-slash:not([hidden]) [aria-selected=true]")
    page.keyboard.press("Enter")


def pick_pictures(page, *alts):
    for alt in alts:
        page.get_by_role("dialog").get_by_role("option", name=re.compile(alt)).or_(
            page.get_by_role("dialog").get_by_role("button", name=re.compile(alt))
        ).first.click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^(Use|Insert|Choose|Take)")).first.click()


def kept_and_shown(page, story):
    """Saves, sees that opening and saving it again changes nothing, publishes; gives what is kept."""
    kept = save(page, story).body
    page.locator(TEXT).wait_for()
    page.locator("#id_headline").press_sequentially("!")
    assert save(page, story).body == kept
    publishing.publish(story)
    page.goto(story.get_absolute_url())
    return kept


@pytest.fixture
def open_text(page, live_server, editor):
    def opened(**fields):
        return open_story(page, **fields)

    return opened


def test_a_pull_quote_is_written_and_becomes_a_quotation_and_words_again(page, open_text):
    story = open_text(body="<p>Words.</p>")
    slash(page, "pull")
    page.keyboard.type("Nobody asked.")
    page.keyboard.press("Control+Shift+B")
    assert "<blockquote><p>Nobody asked.</p></blockquote>" in written(page)
    page.keyboard.press("Control+Alt+q")
    assert kept_and_shown(page, story) == ('<p>Words.</p>\n<blockquote data-pull=""><p>Nobody asked.</p></blockquote>')
    assert page.locator(".body blockquote[data-pull]").inner_text() == "Nobody asked."


def test_a_picture_has_words_and_a_size_and_undo_takes_back_each_step(page, open_text):
    number = factories.picture().pk
    body = f'<p>Words.</p>\n<figure data-picture="{number}"><figcaption>A mast</figcaption></figure>\n<p>More.</p>'
    story = open_text(body=body)
    page.locator(".desk-block-picture img").wait_for()
    assert page.locator(".desk-alt").inner_text() == "A mast over a market"
    page.locator(".desk-caption").click()
    page.keyboard.press("End")
    page.keyboard.type(" by night")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect_value(page, "document.activeElement.textContent", "Wide")
    page.keyboard.press("Enter")
    wide = body.replace(f'"{number}"', f'"{number}" data-size="wide"').replace("A mast", "A mast by night")
    expect_written(page, wide)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect_written(page, body.replace("A mast", "A mast by night"))
    page.keyboard.press("Control+Shift+z")
    assert kept_and_shown(page, story) == wide
    assert page.locator(".picture-wide figcaption").inner_text() == "A mast by night Mei Lin Tan"


def test_a_picture_without_a_description_warns_and_takes_one_for_this_place(page, open_text):
    number = factories.picture(alt="").pk
    open_text(body=f'<figure data-picture="{number}"></figure>')
    assert "No description" in page.locator(".desk-block-picture .desk-warning").inner_text()
    page.locator(".desk-block-picture").hover()
    page.get_by_role("button", name="Description…").click()
    page.get_by_label("Description", exact=True).fill("Six men at a rope")
    page.get_by_role("button", name="Keep").click()
    expect_written(page, f'<figure data-picture="{number}" data-alt="Six men at a rope"></figure>')


@pytest.mark.parametrize("caption", ["", "A guest in the hall"])
def test_another_picture_brings_its_own_words_and_undo_gives_the_others_back(page, open_text, caption):
    mayor, guest = factories.picture(), factories.picture("red", alt="A guest", caption=caption)
    body = (
        f'<figure data-picture="{mayor.pk}" data-size="wide" data-alt="The mayor">'
        "<figcaption>Mayor <em>Tan</em></figcaption></figure>\n<p>Words.</p>"
    )
    open_text(body=body)
    before = written(page)
    page.locator(".desk-block-picture").hover()
    page.get_by_role("button", name="Replace…").click()
    page.get_by_role("option", name="A guest").dblclick()
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    expect_written(page, f'<figure data-picture="{guest.pk}" data-size="wide">{words}</figure>\n<p>Words.</p>')
    page.locator(f"{TEXT} > p").last.click()
    page.keyboard.press("Control+z")
    expect_written(page, before)


def test_the_same_picture_chosen_again_keeps_its_words(page, open_text):
    number = factories.picture().pk
    kept = f'<figure data-picture="{number}"%s data-alt="The mayor"><figcaption>Mayor Tan</figcaption></figure>'
    open_text(body=kept % "")
    page.locator(".desk-block-picture").hover()
    page.get_by_role("button", name="Replace…").click()
    page.get_by_role("option", name="A mast").dblclick()
    expect(page.locator(".desk-library")).to_have_count(0)
    page.get_by_role("button", name="Wide", exact=True).click()
    expect_written(page, kept % ' data-size="wide"')


def test_the_picker_says_what_it_picks_for(page, open_text):
    factories.picture()
    open_text(body="")
    slash(page, "picture")
    expect(page.get_by_role("dialog", name="Pictures for the text")).to_be_visible()


def test_typing_upon_a_selected_block_goes_behind_it(page, open_text):
    number = factories.picture().pk
    open_text(body=f'<figure data-picture="{number}"></figure>')
    page.locator(".desk-block-picture img").click()
    page.keyboard.type("On")
    expect_written(page, f'<figure data-picture="{number}"></figure>\n<p>On</p>')


def test_a_gallery_is_put_in_order_and_thinned_out_by_keys(page, open_text):
    first, second, third = (factories.picture(color, alt=f"A {color} boat").pk for color in ("red", "navy", "teal"))
    story = open_text(body=f'<figure data-gallery="{first},{second},{third}"></figure>')
    page.locator(".desk-gallery img").last.wait_for()
    page.locator(".desk-block-gallery .desk-caption").click()
    page.keyboard.type("Three boats")
    page.get_by_role("button", name="Later: picture 1 of 3").focus()
    page.keyboard.press("Enter")
    expect_value(page, "document.activeElement.ariaLabel", "Later: picture 2 of 3")
    page.get_by_role("button", name="Take out: picture 3 of 3").press("Enter")
    expect_value(page, "document.activeElement.ariaLabel", "Take out: picture 2 of 2")
    page.keyboard.press("Control+z")  # upon a button
    expect(page.get_by_role("button", name="Take out: picture 3 of 3")).to_be_attached()
    page.keyboard.press("Control+Shift+z")
    expected = f'<figure data-gallery="{second},{first}"><figcaption>Three boats</figcaption></figure>'
    assert kept_and_shown(page, story) == expected
    assert [image.get_attribute("alt") for image in page.locator(".gallery img").all()] == ["A navy boat", "A red boat"]


def test_a_picture_of_a_gallery_has_a_caption_and_a_description_for_this_story(page, open_text):
    first, second = (factories.picture(color, alt=f"A {color} boat", caption="A boat").pk for color in ("red", "navy"))
    story = open_text(body=f'<figure data-gallery="{first},{second}"></figure>')
    page.get_by_role("button", name="Caption and description: picture 2 of 2").press("Enter")
    dialog = page.get_by_role("dialog", name="Words of picture 2 of 2")
    expect(dialog.get_by_label("Description")).to_have_value("A navy boat")
    caption = dialog.get_by_role("textbox", name="Caption")
    expect(caption).to_be_focused()
    expect(caption).to_have_text("A boat")
    assert violations(page) == []
    write_a_caption(page, caption)
    caption.press("Enter")
    page.get_by_role("button", name="Earlier: picture 2 of 2").press("Enter")
    words = 'The “<em>Vesta</em>” by day, says her <a href="https://example.org/log">log</a>'
    expected = f'<figure data-gallery="{second},{first}"><p data-of="{second}">{words}</p></figure>'
    assert kept_and_shown(page, story) == expected
    shown = page.locator(".gallery__words").first
    assert (shown.locator("em").inner_text(), shown.inner_text()) == ("Vesta", "The “Vesta” by day, says her log")


def write_a_caption(page, caption):
    """With italics by key, lines that are pasted, taken back and put there again, and a link."""
    page.keyboard.press("Control+a")
    page.keyboard.type('The "')
    page.keyboard.press("Control+i")
    page.keyboard.type("Vesta")
    page.keyboard.press("Control+i")
    page.keyboard.type('" ')
    paste(page, html="<h2 style='color: red'>by <u>day</u>,</h2><p>says her log</p>", into=CAPTION)
    expect(caption).to_have_text("The “Vesta” by day, says her log")
    page.keyboard.press("Control+z")
    expect(caption).not_to_contain_text("by day")
    page.keyboard.press("Control+Shift+z")
    expect(caption).to_have_text("The “Vesta” by day, says her log")
    page.keyboard.press("Control+Shift+ArrowLeft")
    expect_value(page, f"document.querySelector('{CAPTION}').editor.state.selection.empty", False)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="Link").get_by_role("combobox").fill("https://example.org/log")
    page.keyboard.press("Enter")
    expect(caption.get_by_role("link", name="log")).to_be_visible()


def test_a_pasted_address_becomes_an_embed_and_undo_makes_it_a_link(page, open_text):
    answer(page, "/embed/", FETCHED)
    story = open_text(body="<p>Words.</p>")
    new_line(page)
    paste(page, text=VIDEO)
    page.locator(".desk-block-embed strong", has_text="The ferry leaves").wait_for()
    embed = f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">The ferry leaves</a></figure>'
    expect_written(page, f"<p>Words.</p>\n{embed}")
    page.keyboard.press("Control+z")
    expect_written(page, f'<p>Words.</p>\n<p><a href="{VIDEO}">{VIDEO}</a></p>')
    page.keyboard.press("Control+Shift+z")
    assert kept_and_shown(page, story) == f"<p>Words.</p>\n{embed}"
    assert page.locator(".body .embed").is_visible()


@pytest.mark.parametrize("typed", [VIDEO, VIDEO.removeprefix("https://")])
def test_a_typed_address_becomes_an_embed_and_undo_makes_it_a_link(page, open_text, typed):
    answer(page, "/embed/", FETCHED)
    open_text(body="<p>Words.</p>")
    new_line(page)
    page.keyboard.type(typed, delay=5)
    page.locator(".ProseMirror-focused").get_by_text(typed).wait_for()
    page.keyboard.press("Enter")
    page.locator(".desk-block-embed strong", has_text="The ferry leaves").wait_for()
    embed = f'<figure data-embed="{VIDEO}"><a href="{VIDEO}">The ferry leaves</a></figure>'
    expect_written(page, f"<p>Words.</p>\n{embed}")
    page.keyboard.press("Control+z")
    expect_written(page, f'<p>Words.</p>\n<p><a href="{VIDEO}">{typed}</a></p>')
    page.keyboard.press("Control+Shift+z")
    page.keyboard.type("She leaves again.")
    expect_written(page, f"<p>Words.</p>\n{embed}\n<p>She leaves again.</p>")


def test_an_address_within_a_sentence_stays_a_link(page, open_text):
    answer(page, "/embed/", FETCHED)
    open_text(body="<p>Words.</p>")
    page.keyboard.press("End")
    page.keyboard.type(f" See {VIDEO}")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect_written(page, f'<p>Words. See <a href="{VIDEO}">{VIDEO}</a></p>')


def test_an_address_that_nobody_knows_is_a_plain_link(page, open_text):
    answer(page, "/embed/", UNKNOWN)
    open_text(body="<p>Words.</p>")
    new_line(page)
    paste(page, text="https://example.org/film")
    expect_written(page, '<p>Words.</p>\n<p><a href="https://example.org/film">https://example.org/film</a></p>')


def test_an_embed_tells_how_far_it_has_come(page, open_text):
    answer(page, "/embed/", WAITING)
    open_text(body=f'<figure data-embed="{VIDEO}"></figure>')
    page.locator(".desk-block-embed", has_text="Being fetched").wait_for()
    answer(page, "/embed/", {**WAITING, "state": "failed", "trouble": "YouTube does not know this video."})
    page.locator(".desk-block-embed .desk-warning", has_text="YouTube does not know this video.").wait_for()
    page.locator(".desk-block-embed").hover()
    assert page.get_by_role("button", name="Fetch once more").is_visible()


def test_an_embed_whose_first_try_failed_says_so(page, open_text):
    answer(page, "/embed/", {**WAITING, "trouble": "YouTube did not answer."})
    open_text(body=f'<figure data-embed="{VIDEO}"></figure>')
    warning = page.locator(".desk-block-embed .desk-warning")
    warning.get_by_text("YouTube did not answer. It is tried again by itself.").wait_for()


def test_a_box_of_stories_is_chosen_by_words_of_their_headlines(page, open_text):
    ferries = factories.published(headline="Ferries go electric")
    story = open_text(body="<p>Words.</p>")
    slash(page, "box")
    page.get_by_role("dialog").get_by_role("combobox").press_sequentially("Ferries")
    page.get_by_role("option", name="Ferries go electric").click()
    page.get_by_role("button", name="Use these").click()
    page.locator(".desk-block-related", has_text="Ferries go electric").wait_for()
    assert kept_and_shown(page, story) == f'<p>Words.</p>\n<aside data-related="{ferries.pk}"></aside>'
    assert page.locator(".related-box").get_by_role("link", name="Ferries go electric").is_visible()


def test_a_box_says_where_no_story_has_the_words(page, open_text):
    open_text(body="<p>Words.</p>")
    slash(page, "box")
    page.get_by_role("dialog").get_by_role("combobox").press_sequentially("zebra crossing")
    page.keyboard.press("Enter")
    said = "No story has these words in its headline. Try fewer words."
    page.get_by_role("dialog").get_by_role("status").get_by_text(said).wait_for()


def test_a_table_grows_and_shrinks(page, open_text):
    story = open_text(body="<p>Words.</p>")
    slash(page, "table")
    page.keyboard.type("Port")
    page.keyboard.press("Tab")
    page.keyboard.type("Masts")
    for name in ("Row below", "Column to the right", "Remove column", "Remove row"):
        page.get_by_role("button", name=name, exact=True).click()
    page.keyboard.press("Control+z")
    kept = kept_and_shown(page, story)
    assert kept.count("<tr>") == 4
    assert kept.count("<th>") == 3
    assert page.locator(".body table").get_by_text("Port").is_visible()


def test_a_dividing_line_and_a_subhead(page, open_text):
    story = open_text(body="<p>Words.</p>")
    slash(page, "divid")
    slash(page, "small")
    page.keyboard.type("Its cover")
    assert kept_and_shown(page, story) == "<p>Words.</p>\n<hr>\n<h3>Its cover</h3>"


def test_a_block_moves_by_keys(page, open_text):
    open_text(body="<p>One</p><p>Two</p>")
    page.locator(f"{TEXT} > p").last.click()
    page.keyboard.press("Alt+Shift+ArrowUp")
    page.keyboard.type("!")
    assert sorted(written(page).split("\n")) != written(page).split("\n")
    page.keyboard.press("Alt+Shift+ArrowDown")
    assert written(page).startswith("<p>One</p>")


def jpeg(color):
    content = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(content, "JPEG")
    return file(f"{color}.jpg", content.getvalue())


def test_dropped_files_go_to_the_library_and_into_the_text_in_their_order(page, page_problems, open_text):
    story = open_text(body="<p>One</p><p>Two</p>")
    drop(page, [jpeg("red"), file("bad.jpg", b"no picture"), jpeg("navy")], at=1)
    page.locator(".desk-file-refused", has_text="bad.jpg").wait_for()
    page.locator(".desk-block-picture").nth(1).wait_for()
    page_problems[:] = [problem for problem in page_problems if "422" not in problem]
    page.get_by_role("button", name="Put away").click()
    assert page.locator(".desk-file").count() == 0
    assert re.fullmatch(
        '<p>One</p>\n<figure data-picture="(\\d+)"></figure>\n<figure data-picture="(\\d+)"></figure>\n<p>Two</p>',
        save(page, story).body,
    )


def test_a_pasted_picture_is_uploaded_but_not_one_of_words(page, open_text):
    open_text(body="<p>One</p>")
    paste(page, html="<p>Words</p>", files=[jpeg("teal")])
    assert page.locator(".desk-file, .desk-block-picture").count() == 0
    paste(page, html="<img src='https://example.org/a.jpg'>", files=[jpeg("teal")])
    page.locator(".desk-block-picture").wait_for()


def test_a_dropped_file_of_a_telephone_is_a_picture_where_the_system_knows_no_type(page, open_text):
    open_text(body="<p>One</p>")
    drop(page, [{**jpeg("olive"), "name": "IMG_0412.HEIC", "type": ""}])
    expect(page.locator(".desk-block-picture")).to_be_visible()
