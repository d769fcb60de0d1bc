from django.conf import settings
from django.db import models
from django.utils import timezone

from newsroom.fields import LineField

from .story import Story


class BannerQuerySet(models.QuerySet):
    """`at` is an aware datetime, now unless given."""

    def up(self, at=None):
        """What readers see over every page; at most one, since raising one takes down what was there."""
        at = at or timezone.now()
        return self.filter(raised_at__lte=at, until__gt=at)


class Banner(models.Model):
    """A line over every page of the paper, from the moment it was raised until its end. It stays as a record."""

    text = LineField(max_length=160, help_text="What is happening, in one line. Readers see it over every page.")
    story = models.ForeignKey(
        Story,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="banners",
        help_text="Where the line leads, as soon as readers can see it. May be left out.",
    )
    raised_at = models.DateTimeField()
    until = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = BannerQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        permissions = [("raise_banner", "Can raise, change and take down the breaking banner")]
        default_permissions = []
        indexes = [models.Index(fields=["-until"], name="banner_up")]  # which one is up, asked for every page

    def __str__(self):
        return self.text
