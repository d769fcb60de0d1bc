"""The picture library's own pages in a real browser: the list, one picture, many at once, a portrait."""

import base64
import io
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import expect

from articles.models import Author
from pictures.models import Picture
from pictures.renditions import make_renditions
from tests import factories

from .browsing import sign_in
from .test_lookups_of_pictures import file

pytestmark = pytest.mark.browser

LIST = "/desk/pictures/picture/"
FILES = """(given) => {
    const transfer = new DataTransfer()
    for (const [name, bytes] of given) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([content], name))
    }
    return transfer
}"""
CREDITED = b"""<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description
 xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='Reuters'/></rdf:RDF>"""


@pytest.fixture
def at_desk(page, live_server, editor):
    sign_in(page)
    return page


def drop(page, **files):
    """Drops files of those names, with dots for underscores, onto the page."""
    given = [[name.replace("_", "."), base64.b64encode(content).decode()] for name, content in files.items()]
    page.dispatch_event("picture-uploads", "drop", {"dataTransfer": page.evaluate_handle(FILES, given)})


def jpeg(colour, **options):
    content = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(content, "JPEG", **options)
    return content.getvalue()


def test_a_click_and_the_arrow_keys_set_the_focus_and_show_each_crop(at_desk):
    picture = factories.picture(size=(900, 300))
    at_desk.goto(f"{LIST}{picture.pk}/change/")
    mark = at_desk.get_by_role("button", name="What must stay in view")
    box = at_desk.locator(".picture-frame img").bounding_box()
    at_desk.locator(".picture-frame img").click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.25})
    expect(mark).to_be_focused()
    square = at_desk.locator(".picture-crops li", has_text="1:1").locator("img")
    expect(square).to_have_css("object-position", "100% 50%")
    at_desk.keyboard.press("ArrowDown")
    at_desk.keyboard.press("Shift+ArrowLeft")
    at_desk.get_by_role("button", name="Save", exact=True).click()
    expect(at_desk.locator(".messagelist")).to_contain_text("is saved.")
    picture.refresh_from_db()
    assert (picture.focus_x, picture.focus_y) == (pytest.approx(0.8, abs=0.01), pytest.approx(0.26, abs=0.01))


def test_a_picture_being_made_appears_once_it_is(at_desk):
    picture = factories.picture()
    picture.renditions.all().delete()
    Picture.objects.update(recipe=0)
    at_desk.goto(f"{LIST}{picture.pk}/change/")
    expect(at_desk.get_by_text("Being made…")).to_be_visible()
    make_renditions(picture)
    expect(at_desk.get_by_role("button", name="What must stay in view")).to_be_visible()
    expect(at_desk.locator(".picture-frame img")).to_have_attribute("alt", picture.alt)


def test_many_pictures_come_in_at_once_and_get_their_words(at_desk, page_problems):
    known = factories.picture("red", (640, 480), alt="A mast")
    at_desk.goto(f"{LIST}add/")
    drop(
        at_desk,
        quay_jpg=jpeg("navy", xmp=CREDITED),
        crane_jpg=jpeg("teal"),
        mast_jpg=file(color="red").read(),
        crane_again_jpg=jpeg("teal"),
        notes_jpg=b"no picture",
    )
    row = at_desk.get_by_role("listitem", name="quay.jpg")
    expect(row.get_by_label("Credit")).to_have_value("Reuters")
    expect(at_desk.get_by_role("listitem", name="mast.jpg")).to_contain_text("In the library already")
    expect(at_desk.get_by_role("listitem", name="crane.again.jpg")).to_contain_text("The same picture as “crane.jpg”")
    expect(at_desk.get_by_role("listitem", name="notes.jpg")).to_contain_text("no picture that can be read")
    expect(at_desk.locator(".uploads-summary")).to_have_text("3 pictures · 2 not taken · 2 without a description")
    row.get_by_label("Description").fill("A quay")
    at_desk.get_by_text("The same for all").click()
    at_desk.locator(".uploads-same").get_by_label("Licence").fill("staff")
    at_desk.get_by_role("button", name="Put into all 2").click()
    expect(at_desk.get_by_text("Saved in the library")).to_have_count(2)
    expect(at_desk.locator(".uploads-summary")).to_contain_text("1 without a description")
    quay = Picture.objects.get(alt="A quay")
    assert (quay.credit, quay.licence) == ("Reuters", "staff")
    known.refresh_from_db()
    assert (Picture.objects.count(), known.licence) == (3, "")
    page_problems.clear()  # the browser tells of the 422


def test_an_upload_that_the_network_lost_is_sent_once_more(at_desk, page_problems):
    at_desk.goto(f"{LIST}add/")
    at_desk.route("**/upload/", lambda route: route.abort(), times=1)
    drop(at_desk, quay_jpg=jpeg("navy"))
    row = at_desk.get_by_role("listitem", name="quay.jpg")
    expect(row).to_contain_text("The paper cannot be reached")
    row.get_by_role("button", name="Try quay.jpg once more").click()
    expect(row.get_by_label("Description")).to_be_visible()
    assert Picture.objects.exists()
    page_problems.clear()  # the browser tells of what was lost


def test_the_list_is_walked_and_ticked_by_keys_and_worded_in_a_row(at_desk):
    for name, colour in (("A mast", "red"), ("A quay", "blue"), ("A crane", "green")):
        factories.picture(colour, alt=name)
    at_desk.goto(LIST)
    at_desk.get_by_role("link", name="A crane").focus()
    at_desk.keyboard.press("ArrowRight")
    at_desk.keyboard.press(" ")
    at_desk.keyboard.press("End")
    at_desk.keyboard.press(" ")
    expect(at_desk.locator(".shelf-count")).to_have_text("2 chosen")
    at_desk.get_by_label("With these:").select_option("word_in_a_row")
    at_desk.get_by_role("button", name="Go").click()
    rows = at_desk.locator(".uploads-rows > li")
    expect(rows).to_have_count(2)
    rows.first.get_by_label("Caption").fill("The quay at dawn")
    expect(rows.first.get_by_role("status")).to_have_text("Saved in the library")
    assert Picture.objects.get(alt="A quay").caption == "The quay at dawn"


def test_the_longest_label_fits_on_a_telephone(at_desk):
    for colour in ("navy", "teal"):  # the second stands at the edge
        factories.picture(colour, usable_until=date(2020, 12, 28))
    at_desk.set_viewport_size({"width": 390, "height": 900})
    at_desk.goto(LIST)
    expect(at_desk.get_by_text("rights ended 28 Dec 2020")).to_have_count(2)
    assert at_desk.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_portrait_is_picked_in_the_library(at_desk):
    factories.picture(alt="Mei on a stamp", size=(160, 160))
    picture = factories.picture(alt="Mei at sea", size=(320, 320))
    author = factories.author()
    at_desk.goto(f"/desk/articles/author/{author.pk}/change/")
    at_desk.get_by_role("button", name="Choose a picture").click()
    at_desk.get_by_role("option", name="Mei on a stamp").press("Enter")
    expect(at_desk.locator(".desk-lack")).to_have_text("It is 160 pixels wide only: readers see it blurred, or small.")
    at_desk.get_by_role("button", name="Another picture").click()
    at_desk.get_by_role("option", name="Mei at sea").press("Enter")
    expect(at_desk.get_by_role("button", name="Another picture")).to_be_focused()
    expect(at_desk.locator(".desk-lack")).to_have_count(0)
    at_desk.get_by_role("button", name="Save", exact=True).click()
    expect(at_desk.locator(".messagelist")).to_contain_text("is saved.")
    assert Author.objects.get().portrait == picture
