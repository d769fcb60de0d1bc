from django.conf import settings
from django.db import models

from newsroom.fields import BlockField

from .story import Story


class CorrectionQuerySet(models.QuerySet):
    """What readers are told of a story's mistakes is only ever added to."""

    def update(self, **kwargs):
        raise TypeError("A correction is written once and never changed. Add another.")

    def delete(self):
        raise TypeError("A correction is never deleted. Add another.")


class Correction(models.Model):
    """What readers are told was wrong with a story they have seen. Written by publishing.correct, never changed."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        UPDATE = "update", "Update"
        EDITORS_NOTE = "editors_note", "Editor’s note"

    story = models.ForeignKey(Story, models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.CORRECTION)
    text = BlockField(max_length=2000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest")]  # the corrections page, its feed

    def __str__(self):
        return f"{self.get_kind_display()} of story {self.story_id}"
