from django.conf import settings
from django.db import models
from django.db.models import Q

from .arrangement import FrontPage
from .story import Story


class Presence(models.Model):
    """That somebody has a story, or the arrangement of a page, open at the desk, and when they last typed. Instants are
    aware."""

    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="presences")
    page = models.ForeignKey(FrontPage, models.CASCADE, null=True, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "user"], name="a_person_is_present_at_a_story_once"),
            models.UniqueConstraint(fields=["page", "user"], name="a_person_is_present_at_a_page_once"),
            models.CheckConstraint(
                condition=Q(story=None, page__isnull=False) | Q(story__isnull=False, page=None),
                name="a_person_is_present_at_a_story_or_a_page",
            ),
        ]

    def __str__(self):
        where = f"story {self.story_id}" if self.story_id else f"page {self.page_id}"
        return f"user {self.user_id} at {where}"
