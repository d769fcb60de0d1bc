"""The picture library in a real browser: uploads, words said at once, picked by keys, several in an order."""

import pytest
from playwright.sync_api import expect

from pictures.models import Picture
from tests import factories

from .test_lookups_of_pictures import file
from .test_story_page import open_story, sent

pytestmark = pytest.mark.browser


def open_library(page):
    page.get_by_role("button", name="Choose a picture").click()
    page.wait_for_selector(".desk-library")


def upload(page, *files):
    page.set_input_files(
        ".desk-library input[type=file]",
        [{"name": each.name, "mimeType": "image/jpeg", "buffer": each.read()} for each in files],
    )


def test_an_uploaded_picture_gets_its_words_and_leads_the_story(page, live_server, editor):
    open_story(page)
    open_library(page)
    upload(page, file("crane.jpg"))
    library = page.locator(".desk-library")
    expect(library.get_by_role("textbox", name="Description")).to_be_focused()
    page.keyboard.type("A crane over the quay")
    library.get_by_role("textbox", name="Credit").fill("Ana Lim")
    library.get_by_text("Source, rights and keywords").click()
    library.get_by_label("May be used until").fill("2036-12-03")
    page.get_by_role("button", name="Use this picture").click()
    page.wait_for_selector(".desk-lead img[alt='A crane over the quay']")
    picture = Picture.objects.get()
    assert sent(page, "lead_picture") == str(picture.pk)
    assert (picture.alt, picture.credit, picture.uploaded_by) == ("A crane over the quay", "Ana Lim", editor)
    assert picture.usable_until.isoformat() == "2036-12-03"


def test_of_several_files_those_that_are_no_pictures_are_refused_in_a_sentence(
    page, page_problems, live_server, editor
):
    open_story(page)
    open_library(page)
    broken = file("notes.jpg")
    broken.truncate(3)
    upload(page, broken, file("crane.jpg"))
    page.wait_for_selector(".desk-grid [role=option]")
    assert "notes.jpg: " in page.locator(".desk-upload-refused").inner_text()
    assert Picture.objects.count() == 1
    page_problems.clear()  # the browser tells of the 422


def test_a_picture_is_found_and_picked_by_the_keyboard_alone(page, live_server, editor):
    quay = factories.picture("blue", alt="A quay")
    factories.picture("red", alt="A mast")
    open_story(page)
    page.get_by_role("button", name="Choose a picture").press("Enter")
    page.wait_for_selector(".desk-grid [role=option] >> nth=1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk-library", state="detached")
    assert sent(page, "lead_picture") == str(quay.pk)


def test_a_gallery_has_the_order_in_which_it_was_picked_and_put(page, live_server, editor):
    first, second = factories.picture("blue", alt="A quay"), factories.picture("red", alt="A mast")
    open_story(page)
    page.evaluate(
        "() => { window.picked = import('/static/desk/pickers.js')"
        ".then(({ pickPictures }) => pickPictures({ many: true }))"
        ".then((pictures) => pictures.map((picture) => picture.id)) }"
    )
    page.get_by_role("option", name="A quay").click()
    page.get_by_role("option", name="A mast").click()
    page.get_by_role("button", name="Move “A mast” up").click()
    page.get_by_role("button", name="Use these 2 pictures").click()
    assert page.evaluate("window.picked") == [second.pk, first.pk]
