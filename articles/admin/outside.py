"""How a story is found and shared, seen while its words are chosen."""

from urllib.parse import urlsplit

from django.conf import settings

from .page import StoryPage


class ShowsOutside(StoryPage):
    """For the story admin: what the looks beside the fields say that nobody types there."""

    def story_context(self, request, story):
        return {**super().story_context(request, story), "place": story and place(story)}


def place(story):
    """The way to a story as search engines tell it: ["paper.example", "money", "payments"]."""
    return [urlsplit(settings.SITE_ADDRESS).netloc, *story.category.path.split("/")]
