"""What stands on all pages says which of its links leads to the page that it stands on."""

import pytest

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINKS = """() => [...document.querySelectorAll('.hot a')].map(link => [
    link.textContent, link.ariaCurrent, getComputedStyle(link).color === getComputedStyle(document.body).color,
])"""


def test_the_story_that_is_read_is_marked_among_the_hot(page):
    factories.published(headline="Nets")
    story = factories.published(headline="Masts")
    page.goto(f"{story.get_absolute_url()}?from=mail")
    page.locator(".hot [aria-current=page]").wait_for()
    assert sorted(page.evaluate(LINKS)) == [["Masts", "page", False], ["Nets", None, True]]
