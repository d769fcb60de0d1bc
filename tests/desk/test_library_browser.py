"""The picture library in a real browser: uploads, words said at once, picked by keys, several in an order."""

import pytest
from playwright.sync_api import expect

from pictures.models import Picture
from tests import factories

from .browsing import open_story
from .test_lookups_of_pictures import file
from .test_story_page import sent

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


def test_a_double_click_takes_the_picture_of_its_first_click(page, live_server, editor):
    quay = factories.picture("blue", alt="A quay")
    factories.picture("red", alt="A mast")
    open_story(page)
    open_library(page)
    page.get_by_role("option", name="A quay").click()
    neighbour = page.get_by_role("option", name="A mast")
    neighbour.dispatch_event("click", {"detail": 2})
    neighbour.dispatch_event("dblclick", {"detail": 2})
    expect(page.locator(".desk-library")).to_have_count(0)
    assert sent(page, "lead_picture") == str(quay.pk)


def test_no_picture_moves_once_the_panel_is_filled(page, live_server, editor):
    page.set_viewport_size({"width": 820, "height": 700})
    first, *_ = [factories.picture(color, alt=f"A {color} boat") for color in ("blue", "red", "teal", "navy")]
    open_story(page)
    open_library(page)
    last = page.get_by_role("option", name="A blue boat")
    expect(last).to_be_visible()
    before = last.bounding_box()
    last.click()
    expect(page.locator(".desk-picture-panel img")).to_be_visible()
    assert last.bounding_box() == before
    last.dblclick()
    expect(page.locator(".desk-library")).to_have_count(0)
    assert sent(page, "lead_picture") == str(first.pk)


def test_on_a_narrow_screen_a_double_click_takes_the_picture_though_its_panel_comes_in_between(
    page, live_server, editor
):
    page.set_viewport_size({"width": 390, "height": 844})
    pictures = [factories.picture(color, alt=f"A {color} boat") for color in ("blue", "red", "teal", "navy", "gold")]
    open_story(page)
    open_library(page)
    page.get_by_role("option", name="A blue boat").dblclick()
    expect(page.locator(".desk-library")).to_have_count(0)
    assert sent(page, "lead_picture") == str(pictures[0].pk)


def test_a_double_click_chooses_one_of_several_once(page, live_server, editor):
    factories.picture("blue", alt="A quay")
    open_story(page)
    page.evaluate("import('/static/desk/pickers.js').then(({ pickPictures }) => void pickPictures({ many: true }))")
    page.get_by_role("option", name="A quay").dblclick()
    expect(page.get_by_role("option", name="A quay")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("button", name="Use this picture")).to_be_enabled()


def test_enter_takes_the_picture_that_has_the_focus(page, live_server, editor):
    quay = factories.picture("blue", alt="A quay")
    factories.picture("red", alt="A mast")
    open_story(page)
    open_library(page)
    page.get_by_role("option", name="A quay").press("Enter")
    expect(page.locator(".desk-library")).to_have_count(0)
    assert sent(page, "lead_picture") == str(quay.pk)


def test_the_words_of_a_lead_picture_go_with_it_and_come_back_with_it(page, live_server, editor):
    mayor, guest = factories.picture("blue", alt="The mayor"), factories.picture("red", alt="A guest")
    open_story(page, lead_picture=mayor, lead_caption="Mayor Tan speaks", lead_alt="A woman at a desk")
    choose = page.get_by_role("button", name="Another picture")
    choose.click()
    page.get_by_role("option", name="A guest").dblclick()
    expect(page.locator("[name=lead_picture]")).to_have_value(str(guest.pk))
    expect(page.locator("#id_lead_caption")).to_have_value("")
    expect(page.locator("#id_lead_alt")).to_have_value("")
    choose.click()
    page.get_by_role("option", name="The mayor").dblclick()
    expect(page.locator("#id_lead_caption")).to_have_value("Mayor Tan speaks")
    expect(page.locator("#id_lead_alt")).to_have_value("A woman at a desk")


def test_words_that_were_written_before_the_first_picture_stay(page, live_server, editor):
    factories.picture("blue", alt="A quay")
    open_story(page, lead_caption="The quay at six")
    open_library(page)
    page.get_by_role("option", name="A quay").dblclick()
    expect(page.locator(".desk-lead img")).to_be_visible()
    expect(page.locator("#id_lead_caption")).to_have_value("The quay at six")


def test_a_gallery_has_the_order_in_which_it_was_picked_and_put(page, live_server, editor):
    first, second = factories.picture("blue", alt="A quay"), factories.picture("red", alt="A mast")
    factories.picture("navy", alt="A pier")
    open_story(page)
    page.evaluate(
        "() => { window.picked = import('/static/desk/pickers.js')"
        ".then(({ pickPictures }) => pickPictures({ many: true }))"
        ".then((pictures) => pictures.map((picture) => picture.id)) }"
    )
    for name in ("A quay", "A mast", "A pier"):
        page.get_by_role("option", name=name).click()
    page.get_by_role("button", name="Move “A mast” earlier").click()
    page.get_by_role("button", name="Take “A pier” away").press("Enter")
    expect(page.get_by_role("button", name="Take “A quay” away")).to_be_focused()
    page.get_by_role("button", name="Use these 2 pictures").click()
    assert page.evaluate("window.picked") == [second.pk, first.pk]
