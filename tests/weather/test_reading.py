"""How a temperature is printed: “26.4”, a whole number without “.0”, never “-0”."""

import re
from datetime import timedelta

import pytest
from django.utils.translation import override
from hypothesis import example, given
from hypothesis import strategies as st

from weather.reading import COLDEST, HOTTEST, BadReading, believe, degrees
from weather.templatetags.weather import printed_degrees

from .told import NOW

temperatures = st.floats(COLDEST, HOTTEST)


@pytest.mark.parametrize(
    ("temperature", "printed"),
    [
        (26.4, "26.4"),
        (26.0, "26"),
        (26, "26"),
        (26.04, "26"),
        (26.96, "27"),
        (-0.04, "0"),
        (-0.0, "0"),
        (0.05, "0.1"),
        (-0.06, "-0.1"),
        (-4.1, "-4.1"),
        (-12.0, "-12"),
        (100.0, "100"),
    ],
)
def test_degrees_are_printed_as_the_strip_wants_them(temperature, printed):
    assert degrees(temperature) == printed


@given(temperatures)
@example(-0.049999999999999996)
@example(-1e-300)
def test_degrees_have_one_decimal_at_most_and_no_minus_nought(temperature):
    printed = degrees(temperature)
    assert re.fullmatch(r"-?\d+(\.[1-9])?", printed)
    assert printed != "-0"
    assert abs(float(printed) - temperature) <= 0.05 + 1e-9


@given(temperatures, st.timedeltas(timedelta(hours=-24), timedelta(hours=1)))
def test_what_can_be_measured_on_earth_is_believed(temperature, ago):
    reading = believe(temperature, NOW + ago, NOW)
    assert (reading.temperature, reading.at) == (temperature, NOW + ago)


@given(
    st.floats().filter(lambda each: not COLDEST <= each <= HOTTEST)
    | st.integers(HOTTEST + 1)
    | st.booleans()
    | st.text()
)
def test_what_cannot_is_not(temperature):
    with pytest.raises(BadReading, match="temperature"):
        believe(temperature, NOW, NOW)


def test_readers_see_a_minus_that_stays_before_its_number():
    """In a line from right to left a sign would go behind it, were there no left-to-right mark before it."""
    assert (printed_degrees(-4.1), printed_degrees(4.1)) == ("\u200e\u22124.1", "4.1")


def test_readers_see_the_comma_of_their_language():
    with override("de"):
        assert (printed_degrees(26.44), printed_degrees(26)) == ("26,4", "26")


@pytest.mark.parametrize("ago", [timedelta(hours=-24, seconds=-1), timedelta(hours=1, seconds=1)])
def test_a_reading_of_another_day_is_not_believed(ago):
    with pytest.raises(BadReading, match="not of the last day"):
        believe(26.4, NOW + ago, NOW)
