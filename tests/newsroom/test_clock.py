from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from newsroom import clock
from newsroom.clock import NoSuchTime, TimeHappensTwice, localise

BERLIN, SINGAPORE = "Europe/Berlin", "Asia/Singapore"
LORD_HOWE = "Australia/Lord_Howe"  # its clocks go by half an hour
HAVANA, ASUNCION = "America/Havana", "America/Asuncion"  # there they go at midnight
APIA = "Pacific/Apia"  # skipped a whole day, to be on Australia's side of the date line

SKIPPED = [
    (BERLIN, "2026-03-29T02:00", "2026-03-29T03:00", "Did you mean 03:00?"),
    (BERLIN, "2026-03-29T02:59", "2026-03-29T03:59", "Did you mean 03:59?"),
    (LORD_HOWE, "2026-10-04T02:15", "2026-10-04T02:45", "Did you mean 02:45?"),
    (HAVANA, "2026-03-08T00:30", "2026-03-08T01:30", "Did you mean 01:30?"),
    (SINGAPORE, "1981-12-31T23:45", "1982-01-01T00:15", "Did you mean 1 January 1982, 00:15?"),
    (APIA, "2011-12-30T12:00", "2011-12-31T12:00", "Did you mean 31 December 2011, 12:00?"),
]
TWICE = [
    (BERLIN, "2026-10-25T02:00", "2026-10-25T01:59", "2026-10-25T03:00", "Choose 01:59 or 03:00 instead."),
    (BERLIN, "2026-10-25T02:30", "2026-10-25T01:59", "2026-10-25T03:00", "Choose 01:59 or 03:00 instead."),
    (LORD_HOWE, "2026-04-05T01:30", "2026-04-05T01:29", "2026-04-05T02:00", "Choose 01:29 or 02:00 instead."),
    (HAVANA, "2026-11-01T00:30", "2026-10-31T23:59", "2026-11-01T01:00", "Choose 31 October 2026, 23:59 or 01:00 "),
    (ASUNCION, "2024-03-23T23:30", "2024-03-23T22:59", "2024-03-24T00:00", "or 24 March 2024, 00:00 instead."),
]
ONCE = [
    (BERLIN, "2026-03-29T01:59", "2026-03-29T00:59"),
    (BERLIN, "2026-03-29T03:00", "2026-03-29T01:00"),
    (BERLIN, "2026-10-25T01:59", "2026-10-24T23:59"),
    (BERLIN, "2026-10-25T03:00", "2026-10-25T02:00"),
    (SINGAPORE, "2026-03-29T02:30", "2026-03-28T18:30"),
    (SINGAPORE, "1982-01-01T00:00", "1981-12-31T16:00"),
    (LORD_HOWE, "2026-10-04T01:59", "2026-10-03T15:29"),
    (LORD_HOWE, "2026-10-04T02:30", "2026-10-03T15:30"),
    (LORD_HOWE, "2026-04-05T01:29", "2026-04-04T14:29"),
    (LORD_HOWE, "2026-04-05T02:00", "2026-04-04T15:30"),
]


def local(text):
    return datetime.fromisoformat(text)


def shown(moments):
    """What clocks there show at aware moments."""
    return [moment.replace(tzinfo=None).isoformat(timespec="minutes") for moment in moments]


