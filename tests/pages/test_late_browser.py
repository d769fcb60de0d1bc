"""What waits until a page is painted comes all the same: the italics and the manifest."""

import pytest

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEANING = """() => [...document.fonts].some(
    face => face.style === 'italic' && face.display === 'swap' && face.status === 'loaded'
)"""
IS_ASKED_AFTER_LOAD = """() =>
    performance.getEntriesByType('resource').find(each => each.name.includes('italics')).startTime
    > performance.getEntriesByType('navigation')[0].loadEventStart"""


def test_italics_come_after_the_first_page_and_with_the_next(page, live_server):
    story = factories.published(headline="The ferry", body="<p>The <em>Sri Bintan</em> goes.</p>")
    page.goto(story.editions.get().get_absolute_url())
    page.wait_for_function(LEANING)
    assert page.evaluate(IS_ASKED_AFTER_LOAD)
    assert page.locator('link[rel="manifest"]').count() == 1
    page.reload()
    page.wait_for_function(LEANING)
    assert not page.evaluate(IS_ASKED_AFTER_LOAD)
