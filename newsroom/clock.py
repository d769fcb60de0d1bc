"""The paper's time: instants are aware and UTC in the database, local in the paper's zone on the page."""

from datetime import UTC, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

FAR_FUTURE = datetime(9999, 1, 1, tzinfo=UTC)  # an open end
MINUTE = timedelta(minutes=1)
FIRST_YEAR, LAST_YEAR = 1970, 9997  # west of Greenwich the last hours of 9998 are FAR_FUTURE


class NoSuchTime(ValueError):
    """A local time that clocks jump over. `proposals`: aware datetimes that exist."""

    def __init__(self, message, proposals):
        super().__init__(message)
        self.proposals = proposals


class TimeHappensTwice(NoSuchTime):
    """A local time that clocks show twice. `proposals`: the last instant before and the first after the doubt."""


def paper_zone():
    """The paper's zone (tzinfo): Django's current one, which newsroom/paper.py sets for each request, task and command;
    elsewhere PAPER_TIME_ZONE."""
    return timezone.get_current_timezone()


def local_day(at):
    """The date in the paper's zone at an aware instant."""
    return at.astimezone(paper_zone()).date()


def day_end(day):
    """The instant (aware) at which a date is over in the paper's zone: the first one of the next."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=paper_zone())


def moment(at):
    """An instant (aware) for the desk: “25 Nov 2026, 18:00”, in the paper's zone, by a clock of 24 hours."""
    return date_format(at.astimezone(paper_zone()), "j M Y, H:i")


def exact_moment(at):
    """The same with its seconds, where it has some: “25 Nov 2026, 18:00:07”."""
    return f"{moment(at)}:{at.second:02}" if at.second else moment(at)


def localise(naive, zone=None):
    """The instant (aware) at which clocks in `zone`, the paper's unless given, show `naive`.

    Raises NoSuchTime or TimeHappensTwice, whose message explains and proposes.
    """
    zone = zone or paper_zone()
    early, late = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return early
    shown = date_format(naive, "j F Y, H:i")
    if early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        proposal = early.astimezone(UTC).astimezone(zone)
        raise NoSuchTime(
            f"{shown} does not exist in {zone.key}: clocks jump over it. Did you mean {_beside(naive, proposal)}?",
            [proposal],
        )
    before, after = _nearest_certain(naive, zone, -MINUTE), _nearest_certain(naive, zone, MINUTE)
    raise TimeHappensTwice(
        f"{shown} happens twice in {zone.key}, as clocks go back. "
        f"Choose {_beside(naive, before)} or {_beside(naive, after)} instead.",
        [before, after],
    )


def _beside(naive, proposal):
    """A proposal in words: its time, and its date where that is another."""
    return date_format(proposal, "H:i" if proposal.date() == naive.date() else "j F Y, H:i")


def _nearest_certain(naive, zone, step):
    """The first whole minute from a doubtful time on, going by `step`, that happens just once."""
    moment = naive.replace(second=0, microsecond=0)
    while moment.replace(tzinfo=zone, fold=0).utcoffset() != moment.replace(tzinfo=zone, fold=1).utcoffset():
        moment += step
    return moment.replace(tzinfo=zone)


class PaperDateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class PaperDateTimeField(forms.Field):
    """A moment in the paper's zone, to the minute. Gives an aware datetime in UTC, or None."""

    widget = PaperDateTimeInput

    def prepare_value(self, value):
        return timezone.localtime(value, paper_zone()).replace(tzinfo=None) if isinstance(value, datetime) else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            naive = datetime.fromisoformat(str(value).strip())
        except ValueError as error:
            raise ValidationError("Write the moment as 2026-11-23T18:00.", code="invalid") from error
        if naive.tzinfo is not None:
            raise ValidationError("Write the moment in the paper’s own time, without a zone.", code="invalid")
        if not FIRST_YEAR <= naive.year <= LAST_YEAR:
            raise ValidationError(f"Choose a year from {FIRST_YEAR} to {LAST_YEAR}.", code="invalid")
        try:
            return localise(naive).astimezone(UTC)
        except NoSuchTime as error:
            raise ValidationError(str(error), code="no_such_time") from error
