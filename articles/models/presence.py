from django.conf import settings
from django.db import models

from .story import Story


class Presence(models.Model):
    """That somebody has a story open at the desk, and when they last typed. Instants are aware."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "user"], name="a_person_is_present_at_a_story_once")]

    def __str__(self):
        return f"user {self.user_id} at story {self.story_id}"
