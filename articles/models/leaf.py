from django.db import models
from django.db.models import Exists, OuterRef

from .edition import Edition


class LeafQuerySet(models.QuerySet):
    def months(self):
        return self.filter(is_month=True)

    def days_between(self, first, last):
        """Both days (dates) included."""
        return self.filter(is_month=False, first__range=(first, last))

    def with_stories(self, at):
        """Those in which stories were published that readers see at `at` (aware): one look into the index for each."""
        return self.filter(Exists(Edition.objects.live(at).published_within(OuterRef("begins"), OuterRef("ends"))))


class Leaf(models.Model):
    """A day or a month of the archive's calendar: each in which a story was published, or is going to be.

    What has happened is known by the leaf, and what readers see of it by its stories: so a calendar of fifty years asks
    for a few hundred leaves, not for a million stories. Written by `months.note`, and never taken away.
    """

    is_month = models.BooleanField()
    first = models.DateField(help_text="The day, or the first of the month, in the paper’s time zone.")
    begins = models.DateTimeField()
    ends = models.DateTimeField(help_text="Where the next begins.")

    objects = LeafQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "leaves"
        constraints = [models.UniqueConstraint(fields=["is_month", "first"], name="a_day_and_a_month_have_one_leaf")]

    def __str__(self):
        return f"{self.first:%Y-%m}" if self.is_month else f"{self.first}"
