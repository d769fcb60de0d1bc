from django.conf import settings
from django.db import models

from .story import Story


class Ban(models.Model):
    """A story that is never filled up beside another. What the desk picks there is shown all the same."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="bans")
    other = models.ForeignKey(Story, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["story", "other"], name="a_story_is_banned_once_from_another")]

    def __str__(self):
        return f"story {self.other_id} beside story {self.story_id}"
