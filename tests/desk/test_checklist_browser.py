"""The checklist while somebody writes, in a real Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import CheckedLink, Embed
from tests import factories

from .browsing import open_story, type_body
from .editing import expect_value

pytestmark = pytest.mark.browser

VIDEO = "https://vimeo.com/76979871"
TROUBLE = "Vimeo says that this is not there, or not open to everybody."


@pytest.fixture
def complete(transactional_db):
    """What makes a story of which nothing is found."""
    return {"authors": [factories.author()], "lead_picture": factories.picture()}


def verdict(page):
    return page.locator(".desk-checklist-verdict")


def line(page, words):
    return page.locator(".desk-checklist button", has_text=words)


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def test_it_follows_what_is_typed(page, live_server, editor, complete):
    open_story(page, **complete)
    expect(verdict(page)).to_have_text("All clear.")
    type_body(page, "The mast is TK metres high. ")
    expect(verdict(page)).to_have_text("1 thing must be mended before readers can see it.")
    page.fill("#id_standfirst", "")
    expect(line(page, "There is no standfirst.")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "place"),
    [("no standfirst", "id_standfirst"), ("Name its author", "id_bylines"), ("no lead picture", "id_lead_picture")],
)
def test_a_line_leads_to_its_field_by_keyboard_too(page, live_server, editor, words, place):
    open_story(page, standfirst="")
    line(page, words).press("Enter")
    assert focused(page) == place


def test_a_line_leads_to_its_passage_and_on_to_the_next(page, live_server, editor, complete):
    open_story(page, body="<p>It is <strong>T</strong>K high.</p><p>And TK <em>wide</em>.</p>", **complete)
    for passage in ("It is TK high.", "And TK wide.", "It is TK high."):
        line(page, "“TK” in the text").click()
        expect_value(page, "getSelection().anchorNode?.parentElement.closest('p')?.textContent", passage)
        assert page.evaluate("String(getSelection())") == "TK"


def test_a_line_leads_to_a_link_and_to_an_embed(page, live_server, editor, complete):
    CheckedLink.objects.create(address="https://gone.example/", answers=False, trouble="It is gone.")
    Embed.objects.create(address=VIDEO, provider="vimeo", state=Embed.State.FAILED, trouble=TROUBLE)
    link = '<p>The <a href="https://gone.example/#part">mast</a>.</p>'
    open_story(page, body=f'{link}<figure data-embed="{VIDEO}"><a href="{VIDEO}">A film</a></figure>', **complete)
    line(page, "https://gone.example/").click()
    expect_value(page, "String(getSelection())", "mast")
    line(page, TROUBLE).click()
    expect(page.locator(".ProseMirror-selectednode")).to_contain_text("A film")


def test_what_failed_is_tried_again_from_here(page, live_server, editor, complete, elsewhere):
    embed = Embed.objects.create(address=VIDEO, provider="vimeo", state=Embed.State.FAILED, trouble=TROUBLE)
    open_story(page, body=f'<p>x</p><figure data-embed="{VIDEO}"><a href="{VIDEO}">A film</a></figure>', **complete)
    page.locator(".desk-checklist").get_by_role("button", name="Try again", exact=True).click()
    expect(verdict(page)).to_have_text("All clear.")
    embed.refresh_from_db()
    assert embed.state == Embed.State.FETCHED


def test_a_button_that_has_the_focus_keeps_it_while_the_list_changes(page, live_server, editor):
    open_story(page, standfirst="", headline="Ferries TK")
    line(page, "no lead picture").focus()
    page.evaluate("document.querySelector('#id_headline').value = 'Ferries'")
    page.evaluate("document.querySelector('#id_headline').dispatchEvent(new Event('input', {bubbles: true}))")
    expect(verdict(page)).to_have_text("It can be published. These would make it better.")
    expect_value(page, "document.activeElement.textContent.includes('no lead picture')", True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, live_server, editor, scheme):
    page.emulate_media(color_scheme=scheme)
    open_story(page, standfirst="", headline="Ferries TK")
    found = Axe().run(page, context=".desk-checklist")
    assert found.violations_count == 0, found.generate_report()
