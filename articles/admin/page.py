"""The page of one story at the desk, to which each module here adds what it is about."""

from django.contrib import admin
from django.urls import path

from articles.models import Story
from newsroom.missing import MissesRows, row_or_missed


class StoryPage(MissesRows, admin.ModelAdmin):
    """Adds to the story's form what `story_context` gives, and below the story's address what `story_views` names."""

    def story_context(self, request, story):
        """What the form's template is given beside Django's own. `story`: None where it is a new one."""
        return {}

    def story_views(self):
        """Views of one story, by the end of their address: `{"preview": view}` is found at `…/story/12/preview/`
        and named `admin:story_preview`. A view takes (request, pk)."""
        return {}

    def get_urls(self):
        views = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"story_{name.replace('-', '_')}")
            for name, view in self.story_views().items()
        ]
        return [*views, *super().get_urls()]

    def story(self, pk):
        """The story of that number, or 404."""
        return row_or_missed(Story.objects.select_related("category"), pk)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        story = self.get_object(request, object_id) if object_id else None
        context = {**self.story_context(request, story), **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)
