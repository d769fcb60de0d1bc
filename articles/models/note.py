from django.conf import settings
from django.db import models

from newsroom.fields import BlockField

from .story import Story


class NoteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)


class Note(models.Model):
    """A thread about a passage of a story's copy, kept beside the copy and never in it.

    The passage is found by its words and the words around it, as the W3C's Web Annotation model has it
    (TextQuoteSelector: https://www.w3.org/TR/annotation-model/#text-quote-selector). Without one, the note is about
    the whole story.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="notes")
    passage = models.TextField(blank=True)
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["story", "resolved_at"], name="note_story_open")]  # the gate, the form

    def __str__(self):
        return f"note {self.pk} on story {self.story_id}"


class Remark(models.Model):
    """One person's words in a note's thread."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="remarks")
    text = BlockField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="mentioned_in", blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"remark {self.pk} of note {self.note_id}"
