"""The board: what the desk works on, by how far along it is, and the moves from one column to the next."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path

from articles import planning, publishing, workflow
from newsroom.finding import number_of
from newsroom.whence import whence

from . import dialogs
from .asking import form_for
from .buttons import label
from .moves import done
from .narrowing import Narrowed
from .page import StoryPage

MOST_IN_A_COLUMN = 40
# The verbs that move a card along the board, and the column in which it is found then.
ALONG = {
    "submit": "submitted",
    "approve": "approved",
    "schedule": "scheduled",
    "publish": "live",
    "update": "live",
    "cancel": "approved",
    "take_back": "draft",
    "send_back": "draft",
}
ASKING = {verb: any(field.required for field in form_for(verb).fields.values()) for verb in ALONG}


@dataclass(frozen=True)
class Move:
    """A line of a card's menu. `asks`: whether the verb has to be told something first."""

    verb: str
    label: str
    column: str
    asks: bool


def moves(user, story):
    """What somebody may do with a card, as `workflow.offered` has it, the next step first."""
    verbs = [verb for verb in workflow.offered(user, story) if verb in ALONG]
    return [Move(verb, label(story, verb), ALONG[verb], ASKING[verb]) for verb in verbs]


class ShowsBoard(StoryPage):
    """For the story admin: the board at `…/story/board/`, and a card's move along it."""

    def get_urls(self):
        board = path("board/", self.admin_site.admin_view(self.board_view), name="articles_story_board")
        return [board, *super().get_urls()]

    def story_views(self):
        return {**super().story_views(), "move": self.move_view}

    def board_view(self, request):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        chosen = Narrowed(request)
        columns = planning.board(chosen.stories(), MOST_IN_A_COLUMN)
        for story in (story for column in columns for story in column.stories):
            story.moves = moves(request.user, story)
            story.may_be_assigned = workflow.may(request.user, "assign", story)
        context = {
            **self.admin_site.each_context(request),
            "title": "Board",
            "columns": columns,
            "chosen": chosen,
        }
        return TemplateResponse(request, "admin/articles/story/board.html", context)

    def move_view(self, request, pk):
        """One verb for one story, without the story's form: asks what the verb has to be told, does it, says so.

        `seen` and `seen_act`, in the address or the form, are the revision and the newest act (0: none) of the card
        that was moved. What is refused is asked once more, for the story as it is by now.
        """
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        story, verb = self.story(pk), (request.POST.get("verb") or request.GET.get("verb", ""))
        if verb not in ALONG:
            raise Http404
        form = form_for(verb, request.POST if is_answered(verb, request) else None, story=story)
        press, seen = label(story, verb), seen_of(request)
        shown = {"title": f"{press}: {story}", "press": press, "hidden": {"verb": verb, **seen}}
        if not form.is_valid():
            return dialogs.show(request, self.admin_site, form, **shown)
        try:
            said = {"by": request.user, "where": whence(request, "board"), **seen}
            getattr(publishing, verb)(story, **said, **form.cleaned_data)
        except publishing.Refused as refusal:
            shown["hidden"] = {"verb": verb, **standing(story)}
            return dialogs.refuse(request, self.admin_site, form, met(story, seen.get("seen_act"), refusal), **shown)
        return dialogs.done(request, f"“{story}”. {done(verb, form.cleaned_data)}", story=story.pk)


def seen_of(request):
    """What whoever moves a card had before them, as far as the form or else the address says."""
    told = {name: number_of(request.POST.get(name) or request.GET.get(name)) for name in ("seen", "seen_act")}
    return {name: number for name, number in told.items() if number is not None}


def standing(story):
    """The same of the story as it is now."""
    newest = story.acts.order_by("-pk").first()
    return {"seen": story.revision_number, "seen_act": newest.pk if newest else 0}


def met(story, seen_act, refusal):
    """The refusal, after who did what to the story since its card was shown."""
    first = "" if seen_act is None else publishing.who_was_first(story, seen_act)
    return str(refusal) if first in str(refusal) else f"{first} {refusal}"


def is_answered(verb, request):
    """Whether what the verb asks was sent: a bare press of a button says nothing yet where it has to be told more."""
    sent = any(name.startswith(f"{verb}-") for name in request.POST)
    return request.method == "POST" and (sent or not ASKING[verb])
