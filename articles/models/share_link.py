from django.conf import settings
from django.db import models

from .story import Story


class ShareLink(models.Model):
    """A way for somebody outside to read one story before readers do. Ends by its time, or when it is revoked."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="share_links")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"share link {self.pk} to story {self.story_id}"
