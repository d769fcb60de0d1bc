"""What readers were told of a story's mistakes, on its page at the desk. Told by publishing.correct, never changed."""

from .page import StoryPage


class ShowsCorrections(StoryPage):
    """For the story admin."""

    def story_context(self, request, story):
        told = story.corrections.select_related("made_by") if story else []
        return {**super().story_context(request, story), "corrections": told}
