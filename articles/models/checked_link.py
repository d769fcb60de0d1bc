from datetime import timedelta

from django.db import models
from django.db.models import Q

from newsroom.fields import LineField

KEPT = timedelta(days=1)  # how long an answer is believed
KEPT_BROKEN = timedelta(hours=1)  # a server that was down may be up again


class CheckedLinkQuerySet(models.QuerySet):
    def noted(self, addresses):
        """The rows of these addresses, written down where they are new."""
        longest = self.model._meta.get_field("address").max_length
        fitting = {address for address in addresses if len(address) <= longest}
        known = set(self.filter(address__in=fitting).values_list("address", flat=True))
        self.bulk_create((self.model(address=each) for each in sorted(fitting - known)), ignore_conflicts=True)
        return self.filter(address__in=fitting)

    def due(self, at):
        """Those never asked, or asked so long ago that they may say something else, the oldest answers first."""
        is_old = Q(checked_at__lte=at - KEPT) | Q(checked_at__lte=at - KEPT_BROKEN, answers=False)
        return self.filter(is_old | Q(checked_at=None)).order_by(models.F("checked_at").asc(nulls_first=True), "pk")

    def broken(self):
        return self.filter(answers=False)


class CheckedLink(models.Model):
    """Whether an outside address that a story links to answers, as of `checked_at` (aware)."""

    address = models.CharField(max_length=1000, unique=True)
    answers = models.BooleanField(null=True)  # None: not asked yet, or none that we ask
    trouble = LineField(max_length=300, blank=True)
    checked_at = models.DateTimeField(null=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["checked_at"], name="checked_link_oldest")]  # what to ask next

    def __str__(self):
        return self.address
