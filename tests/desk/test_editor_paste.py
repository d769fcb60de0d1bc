"""What is pasted keeps headings, lists, links, emphasis and tables, and nothing else. No style reaches the page: the
fixture `page` fails on a report of the policy. The files are written after the fashion of real clipboards."""

from pathlib import Path

import pytest

from .editing import TEXT, expect_written, open_story, paste

pytestmark = pytest.mark.browser
FILES = Path(__file__).parent.parent / "files" / "paste"


@pytest.fixture
def sheet(page, live_server, editor):
    open_story(page)
    return page


@pytest.mark.parametrize("source", ["word", "word-online", "google-docs", "web-page"])
def test_a_paste_keeps_what_a_story_may_hold(sheet, source):
    paste(sheet, html=(FILES / f"{source}.html").read_text(), text="not this")

    expect_written(sheet, (FILES / f"{source}.expected.html").read_text().strip())


def test_pictures_of_a_page_are_left_out_and_that_is_said(sheet):
    paste(sheet, html=(FILES / "web-page.html").read_text())

    assert "The picture in it was left out" in sheet.locator(".desk-told").inner_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nline\n\nTwo\r\n \r\nThree", "<p>One<br>line</p>\n<p>Two</p>\n<p>Three</p>"),
        ("One\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("<b>no tag</b>", "<p>&lt;b&gt;no tag&lt;/b&gt;</p>"),
    ],
)
def test_plain_text_is_divided_by_its_blank_lines(sheet, text, expected):
    paste(sheet, text=text)

    expect_written(sheet, expected)


def test_plain_text_goes_on_in_the_line_it_is_pasted_into(sheet):
    sheet.keyboard.type("A ")
    paste(sheet, text="mast")
    sheet.keyboard.type(" here")

    expect_written(sheet, "<p>A mast here</p>")


def test_hostile_html_becomes_words(sheet):
    paste(
        sheet, html="<p style=a style='b' title=it's style=\"c\">a<img src=x onerror=alert(1)><svg onload=alert(1)></p>"
    )

    expect_written(sheet, "<p>a</p>")
    assert sheet.locator(f"{TEXT} [style]").count() == 0
