"""Whatever JSON a service says, it is a reading or it is refused."""

from hypothesis import given
from hypothesis import strategies as st

from weather import met_norway, open_meteo
from weather.models import City
from weather.reading import BadReading

from .told import NOW, TEN

WORDS = (
    "latitude longitude location_id current time temperature_2m utc_offset_seconds properties timeseries data instant"
)
VALUES = [TEN.isoformat(), TEN.timestamp(), 1.29, 103.85]
values = st.none() | st.booleans() | st.floats() | st.text(max_size=9) | st.sampled_from(VALUES)
names = st.sampled_from([*WORDS.split(), "instant", "details", "air_temperature"])
json_values = st.recursive(
    values, lambda values: st.lists(values, max_size=4) | st.dictionaries(names, values, max_size=6), max_leaves=20
)


@given(json_values)
def test_no_answer_of_open_meteo_is_a_surprise(told):
    (told_of_it,) = open_meteo.places_of([City(latitude=1.29, longitude=103.85)], told)
    assert_read_or_refused(open_meteo.reading, told_of_it)
    assert_read_or_refused(open_meteo.reading, told)


@given(json_values)
def test_no_answer_of_met_norway_is_a_surprise(told):
    assert_read_or_refused(met_norway.reading, told)
    assert_read_or_refused(
        met_norway.reading, {"properties": {"timeseries": [{"time": TEN.isoformat(), "data": told}]}}
    )


def assert_read_or_refused(read, told):
    try:
        assert -90 <= read(told, NOW).temperature <= 60
    except BadReading as error:
        assert 0 < len(str(error)) <= 200
