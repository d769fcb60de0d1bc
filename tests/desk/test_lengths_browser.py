"""What is too long for its field stays in it, with how much is too many; and what else is easily lost on a phone."""

import pytest
from playwright.sync_api import expect

from articles.models import Tag
from tests import factories

from .browsing import TEXT, expected, open_story, sign_in

pytestmark = pytest.mark.browser
CONTRAST = """button => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const seen = (colour) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const light = (rgb) => rgb.map((each) => each / 255)
    .map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0)
  const { color, backgroundColor } = getComputedStyle(button)
  const words = seen(color), ground = seen(backgroundColor)
  const [dark, bright] = [light(words.slice(0, 3)), light(ground.slice(0, 3))].sort()
  return { contrast: (bright + 0.05) / (dark + 0.05), opaque: ground[3] === 255 }
}"""


def test_words_beyond_a_limit_stay_and_are_refused_with_a_sentence(page, live_server, editor, db, page_problems):
    sign_in(page)
    page.goto("/desk/articles/tag/add/")
    page.get_by_label("Name").fill("x" * 103)
    expect(page.locator(".field-name .desk-length")).to_have_text("3 too many: 100 characters fit")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".field-name .errorlist")).to_contain_text("at most 100 characters")
    expect(page.get_by_label("Name")).to_have_value("x" * 103)
    assert not Tag.objects.exists()

    number = factories.picture().pk
    open_story(page, body=f'<figure data-picture="{number}"></figure>')
    page.locator(".desk-block-picture").hover()
    page.get_by_role("button", name="Description…").click()
    dialog = page.get_by_role("dialog", name="What the picture shows")
    dialog.get_by_label("Description").fill("x" * 301)
    dialog.get_by_role("button", name="Keep").click()
    expect(dialog.locator(".desk-length")).to_have_text("1 too many: 300 characters fit")
    expect(dialog.get_by_label("Description")).to_be_focused()
    dialog.get_by_label("Description").fill("A mast")
    dialog.get_by_role("button", name="Keep").click()

    page.get_by_role("button", name="Note on the whole story").click()
    note = page.get_by_label("Your note")
    note.fill("x" * 2002)
    page.get_by_role("button", name="Add note").click()
    expect(page.locator(".note-trouble").first).to_contain_text("too many")
    expect(note).to_have_value("x" * 2002)
    expect(page.locator(".note-writing .desk-length").first).to_have_text("2 too many: 2000 characters fit")
    expected("422", known=page_problems)


def test_a_story_with_a_picture_can_be_read_and_done_with_on_a_phone(page, live_server, editor, db):
    number = factories.picture("black", caption="One two three four five six seven").pk
    page.set_viewport_size({"width": 390, "height": 844})
    body = f'<p>He went out.</p><figure data-picture="{number}"><figcaption>One two three</figcaption></figure>'
    open_story(page, body=body, headline="Fourteen ferries " * 9, standfirst="The crews miss the noise. " * 12)
    for name in ("headline", "standfirst"):
        hidden = "field => field.scrollHeight - field.clientHeight"
        assert page.locator(f"#id_{name}").evaluate(hidden) <= 1, name
    expect(page.locator(".desk-counts")).to_have_text("3 words · 1 min")
    more = page.locator(".desk-more > summary")
    expect(more).to_be_in_viewport(ratio=1)
    page.locator(f"{TEXT} > p").first.click()
    page.keyboard.type(" Now ")
    expect(page.locator(".desk-counts")).to_contain_text("4 words")
    page.locator(".desk-block-picture").hover()
    for name in ("Description…", "Replace…"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            seen = page.get_by_role("button", name=name).evaluate(CONTRAST)
            assert seen["opaque"] and seen["contrast"] >= 4.5, (name, scheme, seen)
