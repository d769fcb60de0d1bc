from datetime import timedelta

from django.db import models

REMEMBERED = timedelta(days=1)  # no limit looks further back


class TryQuerySet(models.QuerySet):
    def old(self, now):
        """Those that no limit asks for any more."""
        return self.filter(at__lt=now - REMEMBERED)

    def newest(self, mark, since, most):
        """Moments of the newest `most` tries under that mark after `since`, the newest first."""
        return self.filter(mark=mark, at__gt=since).order_by("-at").values_list("at", flat=True)[:most]


class Try(models.Model):
    """One try at what is limited: to sign in, to have a link sent. Whose it was stands in it as a mark that cannot be
    read back, since people type passwords where their name belongs."""

    mark = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)  # for those that are old

    objects = TryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "tries"
        default_permissions = ()
        indexes = [models.Index(fields=["mark", "-at"], name="try_mark_newest")]  # each limit's question

    def __str__(self):
        return f"{self.mark[:8]} at {self.at:%H:%M}"
