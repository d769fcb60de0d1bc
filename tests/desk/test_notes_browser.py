"""Notes on copy in a real browser: begun by keyboard, found again wherever their passage goes, never lost with it."""

import pytest
from playwright.sync_api import expect

from articles import notes
from articles.models import Note
from tests import factories

from .axe import violations
from .browsing import expected, open_story, sign_in
from .test_autosave_browser import autosaves

pytestmark = pytest.mark.browser
BODY = (
    "<p>Six ferries sail in June, and nobody in the harbour objects to that.</p>"
    "<p>The captain waits for a seventh boat, which the yard in Batam has promised.</p>"
    "<p>Nobody waits for the barge that brings the power.</p>"
)
# Puts the selection on words of the text, as a mouse does, whatever marks divide them.
SELECT = """words => {
    const editor = document.querySelector('.ProseMirror[contenteditable=true]')
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT)
    const places = []
    while (walker.nextNode()) {
        const node = walker.currentNode
        for (let at = 0; at < node.length; at++) places.push([node.data[at], node, at])
    }
    const from = places.map(([letter]) => letter).join('').indexOf(words)
    const [[, first, start], [, last, end]] = [places[from], places[from + words.length - 1]]
    editor.focus()
    getSelection().setBaseAndExtent(first, start, last, end + 1)
}"""

# The editor takes the focus with the next picture that the browser draws, and would take it from whoever has it then.
NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"

# What the page asks of notes is answered at once, and arrives a second later.
SLOW_ANSWERS = """() => {
    const sent = window.fetch
    window.fetch = async (address, options = {}) => {
        const answer = await sent(address, options)
        if (String(address).endsWith('/notes/') && !options.method) await new Promise((done) => setTimeout(done, 1000))
        return answer
    }
}"""


@pytest.fixture
def story(page, live_server, editor):
    yield open_story(page, body=BODY)
    page.goto("about:blank")
    page.wait_for_timeout(300)  # what the page had still asked for is answered before the tables are emptied


def select(page, words):
    page.evaluate(SELECT, words)
    page.wait_for_timeout(50)  # until the editor has taken it over
    page.evaluate(NEXT_FRAME)


def told(page):
    """Until the server has been told something of notes."""
    return page.expect_response(
        lambda answer: answer.url.endswith("/notes/") and answer.request.method == "POST", timeout=15_000
    )


def begin(page, passage, text):
    """Begins a note on a passage by the keyboard alone, and waits until it is kept."""
    if passage:
        select(page, passage)
    page.keyboard.press("Control+Alt+m")
    expect(page.locator(".desk-notes-new textarea")).to_be_focused()
    page.keyboard.type(text)
    with told(page):
        page.keyboard.press("Control+Enter")
    page.wait_for_selector(".desk-notes-new", state="hidden")
    if passage:
        page.wait_for_selector(".ProseMirror-focused")
    page.evaluate(NEXT_FRAME)


def cards(page):
    return page.locator(".desk-notes-open .note-card")


def marked(page):
    return page.locator(".ProseMirror .desk-noted")


def caret_at(page, words):
    """Puts the caret right behind the words."""
    select(page, words)
    page.keyboard.press("ArrowRight")


def test_a_note_is_begun_from_a_selection_by_keyboard(page, story):
    begin(page, "seventh boat", "Which yard?")
    expect(cards(page)).to_have_count(1)
    expect(cards(page)).to_contain_text("Which yard?")
    expect(marked(page)).to_have_text(["seventh boat"])
    assert Note.objects.get().passage == "seventh boat"


def test_a_note_is_begun_from_the_toolbar(page, story):
    select(page, "seventh boat")
    page.locator(".desk-tool-note").click()
    page.keyboard.type("Which yard?")
    page.get_by_role("button", name="Add note").click()
    expect(marked(page)).to_have_text(["seventh boat"])


def test_without_a_selection_the_note_is_about_the_whole_story(page, story):
    page.locator(".ProseMirror[contenteditable=true] p").first.click()
    begin(page, "", "Too long")
    expect(cards(page)).to_contain_text("On the whole story")


