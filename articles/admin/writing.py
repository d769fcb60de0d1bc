"""The page on which a story is written: what its scripts are told."""

from django.urls import reverse

from .page import StoryPage

# By the name of their data attribute on <desk-story>: views of the story's own, and of everybody's.
OF_THE_STORY = ["autosave", "presence", "checklist", "notes", "preview", "embed"]
OF_EVERYBODY = {
    "stories": "find_stories",
    "tags": "find_tags",
    "authors": "find_authors",
    "sections": "find_sections",
    "people": "find_people",
    "pictures": "find_pictures",
    "upload": "upload_picture",
}


class WritesStories(StoryPage):
    """For the story admin: gives the page the addresses that its scripts ask."""

    add_form_template = "admin/articles/story/add_form.html"

    def get_changeform_initial_data(self, request):
        """Who works for one section starts a story there."""
        theirs = list(request.user.beats.values_list("category_id", flat=True)[:2])
        section = {"category": theirs[0]} if len(theirs) == 1 else {}
        return {**section, **super().get_changeform_initial_data(request)}

    def render_change_form(self, request, context, *args, **kwargs):
        """What a story's page loads is what its form needs: the scripts of Django's admin have nothing to do there."""
        if context["original"]:
            context["media"] = context["adminform"].form.media
        return super().render_change_form(request, context, *args, **kwargs)

    def story_context(self, request, story):
        return {**super().story_context(request, story), "addresses": addresses(story)}


def addresses(story):
    """Pairs of a data attribute's name and an address. That of a picture's words has 0 in the place of its number."""
    found = {name: reverse(f"admin:{view}") for name, view in OF_EVERYBODY.items()}
    found["words"] = reverse("admin:picture_words", args=[0])
    if story:
        found |= {name: reverse(f"admin:story_{name}", args=[story.pk]) for name in OF_THE_STORY}
    return found.items()
