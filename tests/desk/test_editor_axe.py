"""axe finds nothing on a text with all its blocks, at the desk and where readers see it."""

import pytest

from articles import publishing
from tests import factories

from .axe import violations
from .editing import TEXT, answer, new_line, open_story
from .test_editor_blocks import FETCHED, VIDEO

pytestmark = pytest.mark.browser


def with_all_blocks():
    first, second = factories.picture("red", alt="A red boat", caption="A boat").pk, factories.picture("navy").pk
    other = factories.published(headline="Ferries go electric", lead_picture_id=first)
    return (
        f'<p>Words and a <a href="/money/">link</a>.</p><figure data-picture="{first}" data-size="full">'
        f'<figcaption>A boat</figcaption></figure><h2>A ledger</h2><figure data-gallery="{first},{second}"></figure>'
        f'<figure data-embed="{VIDEO}"></figure><aside data-related="{other.pk}"></aside><ul><li><p>One</p></li></ul>'
        '<blockquote data-pull=""><p>Nobody asked.</p></blockquote><blockquote><p>It grew.</p></blockquote><hr>'
        "<table><thead><tr><th>Port</th></tr></thead><tbody><tr><td>Batam</td></tr></tbody></table><p>End.</p>"
    )


def test_at_the_desk(page, live_server, editor):
    answer(page, "/embed/", FETCHED)
    open_story(page, body=with_all_blocks())
    page.locator(".desk-gallery img").last.wait_for()
    page.locator(".desk-block-embed", has_text="The ferry leaves").wait_for()
    page.locator(f"{TEXT} > p").last.click()
    new_line(page)  # wherever the click came down, with pictures that still took their room
    page.keyboard.type("/")
    page.locator(".desk-slash").wait_for()
    assert violations(page) == []


def test_where_readers_see_it(page, live_server):
    story = factories.story(body=with_all_blocks())
    publishing.publish(story)
    page.goto(story.get_absolute_url())
    assert violations(page) == []
