from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import places

MOMENTS = st.datetimes(timezones=st.just(UTC))
NUMBERS = st.integers(1, places.MASK)


@given(MOMENTS, NUMBERS)
def test_a_place_fits_into_the_databases_number_and_tells_its_edition(at, number):
    place = places.place(at, number)
    assert -(2**63) <= place < 2**63
    assert places.edition_at(place) == number


@given(st.datetimes(datetime(900, 1, 1), datetime(3050, 1, 1), timezones=st.just(UTC)), NUMBERS, NUMBERS)
def test_the_later_one_has_the_higher_place(at, number, other):
    assert places.place(at, number) < places.place(at + timedelta(seconds=1), other)


@pytest.mark.parametrize(
    "at", [datetime(1890, 5, 1, tzinfo=UTC), datetime(2026, 5, 1, 12, 30, 15, 999_999, tzinfo=UTC)]
)
def test_a_moment_reaches_to_the_end_of_its_second(at):
    assert places.start(at) <= places.place(at, 1) < places.place(at, places.MASK) < places.after(at)


def test_a_day_is_that_of_the_papers_zone(settings):
    settings.TIME_ZONE = "Asia/Singapore"
    assert places.start_of_day(date(2026, 10, 12)) == places.start(datetime(2026, 10, 11, 16, tzinfo=UTC))
    assert places.end_of_day(date(2026, 10, 12)) == places.start(datetime(2026, 10, 12, 16, tzinfo=UTC))
