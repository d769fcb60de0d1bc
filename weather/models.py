from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from newsroom.fields import LineField

OLD = timedelta(hours=3)  # from then on the strip says how old the reading is
HIDDEN = timedelta(hours=24)  # from then on the strip leaves the city out


class CityQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(shown=True)

    def for_strip(self, at):
        """The cities the strip prints at `at` (aware): shown, with a reading of the last day."""
        return self.shown().filter(temperature__isnull=False, read_at__gt=at - HIDDEN)

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

    def is_old(self, at):
        return self.read_at is not None and at - self.read_at >= OLD

    def _as_asked(self):
        """Its row, while it is still where its weather was asked for: whoever moves a city does not wait for us."""
        return City.objects.filter(pk=self.pk, latitude=self.latitude, longitude=self.longitude)

    def take(self, reading, fetched_at):
        """Keeps a reading that is newer than the last, by a conditional update. Returns whether it was."""
        newer = self._as_asked().filter(Q(read_at=None) | Q(read_at__lt=reading.at))
        return bool(newer.update(temperature=reading.temperature, read_at=reading.at, fetched_at=fetched_at))

    def note(self, trouble):
        """Keeps what was wrong with the last answer, "" for nothing. Returns whether that is news."""
        return bool(self._as_asked().exclude(trouble=trouble).update(trouble=trouble))

    def rest(self, until):
        """Has it not asked for again before `until` (aware)."""
        self._as_asked().update(expires_at=until)

    def forget_reading(self):
        """Empties what was read, for a city that is now elsewhere. Does not save."""
        self.temperature = self.read_at = self.fetched_at = self.expires_at = None
        self.trouble = ""
