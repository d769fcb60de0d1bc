from django.conf import settings
from django.db import models

from newsroom.fields import LineField

from .story import Story


class ShareLinkQuerySet(models.QuerySet):
    def lasting(self, at):
        """Those that neither time nor the desk has ended at `at` (aware)."""
        return self.filter(revoked_at=None, expires_at__gt=at)

    def open(self, at):
        """Those that open their story at `at`: while whoever made them has a place at the desk."""
        return self.lasting(at).exclude(made_by__is_active=False)


class ShareLink(models.Model):
    """A way for somebody outside to read one story before readers do. Ends by its time, or when it is revoked, and
    opens nothing while its maker's account is not active."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="share_links")
    reader = LineField(max_length=100, blank=True, help_text="Who it is for.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"share link {self.pk} to story {self.story_id}"

    def is_open(self, at):
        return self.revoked_at is None and self.expires_at > at and not self.is_orphaned

    @property
    def is_orphaned(self):
        return self.made_by is not None and not self.made_by.is_active
