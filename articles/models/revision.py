from typing import ClassVar

from django.conf import settings
from django.db import models

from newsroom.fields import LineField

from .story import Story


class SnapshotField(models.JSONField):
    """A snapshot, whole: what stories have learnt to say since it was taken was empty then."""

    LEARNT_SINCE: ClassVar = {
        "lead_alt": "",
        "search_title": "",
        "share_headline": "",
        "share_text": "",
        "language": "",
        "translation_of_id": None,
    }

    def from_db_value(self, value, expression, connection):
        said = super().from_db_value(value, expression, connection)
        return {**self.LEARNT_SINCE, **said} if isinstance(said, dict) else said


class Revision(models.Model):
    """A story as somebody at the desk saved it. Never shown to readers.

    Written by `revisions`; an autosave may give way to the next. Nothing else of it ever changes.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    base_number = models.PositiveIntegerField(help_text="The revision the writer started from; 0 for the first.")
    snapshot = SnapshotField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    is_autosave = models.BooleanField(default=False, db_default=False)
    is_side = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Somebody's words that were not put in the place of another's newer ones.",
    )
    why = LineField(max_length=200, blank=True)
    refusal = ""  # of one just kept aside: why its writer may not put it into the story, in a sentence

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="revisions_of_a_story_are_numbered")]

    def __str__(self):
        return f"revision {self.number} of story {self.story_id}"
