"""The story's editor in a real browser: opened, written in, pasted into, saved."""

import base64
import json
import time

from articles import body
from tests import factories

from .browsing import TEXT, sign_in

TRANSFER = """
    const transfer = new DataTransfer()
    Object.entries(given.data ?? {}).forEach(([type, words]) => transfer.setData(type, words))
    for (const { name, type, bytes } of given.files ?? []) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([content], name, { type }))
    }
"""
PASTE = f"""(given) => {{
    {TRANSFER}
    const event = new ClipboardEvent("paste", {{ clipboardData: transfer, bubbles: true, cancelable: true }})
    document.querySelector(given.into).dispatchEvent(event)
}}"""
DROP = f"""(given) => {{
    {TRANSFER}
    const place = document.querySelector("{TEXT}").children[given.at].getBoundingClientRect()
    const at = {{ clientX: place.left + 4, clientY: place.top + 4, bubbles: true, cancelable: true }}
    document.querySelector("{TEXT}").dispatchEvent(new DragEvent("drop", {{ dataTransfer: transfer, ...at }}))
}}"""

ANSWER = """([path, said]) => {
    const ask = window.fetch
    window.fetch = (asked, options) => new URL(asked.url ?? asked, location).pathname.endsWith(path)
        ? Promise.resolve(Response.json(said))
        : ask(asked, options)
}"""


def open_story(page, **fields):
    """A story of those fields, open at the desk with the cursor in its text. Nothing is saved but by `save`: what the
    page does by itself in the background would meet the end of a test."""
    story = factories.story(**{"body": "", **fields})
    answer(page, "/autosave/", {"revision": story.revision_number, "saved_at": "2026-10-12T08:00:00+08:00"})
    answer(page, "/presence/", {"others": [], "revision": story.revision_number})
    answer(page, "/checklist/", {"problems": []})
    sign_in(page)
    page.goto(f"/desk/articles/story/{story.pk}/change/")
    page.locator(TEXT).click()
    page.locator(".ProseMirror-focused").wait_for()  # a key that comes before would go elsewhere
    return story


def written(page):
    """What the form would send of the text, as it will be kept."""
    return body.clean(page.locator("#id_body").input_value())


def expect_written(page, html):
    """Fails where that is not what the form would send of the text within twenty seconds: a dialog or an answer of the
    server may come to it a little after the key that asked for it."""
    end = time.monotonic() + 20
    while written(page) != html and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert written(page) == html


def expect_value(page, script, value):
    """Fails where that is not what the script comes to within twenty seconds: focus and selection follow a key a little
    later."""
    end = time.monotonic() + 20
    while page.evaluate(script) != value and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert page.evaluate(script) == value


AT_THE_END = f"""(({{ editor: {{ state: {{ doc, selection }} }} }}) =>
    selection.empty && selection.to === doc.content.size - 1
)(document.querySelector("{TEXT}"))"""


def new_line(page):
    """Begins a paragraph at the end of a text that ends with one. The browser moves its caret at once, and the editor
    hears of it a little later: Enter before that would break another line, and what is pasted would go elsewhere."""
    page.keyboard.press("Control+End")
    expect_value(page, AT_THE_END, True)
    page.keyboard.press("Enter")
    expect_value(page, f"getSelection().anchorNode === document.querySelector('{TEXT} > p:last-child')", True)


def paste(page, *, html="", text="", files=(), into=TEXT):
    data = {kind: words for kind, words in (("text/html", html), ("text/plain", text)) if words}
    page.evaluate(PASTE, {"data": data, "files": list(files), "into": into})


def drop(page, files, at=0):
    """Drops files upon the block of that place."""
    page.evaluate(DROP, {"files": list(files), "at": at})


def file(name, content, type="image/jpeg"):
    return {"name": name, "type": type, "bytes": base64.b64encode(content).decode()}


def save(page, story):
    """Saves by the button and gives the story as it is kept."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    story.refresh_from_db()
    return story


def answer(page, path, said):
    """Answers what the page asks of the paper at that path with some JSON. By a script within it: a browser whose
    requests are caught on their way (`page.route`) keeps no scripts, and loads ninety for each page."""
    script = f"({ANSWER})({json.dumps([path, said])})"
    page.add_init_script(script)
    page.evaluate(script)
