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

        `seen` in the address is the revision whose card was moved.
        """
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        story, verb = self.story(pk), (request.POST.get("verb") or request.GET.get("verb", ""))
        if verb not in ALONG:
            raise Http404
        form = form_for(verb, request.POST if is_answered(verb, request) else None, story=story)
        press = label(story, verb)
        shown = {"title": f"{press}: {story}", "press": press, "hidden": {"verb": verb}}
        if not form.is_valid():
            return dialogs.show(request, self.admin_site, form, **shown)
        try:
            said = {"by": request.user, "where": whence(request, "board"), "seen": number_of(request.GET.get("seen"))}
            getattr(publishing, verb)(story, **said, **form.cleaned_data)
        except publishing.Refused as refusal:
            return dialogs.refuse(request, self.admin_site, form, str(refusal), **shown)
        return dialogs.done(request, f"“{story}”. {done(verb, form.cleaned_data)}", story=story.pk)


def is_answered(verb, request):
    """Whether what the verb asks was sent: a bare press of a button says nothing yet where it has to be told more."""
    sent = any(name.startswith(f"{verb}-") for name in request.POST)
    return request.method == "POST" and (sent or not ASKING[verb])
