"""What a story's page says of itself to the eye alone: that it is one of the hot, and that it has changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINKS = """() => [...document.querySelectorAll('.hot a')].map(link => [
    link.textContent, link.ariaCurrent, getComputedStyle(link).color === getComputedStyle(document.body).color,
])"""
WEIGHTS = "() => [...document.querySelectorAll('.facts__times > span')].map(it => getComputedStyle(it).fontWeight)"


def test_the_story_that_is_read_is_set_back_among_the_hot_and_its_update_stands_out(page):
    factories.published(headline="Nets")
    story = factories.published(headline="Masts", at=timezone.now() - timedelta(hours=1))
    publishing.update(story)
    page.goto(f"{story.get_absolute_url()}?from=mail")
    page.locator(".hot [aria-current=page]").wait_for()
    assert sorted(page.evaluate(LINKS)) == [["Masts", "page", False], ["Nets", None, True]]
    assert page.evaluate(WEIGHTS) == ["400", "600", "400"]  # published, updated, minutes to read
