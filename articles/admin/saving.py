"""What the desk's forms share when they save."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from articles import addresses, blocks, publishing, revisions, workflow
from articles.forms import NewStoryForm, StoryForm
from articles.models import Author

from .page import StoryPage

ALL = [name for name in StoryForm.base_fields if name != "base"]
TO_READ = {"body": "text"}  # what the page shows of a field that is closed
PICTURE = ["lead_picture", "lead_caption", "lead_alt"]  # what the photo desk may change of any story


def once_more(view):
    """A view that is asked a second time where the first came upon a name that was taken in the same moment.

    Nothing was saved then; asked again, it sees what is taken.
    """

    @wraps(view)
    def asked(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except (IntegrityError, ValidationError):
            return view(*args, **kwargs)

    return asked


class TriesOnceMore:
    """Of two people who take one name at the same moment, the second’s form is asked once more: then it says so."""

    def changeform_view(self, *args, **kwargs):
        return once_more(super().changeform_view)(*args, **kwargs)


class KeepsOldAddresses:
    """Where a page stood before its address was changed goes on leading to it; of a deleted one it says so."""

    def save_model(self, request, obj, form, change):
        with addresses.kept(obj):
            super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        with addresses.kept(obj):
            super().delete_model(request, obj)


class SpoilsPages:
    """Pages that print a section, a tag or an author, or depend on an old address, follow what is changed."""

    def save_model(self, request, obj, form, change):
        with publishing.renaming(obj):
            super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        with publishing.renaming(obj):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for each in queryset:
            self.delete_model(request, each)


class SavesStories(StoryPage):
    """For the story admin: who may write what, and a save that never overwrites what its writer has not seen."""

    def has_add_permission(self, request):
        return super().has_add_permission(request) and workflow.may_edit(request.user, None)

    def has_change_permission(self, request, obj=None):
        """Of one story: to write in it, or to press a button under it."""
        if obj is None:
            return super().has_change_permission(request)
        return bool(open_fields(request, obj) or asked_once(request, workflow.offered, obj))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        story = self.get_object(request, object_id) if object_id and request.method == "POST" else None
        if story and not open_fields(request, story) and not pressed(request):
            raise PermissionDenied(workflow.refusal(request.user, "edit", story))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **{"form": StoryForm if obj else NewStoryForm, **kwargs})
        form.closed, form.writer = closed_fields(request, obj), request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        return [TO_READ.get(name, name) for name in closed_fields(request, obj)]

    def get_fieldsets(self, request, obj=None):
        """The body, where it is closed, as it reads; the base of what nobody may change is of no use."""
        if obj is None:
            return self.add_fieldsets
        closed = closed_fields(request, obj)
        shown = {name: TO_READ.get(name, name) if name in closed else name for name in (*ALL, "base")}
        unused = {"base"} if len(closed) == len(ALL) else set()
        return [
            (title, {**options, "fields": [shown[name] for name in options["fields"] if name not in unused]})
            for title, options in self.fieldsets
        ]

    @admin.display(description="body")
    def text(self, story):
        return format_html('<div class="desk-read">{}</div>', blocks.shown(story.body))

    @admin.display(description="authors")
    def bylines(self, story):
        return ", ".join(map(str, story.bylines.select_related("author")))

    @admin.display(description="related stories and links")
    def links(self, story):
        return ", ".join(link.title or str(link.target or link.url) for link in story.links.select_related("target"))

    def save_model(self, request, obj, form, change):
        """Saves the whole story. Where somebody else saved it meanwhile, `obj.kept_aside` is the revision that keeps
        these words, and the story stays as it is."""
        if not change:
            return self.start(request, obj)
        said = form.said()
        revision = said and revisions.write(obj, said, base=form.cleaned_data.get("base"), by=request.user)
        obj.kept_aside = revision if revision and revision.is_side else None

    def start(self, request, story):
        """A new story, begun by who asks for it and, if their name can stand over stories, signed by them."""
        story.started_by = request.user
        story.save()
        if author := Author.objects.filter(user=request.user).first():
            story.bylines.create(author=author)
        revisions.keep(story, by=request.user)

    def save_related(self, request, form, formsets, change):
        """What belongs to a story is saved with it. Then a pressed button does what it says."""
        if change:
            self.move(request, form)

    def response_add(self, request, obj, post_url_continue=None):
        """Into the text: from now on the story is a saved row."""
        return redirect("admin:articles_story_change", obj.pk)

    def response_change(self, request, obj):
        is_done = getattr(obj, "acted", False)
        return (
            super().response_change(request, obj)
            if is_done or not obj.kept_aside
            else lead_aside(request, obj.kept_aside)
        )


def open_fields(request, story):
    """Names of the form's fields that the signed-in person may change in a story: all, those of its picture, none."""
    if asked_once(request, workflow.may_edit, story):
        return ALL
    return PICTURE if asked_once(request, workflow.may_picture, story) else []


def closed_fields(request, story):
    """The form's fields that the signed-in person may not change in a story; none of one that is to be started."""
    fields = open_fields(request, story) if story else ALL
    return [name for name in ALL if name not in fields]


def asked_once(request, right, story):
    """What `right(user, story)` says. Django asks for it ten times in one request; it is looked up once."""
    known = request.__dict__.setdefault("rights", {})
    if (right, story.pk) not in known:
        known[right, story.pk] = right(request.user, story)
    return known[right, story.pk]


def pressed(request):
    """Whether the form was sent by a button that moves the story along."""
    return any(f"_{verb}" in request.POST for verb in workflow.TAKES)


def lead_aside(request, side, otherwise=""):
    """To somebody's words that were kept aside. `otherwise`: what is said where they were overtaken, not refused."""
    if sentence := why_aside(side) if side.refusal else otherwise:
        messages.warning(request, sentence)
    return redirect(conflict_address(side))


def why_aside(side):
    """Why refused words are not in the story, and where they are, in two sentences."""
    return f"{side.refusal} What you wrote is not lost: it is kept beside the story, as version {side.number}."


def conflict_address(revision):
    """Where somebody's words that were kept aside are laid beside the newest ones."""
    return f"{reverse('admin:story_conflict', args=[revision.story_id])}?mine={revision.number}"
