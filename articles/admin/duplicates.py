"""Make a copy: a new story that begins with the words of one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from articles.duplicates import duplicate
from articles.models import Category, Story
from newsroom.fields import TidyFormField

from . import dialogs
from .page import StoryPage


class CopyForm(forms.Form):
    """What a copy is called, and where it stands: in one of the sections that its maker works for."""

    tells = (
        "A new draft begins with this story’s words, pictures, tags and authors as they are saved. What is "
        "of this one alone stays with it: its address, dates, versions, notes and corrections."
    )
    headline = TidyFormField(
        max_length=Story._meta.get_field("headline").max_length,
        widget=forms.Textarea({"rows": 2}),
        help_text="What is new this time: the day, the week, the round.",
    )
    category = forms.ModelChoiceField(Category.objects.none(), label="Section")

    def __init__(self, data=None, *, story, user):
        super().__init__(data, initial={"headline": story.headline, "category": story.category_id}, label_suffix="")
        self.fields["category"].queryset = Category.objects.worked_by(user).order_by("path")


def above(story):
    """What stands above a question about the story (`dialogs.show`)."""
    return [
        ("Stories", reverse("admin:articles_story_changelist")),
        (str(story), reverse("admin:articles_story_change", args=[story.pk])),
    ]


class DuplicatesStories(StoryPage):
    """For the story admin: `…/copy/` asks for a headline and a section, then leads to the copy."""

    def story_context(self, request, story):
        may = bool(story) and self.has_add_permission(request)
        return {**super().story_context(request, story), "may_duplicate": may}

    def story_views(self):
        return {**super().story_views(), "copy": self.copy_view}

    def copy_view(self, request, pk):
        story = self.story(pk)
        if not self.has_add_permission(request):
            raise PermissionDenied("Your account may not start stories. The chief can give it the right to.")
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        form = CopyForm(request.POST or None, story=story, user=request.user)
        if request.method != "POST" or not form.is_valid():
            shown = {"title": f"Make a copy: {story}", "press": "Make the copy", "leave": "Make no copy"}
            shown["above"] = above(story)
            return dialogs.show(request, self.admin_site, form, **shown)
        made = duplicate(story, by=request.user, **form.cleaned_data)
        messages.success(request, f"This is a draft of its own now, a copy of “{story}”.")
        return redirect("admin:articles_story_change", made.pk)
