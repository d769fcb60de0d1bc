"""Two people at one story."""

from django.http import HttpResponse

from .page import StoryPage


class SettlesConflicts(StoryPage):
    def story_views(self):
        return {**super().story_views(), "conflict": lambda request, pk: HttpResponse("")}
