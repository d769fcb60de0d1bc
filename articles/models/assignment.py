from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from newsroom.fields import BlockField

from .story import Story


class AssignmentQuerySet(models.QuerySet):
    def to_write(self):
        """Those whose story is still with its writer, and not yet for readers; the first due first."""
        return self.filter(
            story__in=Story.objects.at_stage(Story.Stage.DRAFT).values("pk"),
        ).order_by(models.F("due_at").asc(nulls_last=True), "id")

    def planned_or_due_between(self, first, last):
        planned = models.Q(planned_for__gte=first, planned_for__lt=last)
        return self.filter(planned | models.Q(due_at__gte=first, due_at__lt=last)).order_by("planned_for", "id")


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

    @property
    def awaited_at(self):
        """The moment the desk waits for next: the copy's, then the one at which readers are to see it, then none."""
        if self.story.published_at:
            return None
        with_its_writer = self.story.stage == Story.Stage.DRAFT
        return (with_its_writer and self.due_at) or self.planned_for

    def lateness(self, now=None):
        """How long what the desk waits for is overdue: “40 min late”, “2 h late”, “3 days late”; "" where it is not."""
        awaited = self.awaited_at
        minutes = ((now or timezone.now()) - awaited) // timedelta(minutes=1) if awaited else 0
        if minutes < 1:
            return ""
        if minutes < 60:
            return f"{minutes} min late"
        return f"{minutes // 60} h late" if minutes < 48 * 60 else f"{minutes // 1440} days late"
