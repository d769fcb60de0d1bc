"""How far the carrier knows what is out of date."""

from datetime import UTC, datetime, timedelta

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Least

LONGEST_TURN = timedelta(minutes=5)  # after which whoever has taken the turn is taken for dead
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class StandingQuerySet(models.QuerySet):
    def begun(self, count, now):
        """The one row. At first it stands where whoever asks first has seen the clock (`count`, at the moment `now`):
        carriers have nothing from before they were there (outset.py)."""
        first = {"count": count, "at": now}
        return self.get_or_create(pk=Standing.ONLY, defaults=first)[0]

    def begin(self, count, now):
        """Has it stand no later than that: of several that begin at once, the last to write may have been the first to
        see the clock."""
        self.begun(count, now)
        is_later = Q(count__gt=count) | Q(at__gt=now)
        earliest = {"count": Least(F("count"), count), "at": Least(F("at"), Value(now, models.DateTimeField()))}
        self.filter(is_later, pk=Standing.ONLY).update(**earliest)

    def take_turn(self, now):
        """The row, for the caller alone until `give_back`; None where the turn is another's, or the carrier rests."""
        is_free = Q(taken_at=None) | Q(taken_at__lt=now - LONGEST_TURN)
        taken = self.filter(is_free, pk=Standing.ONLY, rests_until__lte=now).update(taken_at=now)
        return self.get(pk=Standing.ONLY) if taken else None


class Standing(models.Model):
    """One row. All marks up to `count` by the clock have been told, and all moments up to `at`."""

    ONLY = 1

    count = models.BigIntegerField()
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, help_text="Since when somebody has been telling.")
    rests_until = models.DateTimeField(default=LONG_AGO, help_text="A carrier that fails is left alone for a while.")
    trouble = models.CharField(max_length=300, blank=True, help_text="What it said when it failed last.")

    objects = StandingQuerySet.as_manager()

    def __str__(self):
        return f"told up to {self.count}"

    def reach(self, **changes):
        """Notes how far it has got, for good."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=list(changes))

    def give_back(self):
        self.reach(taken_at=None)
