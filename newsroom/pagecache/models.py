"""The clock by which every process knows which kept pages are out of date. It lives with the content, so that a mark is
committed together with what it is about."""

from django.db import models

LONGEST_KEY = 120


class Clock(models.Model):
    """One row, counting the times that anything was marked. Its lock makes the order of counting that of committing."""

    ONLY = 1

    count = models.BigIntegerField(default=0)

    def __str__(self):
        return str(self.count)


class Mark(models.Model):
    """When (by the clock) a key was last marked, and when last hard: no page from before may be shown any more."""

    key = models.CharField(max_length=LONGEST_KEY, primary_key=True)
    count = models.BigIntegerField(db_index=True)  # what each process reads: those since it last looked
    hard_count = models.BigIntegerField(default=0)

    def __str__(self):
        return f"{self.key}: {self.count}"


class Moment(models.Model):
    """A moment at which a key will be out of date by itself: something that has its page starts then, or ends."""

    key = models.CharField(max_length=LONGEST_KEY)
    at = models.DateTimeField()
    is_hard = models.BooleanField(default=False)
    count = models.BigIntegerField(db_index=True)  # the clock when it was written

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "at"], name="a_key_has_a_moment_once")]

    def __str__(self):
        return f"{self.key} at {self.at:%Y-%m-%d %H:%M:%S} UTC"
