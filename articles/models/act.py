from django.conf import settings
from django.db import models

from newsroom.fields import LineField

from .story import Story


class Act(models.Model):
    """One act that changed what readers see: who, what, when, why. Written by publishing.py, never changed."""

    class Verb(models.TextChoices):
        PUBLISH = "publish", "Published"
        SCHEDULE = "schedule", "Scheduled"
        UPDATE = "update", "Updated"
        CANCEL = "cancel", "Cancelled what was scheduled"
        END = "end", "Ended"
        RETRACT = "retract", "Retracted"
        RESTORE = "restore", "Restored"

    story = models.ForeignKey(Story, models.CASCADE, related_name="acts")
    verb = models.CharField(max_length=10, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField()
    takes_effect_at = models.DateTimeField()
    why = LineField(max_length=400, blank=True)

    class Meta:
        ordering = ["-done_at", "-id"]

    def __str__(self):
        return f"{self.get_verb_display()}: story {self.story_id}"