def test_notes_stand_in_the_order_of_the_text(page, story):
    begin(page, "the power", "Third")
    begin(page, "Six ferries", "First")
    begin(page, "Batam", "Second")
    expect(cards(page).locator(".desk-remark-text")).to_have_text(["First", "Second", "Third"])


def test_the_passage_is_followed_while_somebody_types(page, story):
    begin(page, "seventh boat", "Which yard?")
    caret_at(page, "Six ferries")
    page.keyboard.type(" of Selat Lines")
    caret_at(page, "seventh")
    page.keyboard.type(" new")
    expect(marked(page)).to_have_text(["seventh new boat"])
    with told(page):  # with the next autosave
        pass
    expect(cards(page)).to_contain_text("seventh new boat")
    assert Note.objects.get().passage == "seventh new boat"


def test_the_followed_passage_is_found_again_on_the_saved_page(page, story):
    begin(page, "seventh boat", "Which yard?")
    caret_at(page, "seventh")
    page.keyboard.type(" new")
    with told(page):
        page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    expect(marked(page)).to_have_text(["seventh new boat"])
    assert Note.objects.get().passage == "seventh new boat"


def test_what_is_typed_beside_a_passage_is_not_part_of_it(page, story):
    begin(page, "seventh boat", "Which yard?")
    page.keyboard.type("s")  # the caret is behind it
    expect(marked(page)).to_have_text(["seventh boat"])


def test_a_deleted_passage_leaves_its_note_and_undo_brings_it_back(page, story):
    begin(page, "seventh boat", "Which yard?")
    select(page, "a seventh boat,")
    page.keyboard.press("Delete")
    expect(cards(page)).to_contain_text("The passage is gone: seventh boat")
    expect(marked(page)).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(marked(page)).to_have_text(["seventh boat"])
    expect(cards(page)).not_to_contain_text("gone")


def test_a_note_whose_passage_is_gone_is_kept_and_can_be_resolved(page, story):
    begin(page, "seventh boat", "Which yard?")
    select(page, "The captain waits for a seventh boat, which the yard in Batam has promised.")
    page.keyboard.press("Delete")
    with autosaves(page):
        pass
    page.reload()
    expect(cards(page)).to_contain_text("The passage is gone: seventh boat")
    cards(page).get_by_role("button", name="Resolve").click()
    expect(cards(page)).to_have_count(0)
    assert Note.objects.get().resolved_at


def test_a_paragraph_that_moves_takes_its_note_along(page, story):
    begin(page, "seventh boat", "Which yard?")
    begin(page, "Six ferries", "All of them?")
    select(page, "The captain waits for a seventh boat, which the yard in Batam has promised.")
    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(page.locator(".ProseMirror[contenteditable=true] > p").first).to_contain_text("captain")
    expect(marked(page)).to_have_text(["seventh boat", "Six ferries"])
    expect(cards(page).locator(".note-passage")).to_have_text(["seventh boat", "Six ferries"])


def test_text_and_card_lead_to_each_other(page, story):
    begin(page, "seventh boat", "Which yard?")
    begin(page, "Six ferries", "All of them?")
    marked(page).nth(1).click()
    expect(page.locator(".note-now")).to_contain_text("Which yard?")
    expect(page.locator(".desk-noted-now")).to_have_text("seventh boat")
    cards(page).first.locator(".note-passage").click()
    expect(page.locator(".desk-noted-now")).to_have_text("Six ferries")
    page.wait_for_selector(".ProseMirror-focused")
    page.evaluate(NEXT_FRAME)
    page.keyboard.press("Control+Alt+m")
    expect(cards(page).first).to_be_focused()
    page.keyboard.press("Escape")
    page.wait_for_selector(".ProseMirror-focused")


def far_note(page):
    """A story whose note is on its first words, with more beside the text than the window shows; its card."""
    story = open_story(page, body=BODY)
    notes.begin(story, "All of them?", by=None, quote={"passage": "Six ferries"})
    page.set_viewport_size({"width": 1440, "height": 420})
    page.reload()
    page.wait_for_selector(".ProseMirror .desk-noted")
    return cards(page)


