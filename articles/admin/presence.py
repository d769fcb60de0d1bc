"""What an open page says to the desk, and is told of others who have the same open."""

from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import presence

from .page import StoryPage


class TellsWhoIsThere(StoryPage):
    """For the story admin: `POST …/story/12/presence/`, with `typed=1` where somebody typed since the last time."""

    def story_views(self):
        return {**super().story_views(), "presence": self.presence}

    @method_decorator(require_POST)
    def presence(self, request, pk):
        """`{"others": [{"name", "typed_at", "seen_at"}], "revision": 7}`: instants are ISO 8601, or null."""
        story = self.story(pk)
        if not self.has_view_or_change_permission(request, story):
            return JsonResponse({"message": "Your account may not look into this story."}, status=403)
        others = others_at(story, request.user, has_typed=request.POST.get("typed") == "1")
        return JsonResponse({"others": others, "revision": story.revision_number})


def others_at(work, user, **noted):
    """What `presence.note` takes, and returns, for scripts."""
    return [
        {
            "name": present.user.name,
            "typed_at": present.typed_at and present.typed_at.isoformat(),
            "seen_at": present.seen_at.isoformat(),
        }
        for present in presence.note(work, user, **noted)
    ]
