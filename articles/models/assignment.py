from django.conf import settings
from django.db import models

from newsroom.fields import BlockField

from .story import Story


class AssignmentQuerySet(models.QuerySet):
    def to_write(self):
        """Those whose story is still with its writer, and not yet for readers; the first due first."""
        return self.filter(
            story__in=Story.objects.at_stage(Story.Stage.DRAFT).values("pk"),
        ).order_by(models.F("due_at").asc(nulls_last=True), "id")

    def planned_between(self, first, last):
        return self.filter(planned_for__gte=first, planned_for__lt=last)

    def due_between(self, first, last):
        return self.filter(due_at__gte=first, due_at__lt=last)


class Assignment(models.Model):
    """Who is to write a story, what is asked, and for when. Instants are aware."""

    story = models.OneToOneField(Story, models.CASCADE, related_name="assignment")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="who"
    )
    brief = BlockField("what", max_length=1000, blank=True, help_text="What the story is to tell.")
    due_at = models.DateTimeField("due", null=True, blank=True, help_text="When the desk needs the copy.")
    planned_for = models.DateTimeField(null=True, blank=True, help_text="When readers are meant to see it.")
    planned_words = models.PositiveIntegerField("length", null=True, blank=True, help_text="In words.")
    desk_note = BlockField(max_length=1000, blank=True, help_text="For the desk only.")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["to", "due_at"], name="assignment_to_due"),  # “My desk”
            models.Index(fields=["planned_for"], name="assignment_planned"),  # the calendar
            models.Index(fields=["due_at"], name="assignment_due"),  # the same
        ]

    def __str__(self):
        return f"assignment of story {self.story_id}"
