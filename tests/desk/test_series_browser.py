"""The parts of a series are put in order by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from articles import publishing
from articles.models import Series
from tests import factories

from .browsing import sign_in

pytestmark = pytest.mark.browser


def test_parts_are_dragged_and_moved_by_keys(page, live_server, editor, db):
    parts = [factories.story(headline=name).pk for name in ("Ferries", "Masts", "Nets")]
    series = Series(title="Tides", slug="tides")
    publishing.save_series(series, parts)
    sign_in(page)
    page.goto(f"/desk/articles/series/{series.pk}/change/")
    rows = page.locator(".desk-chosen-row")
    rows.nth(2).locator(".desk-handle").drag_to(rows.nth(0))
    expect(rows.nth(0)).to_contain_text("Nets")
    page.get_by_role("button", name="Move Masts up").press("Enter")
    expect(rows.nth(1)).to_contain_text("Masts")
    assert page.evaluate("document.activeElement.ariaLabel") == "Move Masts up"
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("is saved")
    assert [part.story.headline for part in series.parts.order_by("position")] == ["Nets", "Masts", "Ferries"]
