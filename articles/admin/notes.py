"""Notes on copy, beside the story's text: what the page asks and is told as JSON."""

import json

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import notes, publishing
from articles.models import Remark
from newsroom.clock import moment
from newsroom.finding import NUMBER
from newsroom.whence import whence

from .page import StoryPage

SOMEBODY = "Somebody"  # who is not known any more
FORBIDDEN = "Your account may not see this story, so it may not remark on it."
NOT_TO_SETTLE = (
    "Whoever began a note, and who may change or approve the story, resolve and reopen it. Reply to it instead."
)


class NotesOnStories(StoryPage):
    """For the story admin. `…/notes/` answers GET with all notes of a story; each POST does one act (`act`: one of
    `ACTS`) and answers the same. Whoever may see a story at the desk may remark on it, in their own name; to settle
    a note takes more."""

    def story_context(self, request, story):
        may_remark = bool(story) and self.has_view_permission(request, story)
        return {**super().story_context(request, story), "may_remark": may_remark, "longest": notes.LONGEST_REMARK}

    def story_views(self):
        return {**super().story_views(), "notes": self.notes}

    @method_decorator([never_cache, require_http_methods(["GET", "POST"])])
    def notes(self, request, pk):
        story = self.story(pk)
        if not self.has_view_permission(request, story):
            return JsonResponse({"message": FORBIDDEN}, status=403)
        try:
            done = act(request, story) if request.method == "POST" else {}
        except publishing.Forbidden as refusal:
            return JsonResponse({"message": str(refusal)}, status=403)
        except ValidationError as error:
            return JsonResponse({"message": " ".join(error.messages)}, status=422)
        return JsonResponse({"notes": told(story, request.user), **done})


def act(request, story):
    """Does what was posted. Returns what the page is told of it beside the notes."""
    do = ACTS.get(request.POST.get("act"))
    if do is None:
        raise ValidationError("Say what to do with the note: begin, remark, resolve, reopen or follow.")
    return do(request, story) or {}


def begin(request, story):
    note = notes.begin(story, request.POST.get("text", ""), by=request.user, quote=request.POST.dict())
    return {"begun": note.pk}


def remark(request, story):
    notes.remark(asked_note(request, story), request.POST.get("text", ""), by=request.user)


def resolve(request, story):
    notes.resolve(note_to_settle(request, story), by=request.user, where=whence(request, "notes"))


def reopen(request, story):
    notes.reopen(note_to_settle(request, story), by=request.user, where=whence(request, "notes"))


def follow(request, story):
    """`quotes`: JSON, a list of {"id", "passage", "before", "after"}."""
    try:
        quotes = {str(quote["id"]): dict(quote) for quote in json.loads(request.POST.get("quotes", ""))}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValidationError("The passages could not be read.") from error
    notes.follow(story, quotes, by=request.user)


ACTS = {"begin": begin, "remark": remark, "resolve": resolve, "reopen": reopen, "follow": follow}


def asked_note(request, story):
    number = request.POST.get("note", "")
    if not NUMBER.fullmatch(number):
        raise Http404("No number of a note.")
    return get_object_or_404(story.notes, pk=number)


def note_to_settle(request, story):
    """The same. Raises Forbidden, with a sentence, for whoever may only remark on it."""
    note = asked_note(request, story)
    if not notes.may_settle(request.user, note):
        raise publishing.Forbidden(NOT_TO_SETTLE)
    return note


def told(story, user):
    """All notes of the story with their threads, in three queries, and whether somebody may settle each."""
    may_all = notes.may_settle_all(user, story)
    remarks = Remark.objects.select_related("by")
    rows = story.notes.select_related("made_by", "resolved_by").prefetch_related(Prefetch("remarks", remarks))
    return [{**told_note(note), "may_settle": may_all or note.made_by_id == user.pk} for note in rows]


def told_note(note):
    resolved = note.resolved_at and {
        "by": note.resolved_by.name if note.resolved_by else SOMEBODY,
        "at": moment(note.resolved_at),
    }
    return {
        "id": note.pk,
        "passage": note.passage,
        "before": note.before,
        "after": note.after,
        "resolved": resolved,
        "remarks": [
            {
                "id": said.pk,
                "text": said.text,
                "by": said.by.name if said.by else SOMEBODY,
                "at": moment(said.at),
                "iso": said.at.isoformat(),
            }
            for said in note.remarks.all()
        ],
    }