def out(page):
    return page.locator(".note-out")


def test_a_note_keeps_its_place_until_somebody_is_in_the_text(page, live_server, editor):
    card = far_note(page)
    page.wait_for_timeout(300)
    expect(out(page)).to_have_count(0)
    marked(page).first.click()
    expect(out(page)).to_contain_text("All of them?")
    expect(card).to_have_count(1)
    expect(page.locator(".note-stub")).to_contain_text("stands beside its passage")


@pytest.mark.parametrize("away", ["Escape", "field", "click", "cross", "stub", "blur"])
def test_a_note_beside_its_passage_goes_back(page, live_server, editor, away):
    far_note(page)
    marked(page).first.click()
    expect(out(page)).to_have_count(1)
    acts = {
        "click": lambda: page.locator("#id_headline").click(),
        "cross": lambda: out(page).get_by_role("button", name="Put the note back into its list").click(),
        "stub": lambda: page.get_by_role("button", name="Put it back here").click(),
        "blur": lambda: page.evaluate("document.activeElement.blur()"),
        "field": lambda: page.locator("#id_tags").focus(),
    }
    acts.get(away, lambda: page.keyboard.press(away))()
    expect(out(page)).to_have_count(0)
    expect(page.locator(".note-stub, .note-close")).to_have_count(0)
    marked(page).first.click()
    expect(out(page)).to_have_count(1)


def test_a_note_beside_its_passage_is_answered_there(page, live_server, editor):
    far_note(page)
    marked(page).first.click()
    out(page).get_by_role("button", name="Reply").click()
    page.keyboard.type("Six.")
    expect(out(page).locator("textarea")).to_have_value("Six.")
    assert violations(page) == []
    page.locator("#id_headline").focus()
    expect(cards(page).locator("textarea")).to_have_value("Six.")


def test_a_colleague_is_mentioned_by_keyboard_and_told(page, story):
    mei = factories.person("Reporter", username="mei", first_name="Mei", last_name="Tan")
    select(page, "seventh boat")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Which yard, @me")
    page.wait_for_selector(".desk-notes-new [role=option]")
    page.keyboard.press("Enter")
    page.keyboard.type("please?")
    page.keyboard.press("Control+Enter")
    expect(cards(page)).to_contain_text("Which yard, @Mei Tan please?")
    assert list(mei.mentioned_in.values_list("text", flat=True)) == ["Which yard, @Mei Tan please?"]


@pytest.mark.parametrize("width", [390, 1440])
def test_the_names_behind_an_at_are_in_sight_like_other_offers(page, story, width):
    factories.person("Reporter", username="mei", first_name="Mei", last_name="Tan")
    page.set_viewport_size({"width": width, "height": 700})
    select(page, "seventh boat")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("@me")
    offers = page.locator(".desk-notes-new .desk-offers")
    expect(offers.locator(".desk-offer")).to_contain_text("Mei Tan")
    expect(offers).to_be_in_viewport(ratio=1)


def test_answering_resolving_and_reopening(page, story):
    begin(page, "seventh boat", "Which yard?")
    cards(page).get_by_role("button", name="Reply").click()
    page.keyboard.type("Batam.")
    page.keyboard.press("Control+Enter")
    expect(cards(page)).to_contain_text("Batam.")
    cards(page).get_by_role("button", name="Resolve").click()
    expect(cards(page)).to_have_count(0)
    expect(marked(page)).to_have_count(0)
    page.get_by_text("Resolved (1)").click()
    page.get_by_role("button", name="Reopen").click()
    expect(cards(page)).to_have_count(1)
    expect(marked(page)).to_have_text(["seventh boat"])


