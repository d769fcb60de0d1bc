"""On a telephone what is far below is laid out after the first paint, and nobody stands elsewhere for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TELEPHONE = {"width": 390, "height": 800}
FOOT_IS_SKIPPED = """() =>
    !document.querySelector('.foot__small').checkVisibility({ contentVisibilityAuto: true })"""
MAY_WAIT = """() => [...document.querySelectorAll('[data-far]')].filter(
    part => getComputedStyle(part).contentVisibility === 'auto'
).map(part => part.className)"""
ALL_TOLD = """() => !document.querySelector('.far, time[data-recent]:not([title])')
    && document.querySelectorAll('time[title]').length"""


@pytest.fixture
def front(live_server):
    for minutes in range(1, 25):
        factories.published(at=timezone.now() - timedelta(minutes=minutes))
    return "/"


@pytest.fixture
def bare(page):
    """A telephone on which the script of the site never arrives."""
    page.set_viewport_size(TELEPHONE)
    page.route("**/js/site*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    return page


def test_what_is_far_below_waits_until_it_is_near(bare, front):
    bare.goto(front)
    assert "foot" in bare.evaluate(MAY_WAIT)
    bare.wait_for_function(FOOT_IS_SKIPPED)
    bare.locator(".foot__small").scroll_into_view_if_needed()
    bare.wait_for_function(f"() => !({FOOT_IS_SKIPPED})()")


@pytest.mark.parametrize("how", ["to a place of the page", "to words of the page", "once more", "on a desk"])
def test_who_must_stand_at_a_place_gets_the_whole_page(bare, front, how):
    if how == "on a desk":
        bare.set_viewport_size({"width": 1440, "height": 800})
    places = {"to a place of the page": "#latest", "to words of the page": "#:~:text=More%20stories"}
    bare.goto(front + places.get(how, ""))
    if how == "once more":
        bare.reload()
    assert bare.evaluate(MAY_WAIT) == []


def test_a_link_within_the_page_leads_to_its_place_at_once(bare, front):
    bare.goto(front)
    assert bare.evaluate(MAY_WAIT)
    bare.locator(".skip").press("Enter")
    bare.wait_for_url("**/#page")
    assert bare.evaluate(MAY_WAIT) == []


def test_all_of_a_page_is_laid_out_soon_and_its_times_told(page, front):
    page.set_viewport_size(TELEPHONE)
    page.goto(front)
    page.wait_for_function(ALL_TOLD)
    assert page.evaluate(MAY_WAIT) == []
