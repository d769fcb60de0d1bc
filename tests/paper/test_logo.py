"""A logo that cannot be seen on one of the two grounds is told of, and only the one that is seen is fetched."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from newsroom import svg
from newsroom.admin import legible
from tests.paper.test_the_paper import ADDRESS, filled

DARK, LIGHT = "Readers of dark pages can hardly see the logo", "Readers of light pages can hardly see the logo"


def drawing(inside):
    source = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80">{inside}</svg>'
    return SimpleUploadedFile("x.svg", source.encode())


def wordmark(colour, ground=(0, 0, 0, 0), mode="RGBA"):
    image = Image.new("RGBA", (1200, 240), ground)
    ImageDraw.Draw(image).rectangle((100, 60, 1100, 180), fill=colour)
    file = io.BytesIO()
    image.convert(mode).save(file, "PNG")
    return SimpleUploadedFile("x.png", file.getvalue())


def doubts(chief, **files):
    answer = chief.post(ADDRESS, filled(no_logo="on", no_dark_logo="on", **files), follow=True)
    assert "Saved:" in answer.text
    return [words for words in (LIGHT, DARK) if words in answer.text]


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        (drawing('<path d="M0 0h9"/>'), [DARK]),
        (drawing('<g fill="#FFF"><path d="M0 0h9"/></g>'), [LIGHT]),
        (drawing('<rect width="9" height="9" fill="#123"/><path style="fill: white" d="M0 0h9"/>'), []),
        (drawing("<style>.a{fill:#0d5563}</style><path class='a' d='M0 0h9'/>"), [DARK]),
        (drawing('<path fill="teal" d="M0 0h9"/>'), []),
        (wordmark("#14191d"), [DARK]),
        (wordmark("#ffffff"), [LIGHT]),
        (wordmark("#8a6d3b"), []),
        (wordmark("#14191d", ground="#ffffff", mode="RGB"), []),
    ],
)
def test_a_logo_that_hardly_stands_out_is_told_of(logo, told, chief):
    assert doubts(chief, new_logo=logo) == told


def test_a_second_logo_mends_the_dark_pages(chief):
    assert doubts(chief, new_logo=drawing("<path d='M0 0h9'/>"), new_dark_logo=wordmark("#ffffff")) == []
    both = {"new_logo": wordmark("#14191d"), "new_dark_logo": wordmark("#22282d")}
    assert doubts(chief, **both) == [DARK]
    assert legible.seen_on("#ffffff", {"#000000": 1, "#eeeeee": 3}) == 0.25


def test_colours_of_a_drawing_are_read_in_the_ways_programmes_write_them():
    inside = '<g style="stroke:#AbC;fill:none"><path d="M0 0"/></g><stop stop-color="#010203"/><rect fill="url(#a)"/>'
    assert svg.colours(drawing(inside).read()) == {"#aabbcc", "#010203"}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_of_two_logos_one_is_fetched_and_the_switch_fetches_the_other(page, client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("mei"))
    client.post(ADDRESS, filled(new_logo=wordmark("#14191d"), new_dark_logo=wordmark("#ffffff")))
    fetched = []
    page.on("request", lambda request: "/media/paper/" in request.url and fetched.append(request.url))
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    expect(page.locator(".mast__logo--dark")).to_have_js_property("naturalWidth", 1200)
    assert len(fetched) == 1
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    expect(page.locator(".mast__logo--light")).to_have_js_property("naturalWidth", 1200)
    assert len(fetched) == 2
