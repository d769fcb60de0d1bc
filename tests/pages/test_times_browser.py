"""Times that are told from now keep the room that the full date had on the dressed page, however late its sheet is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ALL_TOLD = "() => !document.querySelector('.far') && document.querySelector('time[data-recent][title]')"
RIGHTMOST = """() => Math.max(
    ...[...document.querySelectorAll('time[data-recent]')].map(time => time.getBoundingClientRect().right),
)"""
RESERVED = """() => [...document.querySelectorAll('time[data-recent][title]')].filter(time => {
    const clone = time.cloneNode();
    clone.style.minInlineSize = '0';
    clone.textContent = time.title.split(',')[0]; // what older ones show
    time.after(clone);
    const [full, room] = [clone, time].map(each => each.getBoundingClientRect().width);
    clone.remove();
    return Math.abs(full - room) > 1.5;
}).map(time => time.closest('[class]').className + ': ' + time.title)"""

PRINTED = """() => [...document.querySelectorAll('time[data-recent][title]')].map(time => [
    getComputedStyle(time).fontSize,
    getComputedStyle(time, '::after').content === JSON.stringify(time.title),
])"""


@pytest.fixture
def address(live_server):
    """A story whose author signed more that is new."""
    people = [factories.author("Mei Lin")]
    for hours in range(1, 7):
        moment = timezone.now() - timedelta(hours=hours)
        story = factories.published(headline=f"Ferry {hours}", authors=people, at=moment)
    return story.editions.get().get_absolute_url()


def test_a_sheet_that_comes_late_makes_no_page_wider(page, address):
    page.set_viewport_size({"width": 390, "height": 800})
    held = []
    page.route("**/static/css/*", lambda route: held.append(route))
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function("() => document.readyState !== 'loading'")
    for route in held:
        route.continue_()
    page.wait_for_function(ALL_TOLD, timeout=8000)
    assert page.evaluate(RESERVED) == []
    for width in (390, 320, 120):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(RIGHTMOST) <= width, width


def test_paper_is_told_the_date_and_not_how_long_ago_it_was(page, address):
    page.goto("/")
    page.wait_for_function(ALL_TOLD)
    page.emulate_media(media="print")
    assert {*map(tuple, page.evaluate(PRINTED))} == {("0px", True)}