@pytest.mark.parametrize(("zone", "asked", "instant"), ONCE)
def test_a_time_that_happens_once_is_that_instant(zone, asked, instant):
    assert localise(local(asked), ZoneInfo(zone)).astimezone(UTC) == local(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(("zone", "asked", "proposed", "words"), SKIPPED)
def test_a_time_that_clocks_skip_is_refused_with_the_one_they_jump_to(zone, asked, proposed, words):
    with pytest.raises(NoSuchTime) as refusal:
        localise(local(asked), ZoneInfo(zone))
    assert not isinstance(refusal.value, TimeHappensTwice)
    assert shown(refusal.value.proposals) == [proposed]
    assert f"does not exist in {zone}" in str(refusal.value)
    assert words in str(refusal.value)


@pytest.mark.parametrize(("zone", "asked", "before", "after", "words"), TWICE)
def test_a_time_that_clocks_show_twice_is_refused_with_the_nearest_that_are_certain(zone, asked, before, after, words):
    with pytest.raises(TimeHappensTwice) as refusal:
        localise(local(asked), ZoneInfo(zone))
    assert shown(refusal.value.proposals) == [before, after]
    assert f"happens twice in {zone}" in str(refusal.value)
    assert words in str(refusal.value)


@pytest.mark.parametrize(("zone", "asked"), [each[:2] for each in (*SKIPPED, *TWICE)])
def test_what_is_proposed_is_accepted(zone, asked):
    with pytest.raises(NoSuchTime) as refusal:
        localise(local(asked), ZoneInfo(zone))
    for proposal in refusal.value.proposals:
        assert localise(proposal.replace(tzinfo=None), ZoneInfo(zone)) == proposal


def test_the_refusal_names_the_moment_that_was_asked_for():
    with pytest.raises(NoSuchTime, match=r"^29 March 2026, 02:30 does not exist"):
        localise(local("2026-03-29T02:30"), ZoneInfo(BERLIN))


def test_without_a_zone_the_papers_own_counts(settings):
    settings.TIME_ZONE = "Asia/Yangon"
    assert localise(local("2026-10-12T12:00")).astimezone(UTC) == datetime(2026, 10, 12, 5, 30, tzinfo=UTC)


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(9990, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([BERLIN, SINGAPORE, LORD_HOWE, HAVANA, APIA, "Africa/Casablanca", "Asia/Kathmandu"]),
)
def test_any_instant_is_found_again_from_what_clocks_show_or_refused_as_doubtful(instant, name):
    zone = ZoneInfo(name)
    naive = instant.astimezone(zone).replace(tzinfo=None)
    try:
        assert localise(naive, zone) == instant
    except NoSuchTime as refusal:
        assert isinstance(refusal, TimeHappensTwice)
        early, late = refusal.proposals
        assert early < instant < late


def test_a_day_is_the_papers_not_greenwichs():
    assert clock.local_day(datetime(2026, 10, 12, 16, 30, tzinfo=UTC)) == date(2026, 10, 13)


class Moment(forms.Form):
    at = clock.PaperDateTimeField(required=False)


class TestTheField:
    """PaperDateTimeField: what a person types at the desk."""

    def clean(self, typed):
        return clock.PaperDateTimeField().clean(typed)

    def refusal(self, typed):
        with pytest.raises(ValidationError) as refused:
            self.clean(typed)
        return refused.value

    @pytest.mark.parametrize("typed", ["2026-11-23T18:00", " 2026-11-23 18:00 ", "2026-11-23T18:00:00"])
    def test_gives_the_instant_in_utc(self, typed):
        at = self.clean(typed)
        assert (at, at.tzinfo) == (datetime(2026, 11, 23, 10, 0, tzinfo=UTC), UTC)

    @pytest.mark.parametrize("typed", ["", None])
    def test_may_stay_empty(self, typed):
        assert clock.PaperDateTimeField(required=False).clean(typed) is None
        assert self.refusal(typed).code == "required"

    @pytest.mark.parametrize("typed", ["tomorrow", "2026-02-30T10:00", "2026-11-23T25:00", "23.11.2026 18:00", "\x00"])
    def test_says_how_a_moment_is_written(self, typed):
        assert self.refusal(typed).messages == ["Write the moment as 2026-11-23T18:00."]

    @pytest.mark.parametrize("typed", ["2026-11-23T18:00Z", "2026-11-23T18:00+08:00"])
    def test_takes_no_other_zone(self, typed):
        assert "without a zone" in self.refusal(typed).messages[0]

    @pytest.mark.parametrize("year", ["0001", "1969", "9998", "9999"])
    def test_takes_no_year_out_of_reach(self, year):
        assert self.refusal(f"{year}-06-01T10:00").messages == ["Choose a year from 1970 to 9997."]

    @pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
    def test_the_last_moment_it_takes_comes_before_an_open_end(self, settings, zone):
        settings.TIME_ZONE = zone
        assert self.clean(f"{clock.LAST_YEAR}-12-31T23:59") < clock.FAR_FUTURE

    def test_passes_on_what_is_wrong_with_a_doubtful_time(self, settings):
        settings.TIME_ZONE = BERLIN
        assert self.refusal("2026-03-29T02:30").code == "no_such_time"
        assert "Did you mean 03:30?" in self.refusal("2026-03-29T02:30").messages[0]
        assert "Choose 01:59 or 03:00" in self.refusal("2026-10-25T02:30").messages[0]

    def test_shows_an_instant_in_the_papers_zone(self):
        form = Moment(initial={"at": datetime(2026, 11, 23, 10, 0, tzinfo=UTC)})
        assert 'value="2026-11-23T18:00"' in str(form["at"])

    def test_shows_again_what_was_typed_wrongly(self):
        form = Moment({"at": "tomorrow at six"})
        assert not form.is_valid()
        assert 'value="tomorrow at six"' in str(form["at"])

    def test_knows_a_moment_that_was_not_changed(self):
        at = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        assert not Moment({"at": "2026-11-23T18:00"}, initial={"at": at}).has_changed()
        assert Moment({"at": "2026-11-23T18:01"}, initial={"at": at}).has_changed()


def test_an_open_end_is_later_than_any_moment_a_paper_has():
    assert datetime(clock.LAST_YEAR, 12, 31, tzinfo=UTC) + timedelta(days=2) < clock.FAR_FUTURE
