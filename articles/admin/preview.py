"""The story, the front and the section as readers will get them: a desk page around a frame with the real page."""

from copy import copy
from datetime import UTC, datetime, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from articles import preview, showing
from newsroom import languages
from newsroom.clock import FIRST_YEAR, LAST_YEAR, PaperDateTimeField, PaperDateTimeInput, moment, paper_zone
from newsroom.text import gist, line

from .page import StoryPage

WEATHER = "The weather is as it is now."
LONGEST_ASKED = 40  # letters of what is no moment that are said again


class LookedAtInput(PaperDateTimeInput):
    """Takes seconds where its moment has some; browsers ask for none otherwise."""

    def __init__(self):
        super().__init__({"class": "preview-at", "step": "any"})


class LookedAtField(PaperDateTimeField):
    """A moment typed, or one of a link: whole, in ISO 8601 with its offset, which tells hours that clocks show twice
    apart. The field shows it in the paper's zone, to the next millisecond: browsers take no more."""

    widget = LookedAtInput

    def to_python(self, value):
        try:
            whole = datetime.fromisoformat(value or "")
        except ValueError:
            return super().to_python(value)
        if whole.tzinfo is None or not FIRST_YEAR <= whole.year <= LAST_YEAR:
            return super().to_python(value)
        return whole.astimezone(UTC)

    def prepare_value(self, value):
        try:
            at = self.to_python(value)
        except ValidationError:
            return value
        return at and as_browsers_write(at)


def as_browsers_write(at):
    """A moment (aware) as a field has it: 2026-11-23T18:00, with seconds and milliseconds only where it has some."""
    up = at + timedelta(microseconds=-at.microsecond % 1000)
    parts = "milliseconds" if up.microsecond else "seconds" if up.second else "minutes"
    return up.astimezone(paper_zone()).replace(tzinfo=None).isoformat(timespec=parts)


class PreviewForm(forms.Form):
    """What is looked at. All of it may be left out: the story as saved, now, on a desktop."""

    SHOWN = [
        ("saved", "This story as it is saved"),
        ("readers", "This story as readers get it"),
        ("front", "The front"),
        ("section", "Its section"),
    ]
    WIDTHS = [("phone", "Phone"), ("tablet", "Tablet"), ("desktop", "Desktop")]
    COLOURS = [("", "As set"), ("light", "Light"), ("dark", "Dark")]

    show = forms.ChoiceField(choices=SHOWN, required=False)
    at = LookedAtField(label="At", required=False)
    width = forms.ChoiceField(choices=WIDTHS, required=False, widget=forms.RadioSelect)
    colours = forms.ChoiceField(choices=COLOURS, required=False, widget=forms.RadioSelect)

    def __init__(self, asked):
        defaults = {"show": "saved", "width": "desktop", "colours": ""}
        super().__init__({**defaults, **{name: asked[name] for name in asked if name in self.base_fields}})

    @property
    def asked(self):
        """What is to be shown and the moment (aware, now unless asked for): sound, whatever the address said."""
        self.is_valid()
        return self.cleaned_data.get("show") or "saved", self.cleaned_data.get("at") or timezone.now()

    @property
    def trouble(self):
        """Why now is shown and not the moment that was asked for, in two sentences; "" where it is shown."""
        if "at" not in self.errors:
            return ""
        asked = gist(line(self.data["at"]), LONGEST_ASKED)
        return f"“{asked}” is no moment to look at, so this is now. {self.errors['at'][0]}"

    @property
    def untold(self):
        """What the page of another moment has of now, in a sentence; "" for now, and where no page has it."""
        self.is_valid()
        return WEATHER if self.cleaned_data.get("at") and settings.WEATHER_PROVIDER != "none" else ""


class PreviewsStories(StoryPage):
    """For the story admin: `…/preview/` is the desk's page, `…/preview-page/` what stands in its frame."""

    def story_views(self):
        return {**super().story_views(), "preview": self.preview, "preview-page": self.preview_page}

    @method_decorator(require_safe)
    def preview(self, request, pk):
        story, form = self.seen_story(request, pk), PreviewForm(request.GET)
        shown, at = form.asked
        context = {
            **self.admin_site.each_context(request),
            "title": f"Preview: {story}",
            "story": story,
            "form": form,
            "moments": preview.moments(story),
            "words": words(story, shown, at),
            "source": f"{reverse('admin:story_preview_page', args=[pk])}?{request.GET.urlencode()}",
        }
        return never_kept(TemplateResponse(request, "admin/articles/story/preview.html", context))

    @method_decorator(require_safe)
    @languages.for_readers()
    def preview_page(self, request, pk):
        story = self.seen_story(request, pk)
        shown, at = PreviewForm(request.GET).asked
        return never_kept(PAGES[shown](request, story, at))

    def seen_story(self, request, pk):
        """The story, for those who may see it at the desk."""
        story = self.story(pk)
        if not self.has_view_permission(request, story):
            raise PermissionDenied("Your account may not see this story at the desk.")
        return story


def words(story, shown, at):
    """What the frame shows, in a sentence."""
    if shown == "readers":
        return preview.outlook(story, at)
    if shown == "saved":
        return f"As saved at {moment(story.edited_at)}, with the paper around it at {moment(at)}."
    return f"With all that readers see at {moment(at)}, scheduled stories among it."


def never_kept(response):
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


def show_saved(request, story, at):
    return show_edition(request, preview.edition_of(story, at), at)


def show_to_readers(request, story, at):
    if edition := preview.live_edition(story, at):
        return show_edition(request, edition, at)
    if edition := preview.last_edition(story, at):
        return render(request, "articles/gone.html", {"edition": edition, "at": at})
    return render(request, "404.html", {"at": at})


def show_edition(request, edition, at):
    asked = as_readers_ask(request, edition.get_absolute_url(), at)
    return render(asked, "articles/preview.html", showing.story(edition, at))


def show_front(request, story, at):
    return render(as_readers_ask(request, reverse("front"), at), "articles/front.html", showing.front_page(at))


def show_section(request, story, at):
    category = story.category
    asked = as_readers_ask(request, category.get_absolute_url(), at)
    return render(asked, "articles/section.html", showing.section(category, at))


def as_readers_ask(request, address, at=None):
    """The request as if it were for a page of the paper, now or at `at` (aware), which some of its parts look at."""
    asked = copy(request)
    asked.path = asked.path_info = address
    asked.looked_at = at
    return asked


PAGES = {"saved": show_saved, "readers": show_to_readers, "front": show_front, "section": show_section}
