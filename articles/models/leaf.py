from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from .edition import Edition


class LeafQuerySet(models.QuerySet):
    def months(self):
        return self.filter(is_month=True)

    def months_of(self, year):
        return self.months().filter(first__year=year)

    def days_between(self, first, last):
        """Both days (dates) included."""
        return self.filter(is_month=False, first__range=(first, last))

    def with_stories(self, at):
        """Those in which stories were published that readers see at `at` (aware): where nobody has counted, one look
        into the index for each."""
        published = Edition.objects.live(at).published_within(OuterRef("begins"), OuterRef("ends"))
        return self.filter(Q(stories__gt=0) | Q(Exists(published), stories=None))

    def with_number(self, at):
        """With `number`, how many stories of theirs readers see at `at` (aware): as it is kept, or counted."""
        return self.annotate(number=Coalesce("stories", _number(at)))

    def count_stories(self, at):
        """Keeps how many there are at `at` (aware)."""
        self.update(stories=_number(at))

    def settled(self, at):
        """Those of whose stories none will come or go by the clock, when nobody counts."""
        published = Edition.objects.published_within(OuterRef("begins"), OuterRef("ends"))
        return self.exclude(Exists(published.to_turn(at)))


def _number(at):
    published = Edition.objects.live(at).published_within(OuterRef("begins"), OuterRef("ends")).order_by()
    count = Func(F("pk"), function="COUNT", output_field=models.PositiveIntegerField())
    return Subquery(published.annotate(number=count).values("number"))


class Leaf(models.Model):
    """A day or a month of the archive's calendar: each in which a story was published, or is going to be.

    What has happened is known by the leaf, and what readers see of it by its stories: so a calendar of fifty years asks
    for a few hundred leaves, not for a million stories. Written by `months.note`, and never taken away.
    """

    is_month = models.BooleanField()
    first = models.DateField(help_text="The day, or the first of the month, in the paper’s time zone.")
    begins = models.DateTimeField()
    ends = models.DateTimeField(help_text="Where the next begins.")
    stories = models.PositiveIntegerField(
        null=True, help_text="Of a month, how many of its stories readers see; unless some are still to come or to go."
    )

    objects = LeafQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "leaves"
        constraints = [models.UniqueConstraint(fields=["is_month", "first"], name="a_day_and_a_month_have_one_leaf")]

    def __str__(self):
        return f"{self.first:%Y-%m}" if self.is_month else f"{self.first}"
