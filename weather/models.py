from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Prefetch, Q

from newsroom import zones
from newsroom.clock import local_day, paper_zone
from newsroom.fields import LineField

from .sky import Sky
from .trouble import in_words

OLD = timedelta(hours=3)  # from then on the strip says how old the reading is
HIDDEN = timedelta(hours=24)  # from then on the strip leaves the city out
A_DAY = timedelta(hours=24)  # how far back the weather page looks, and its readings are kept


class CityQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(shown=True)

    def for_strip(self, at):
        """The cities the strip prints at `at` (aware): shown, with a reading of the last day."""
        return self.shown().filter(temperature__isnull=False, read_at__gt=at - HIDDEN)

    def for_page(self, at):
        """The same cities with all that the weather page prints: `past`, the last day's measurements, oldest first, and
        `coming`, what is expected from today on: the paper's, which may be tomorrow where the city is."""
        past = Measurement.objects.filter(at__gt=at - A_DAY).order_by("at")
        coming = ComingDay.objects.filter(date__gte=local_day(at)).order_by("date")
        return self.for_strip(at).prefetch_related(
            Prefetch("measurements", past, to_attr="past"), Prefetch("days", coming, to_attr="coming")
        )

    def due(self, at):
        """The cities whose provider may be asked again at `at` (aware)."""
        return self.shown().filter(Q(expires_at=None) | Q(expires_at__lte=at))


class City(models.Model):
    """A place on the weather strip, with its last reading. Readings are written by `provider.refresh` alone."""

    name = LineField(max_length=80, help_text="The city whose weather it is, such as Bangkok.")
    label = LineField(max_length=80, blank=True, help_text="What the strip prints; may be a country. Empty: the name.")
    latitude = models.FloatField(
        validators=[MinValueValidator(-90), MaxValueValidator(90)], help_text="Degrees north, such as 13.75."
    )
    longitude = models.FloatField(
        validators=[MinValueValidator(-180), MaxValueValidator(180)], help_text="Degrees east, such as 100.5."
    )
    zone = models.CharField(
        "time zone",
        max_length=64,
        blank=True,
        default="",
        db_default="",
        validators=[zones.known],
        help_text="By whose clock the weather page tells its hours. Empty: the paper’s.",
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")
    shown = models.BooleanField(default=True, help_text="Whether readers see it.")

    temperature = models.FloatField(null=True, editable=False)  # °C
    read_at = models.DateTimeField(null=True, editable=False)  # when it was measured, as the provider says
    fetched_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)  # not to be asked again before
    trouble = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        default="",
        db_default="",
        verbose_name="trouble with the last answer",
    )

    objects = CityQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "cities"
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__gte=-90, latitude__lte=90), name="a_latitude_is_between_the_poles"
            ),
            models.CheckConstraint(
                condition=Q(longitude__gte=-180, longitude__lte=180), name="a_longitude_is_on_the_globe"
            ),
            models.CheckConstraint(
                condition=Q(temperature=None) | Q(read_at__isnull=False), name="a_reading_has_its_time"
            ),
        ]

    def __str__(self):
        return self.label or self.name

    @property
    def clock(self):
        """Its time zone (tzinfo): the paper's where it has none, or one that this machine does not know."""
        try:
            return ZoneInfo(self.zone) if self.zone else paper_zone()
        except ZoneInfoNotFoundError:
            return paper_zone()

    @property
    def trouble_in_words(self):
        return in_words(self.trouble)

    def is_old(self, at):
        return self.read_at is not None and at - self.read_at >= OLD

    def _as_asked(self):
        """Its row, while it is still where its weather was asked for: whoever moves a city does not wait for us."""
        return City.objects.filter(pk=self.pk, latitude=self.latitude, longitude=self.longitude)

    @transaction.atomic
    def take(self, reading, fetched_at):
        """Keeps a reading that is newer than the last, by a conditional update. Returns whether it was."""
        newer = self._as_asked().filter(Q(read_at=None) | Q(read_at__lt=reading.at))
        is_new = bool(newer.update(temperature=reading.temperature, read_at=reading.at, fetched_at=fetched_at))
        if is_new:
            row = Measurement(city=self, at=reading.at, temperature=reading.temperature)
            Measurement.objects.bulk_create([row], ignore_conflicts=True)
        return is_new

    @transaction.atomic
    def expect(self, days):
        """Keeps what is expected of days (`reading.Day`), in the place of what was expected of them before."""
        if self._as_asked().select_for_update().exists():
            rows = [ComingDay(city=self, **vars(day)) for day in days]
            told = ["lowest", "highest", "sky"]
            ComingDay.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["city", "date"], update_fields=told
            )

    def note(self, trouble):
        """Keeps what was wrong with the last answer, "" for nothing. Returns whether that is news."""
        return bool(self._as_asked().exclude(trouble=trouble).update(trouble=trouble))

    def rest(self, until):
        """Has it not asked for again before `until` (aware)."""
        self._as_asked().update(expires_at=until)

    def forget_weather(self):
        """Saves it without anything that was read or expected, for a city that is now elsewhere."""
        self.temperature = self.read_at = self.fetched_at = self.expires_at = None
        self.trouble = ""
        self.save()
        self.measurements.all().delete()
        self.days.all().delete()


class Measurement(models.Model):
    """A city's temperature at a moment of the last day: what the curve on the weather page is drawn from."""

    city = models.ForeignKey(City, models.CASCADE, related_name="measurements")
    at = models.DateTimeField()
    temperature = models.FloatField()  # °C

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "at"], name="a_city_is_measured_once_at_a_moment")]

    def __str__(self):
        return f"{self.temperature} °C at {self.at}"


class ComingDay(models.Model):
    """What is expected of a day in a city. The day is the city's own."""

    city = models.ForeignKey(City, models.CASCADE, related_name="days")
    date = models.DateField()
    lowest = models.FloatField()  # °C
    highest = models.FloatField()
    sky = models.CharField(max_length=10, choices=Sky, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "date"], name="a_day_is_expected_once_in_a_city")]

    def __str__(self):
        return f"{self.lowest} to {self.highest} °C on {self.date}"


def forget_the_past(now):
    """Deletes what no page prints any more at `now` (aware)."""
    Measurement.objects.filter(at__lte=now - A_DAY).delete()
    ComingDay.objects.filter(date__lt=local_day(now)).delete()
