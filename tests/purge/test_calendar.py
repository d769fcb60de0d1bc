"""The first story of a day, a month or a year, or the last that goes, spoils just what changes of the archive."""

from datetime import UTC, datetime, timedelta

import pytest

from articles import publishing
from tests import factories
from tests.purge.crawling import Press, changed, clock_count, marked_since, spoilt

pytestmark = pytest.mark.django_db
# Each stands where the calendar changes otherwise: beside others, in the middle of all, at the start, at the end.
DAYS = [(2024, 3, 1), (2025, 5, 1), (2025, 5, 3), (2025, 5, 9), (2025, 8, 2), (2026, 2, 1)]
NEW = [(2025, 5, 3), (2025, 5, 5), (2025, 6, 1), (2024, 12, 31), (2023, 1, 1), (2026, 2, 3), (2026, 4, 1), (2027, 1, 1)]
PAGES = ["/archive/", "/sitemap-pages.xml"]


def noon(day):
    return datetime(*day, 4, tzinfo=UTC)


def addresses(days):
    """All pages of the archive on which those days stand."""
    parts = {"/".join(map(str, day[:length])) for day in days for length in (1, 2, 3)}
    return [*PAGES, *(f"/archive/{each}/" for each in sorted(parts))]


def test_a_story_that_comes_and_goes_spoils_just_what_it_changes(site, subtests):
    site.at = noon((2027, 2, 1))
    stories = {day: factories.published(at=noon(day)) for day in DAYS}
    press, asked = Press(), addresses({*DAYS, *NEW})
    before = press.again(asked)

    def compare(name, count):
        nonlocal before
        after, keys = press.again(asked), marked_since(count)
        with subtests.test(name):
            assert changed(before, after) and changed(before, after) == spoilt(before, keys)
        before = after

    for day in NEW:
        count = clock_count()
        new = factories.published(at=noon(day))
        compare(f"comes on {day}", count)
        count, site.at = clock_count(), site.at + timedelta(minutes=1)
        publishing.retract(new)
        compare(f"goes on {day}", count)
    for day in DAYS:
        count, site.at = clock_count(), site.at + timedelta(minutes=1)
        publishing.retract(stories[day])
        compare(f"goes of {day}", count)
