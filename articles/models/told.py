from datetime import UTC, datetime, timedelta

from django.db import models

LONGEST_TURN = timedelta(minutes=2)  # after which whoever took it is taken for dead
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class ToldQuerySet(models.QuerySet):
    def take_turn(self, service, count, now):
        """The row of a service, for the caller alone until it `reach`es further or `rest`s; None where another has it,
        or the service rests. At first it stands where the clock does: what was there before, robots have found."""
        self.get_or_create(pk=service, defaults={"count": count, "at": now})
        taken = self.filter(pk=service, rests_until__lte=now).update(rests_until=now + LONGEST_TURN)
        return self.get(pk=service) if taken else None


class Told(models.Model):
    """How far a service elsewhere has been told of what readers see: all that was marked up to `count` by the clock of
    the page cache, and all moments up to `at`."""

    service = models.CharField(max_length=20, primary_key=True)
    count = models.BigIntegerField()
    at = models.DateTimeField()
    rests_until = models.DateTimeField(default=LONG_AGO)
    trouble = models.CharField(max_length=300, blank=True, help_text="What it said when it failed last.")

    objects = ToldQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "told"

    def __str__(self):
        return f"{self.service}: told up to {self.count}"

    def reach(self, count, at):
        self.count, self.at, self.rests_until, self.trouble = count, at, LONG_AGO, ""
        self.save()

    def rest(self, until, trouble):
        self.rests_until, self.trouble = until, trouble
        self.save()