def test_words_that_were_refused_or_not_sent_are_kept(page, page_problems, story):
    select(page, "seventh boat")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-notes-new")).to_contain_text("Write what you have to say about it.")
    expected("422", known=page_problems)
    page.keyboard.type("Half a thou")
    page.reload()
    field = page.locator(".desk-notes-new textarea")
    expect(field).to_have_value("Half a thou")
    expect(page.locator(".desk-notes-new")).to_contain_text("seventh boat")
    page.get_by_role("button", name="Add note").click()
    expect(marked(page)).to_have_text(["seventh boat"])


def test_a_note_stays_when_what_was_asked_before_it_is_answered_late(page, story):
    page.evaluate(SLOW_ANSWERS)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    begin(page, "seventh boat", "Which yard?")
    page.wait_for_timeout(1_500)
    assert marked(page).all_inner_texts() == ["seventh boat"]


def test_what_is_written_in_a_note_is_no_change_of_the_story(page, story):
    page.get_by_role("button", name="Note on the whole story").click()
    page.keyboard.type("A thought")
    page.wait_for_timeout(300)
    expect(page.locator(".desk-status-words")).to_have_text("No changes")


def test_a_colleagues_note_comes_with_the_next_save(page, story):
    notes.begin(story, "From the next desk", by=None, quote={"passage": "Six ferries"})
    caret_at(page, "the power")
    page.keyboard.type(" soon")
    with autosaves(page):
        pass
    expect(cards(page)).to_contain_text("From the next desk")
    expect(marked(page)).to_have_text(["Six ferries"])


def test_who_may_only_read_a_story_can_answer_its_notes(page, live_server):
    reader = factories.person("Reporter", username="reader")
    story = factories.story(body=BODY)
    notes.begin(story, "Which yard?", by=reader, quote={"passage": "the yard in Batam"})
    sign_in(page, "reader")
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    assert not page.locator(".ProseMirror").count()
    expect(page.locator(".desk-notes-open")).to_contain_text("Which yard?")


def test_axe_finds_nothing_wrong_with_notes(page, story):
    begin(page, "seventh boat", "Which yard?")
    begin(page, "Six ferries", "All?")
    cards(page).first.get_by_role("button", name="Resolve").click()
    page.get_by_text("Resolved (1)").click()
    cards(page).get_by_role("button", name="Reply").click()
    assert violations(page) == []


@pytest.mark.parametrize(
    ("kept", "now", "found"),
    [
        (("Six", "", " ferries sail"), "Six ferries sail in June", "Six"),
        (("boat", "the old ", " sails"), "the new boat rests, the old boat sails", "boat"),
        (("boat", "the old ", " sails"), "the new boat rests", None),
        (
            ("seventh boat", "The captain waits for a ", ", which the yard"),
            "The captain waits for a ship, which the yard",
            "ship",
        ),
        (
            ("seventh boat", "The captain waits for a ", ", which the yard"),
            "The captain waits for a , which the yard",
            None,
        ),
        (("gone", "", ""), "nothing", None),
        (("", "", ""), "nothing", None),
    ],
)
def test_a_passage_is_found_by_its_words_and_those_around(page, kept, now, found):
    page.goto("/robots.txt")  # any page of the paper
    quote = dict(zip(("passage", "before", "after"), kept, strict=True))
    ask = """async ([text, quote]) => {
        const { find } = await import("/static/desk/passages.js")
        const place = find(text, quote)
        return place && text.slice(place.from, place.to)
    }"""
    assert page.evaluate(ask, [now, quote]) == found


def test_who_may_only_look_at_a_story_remarks_on_it_all_the_same(page, live_server, db):
    story = factories.story(body=BODY)
    note = notes.begin(story, "Which yard?", by=None, quote={"passage": "seventh boat"})
    factories.person("Reporter", username="editor")
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    expect(cards(page)).to_contain_text("seventh boat")
    page.get_by_role("button", name="Note on the whole story").click()
    page.keyboard.type("We had this last week.")
    with told(page):
        page.keyboard.press("Control+Enter")
    expect(cards(page)).to_have_count(2)
    assert list(story.notes.exclude(pk=note.pk).values_list("made_by__username", flat=True)) == ["editor"]
