"""What a body holds comes back from the editor as it went in, and words not yet saved are not left by mistake."""

import pytest

from articles import body
from articles.models import Story
from tests import factories

from .test_writing_day import sign_in, type_body

pytestmark = pytest.mark.browser

OUTSIDE = '<img src="https://example.org/mast.jpg" alt="A mast" width="640" height="480">'
STORED = {
    "an outside picture in a link": f'<figure><a href="https://example.org/" title="Larger">{OUTSIDE}</a></figure>',
    "an outside picture": f"<figure>{OUTSIDE}<figcaption>Six <em>men</em>,<br>one rope</figcaption></figure>",
    "a picture of the library": '<figure data-picture="12" data-size="wide"><figcaption>A <strong>mast</strong>'
    ' by <a href="https://example.org/mei" title="Her page">Mei</a></figcaption></figure>',
    "a picture without words": '<figure data-picture="13"></figure>',
    "a pull quote": '<blockquote data-pull=""><p>Nobody asked.</p></blockquote>',
    "a quote": "<blockquote><p>Nobody <em>asked</em>.</p><ul><li><p>Nor told</p></li></ul></blockquote>",
    "a table": '<table><thead><tr><th colspan="2">Port</th><th>Masts</th></tr></thead><tbody>'
    '<tr><td rowspan="2">Batam</td><td>old</td><td>4</td></tr><tr><td>new<br>ones</td><td></td></tr></tbody></table>',
    "headings": "<h2>A <em>ledger</em></h2>\n<h3>Its cover</h3>\n<p>Grey.</p>",
    "lists": "<ul><li><p>One</p><ol><li><p>Two</p><ul><li><p>Three</p></li></ul></li></ol></li>"
    "<li><p>Four</p></li></ul>",
    "text as typed": "<pre>for  port in ports:\n    print(port)\n\n# end</pre>",
    "a rule": "<p>Before</p>\n<hr>\n<p>After</p>",
    "small letters": "<p>H<sub>2</sub>O and 10<sup>3</sup>, <s>not</s> <code>ten</code></p>",
    "links": '<p><a href="https://example.org/a?b=1&amp;c=2" title="A map">Map</a> <a href="/money/">money</a>'
    ' <a href="mailto:desk@example.org">write</a></p>',
    "code in other marks": '<p><strong><code>rm</code></strong> <a href="/money/"><code>cp</code></a></p>',
}


def saved(page):
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    return Story.objects.get().body


def open_story(page, **fields):
    story = factories.story(**fields)
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    return story


@pytest.mark.parametrize("form", STORED)
def test_a_letter_typed_and_taken_back_leaves_the_body_as_it_was(page, live_server, editor, form):
    stored = body.clean(STORED[form] + "<p>The end.</p>")
    open_story(page, body=stored)
    page.locator(".ProseMirror > p", has_text="The end.").click()
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    assert saved(page) == stored


@pytest.fixture
def asked(page):
    """What the browser asked before a page was left, each answered by staying."""
    kinds = []

    def stay(dialog):
        kinds.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return kinds


def leave(page):
    page.locator(".breadcrumbs a", has_text="Stories").click()


def leave_unasked(page):
    leave(page)
    page.wait_for_selector("#changelist")


def type_headline(page):
    page.locator("#id_headline").press_sequentially("!")


def pick_a_section(page):
    page.locator(".field-category .select2-selection").click()
    page.locator(".select2-results__option", has_text="Harbours").click()


def add_a_row(page):
    page.locator("#bylines-group .add-row a, #bylines-group a.addlink").first.click()


@pytest.mark.parametrize(
    "change",
    [type_headline, lambda page: type_body(page, "Rain."), pick_a_section, add_a_row],
    ids=["a headline", "a body", "a section picked", "a row added"],
)
def test_leaving_with_what_is_not_saved_asks_and_saving_does_not(page, live_server, editor, asked, change):
    factories.category("Harbours")
    open_story(page)
    change(page)
    with page.expect_event("dialog"):
        leave(page)
    saved(page)
    leave_unasked(page)
    assert asked == ["beforeunload"]


def test_what_was_typed_and_taken_back_is_left_without_a_question(page, live_server, editor, asked):
    open_story(page, headline="Ferries")
    type_headline(page)
    page.keyboard.press("Backspace")
    leave_unasked(page)
    assert asked == []


def test_a_refused_form_still_holds_unsaved_words(page, live_server, editor, asked):
    open_story(page)
    page.fill("#id_slug", "!?")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".errorlist")
    assert asked == []
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    with page.expect_event("dialog"):
        leave(page)
    assert asked == ["beforeunload"]
