"""The moves that the list offers for ticked stories. Each story is moved, or refused, by itself."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm

from articles import publishing, workflow
from newsroom.finding import number_of
from newsroom.whence import whence

from .asking import reason
from .buttons import PAST
from .page import StoryPage
from .ticked import ask_once

MOST_AT_ONCE = 100
VERBS = {
    "submit": ("Submit the ticked stories", "Submitted"),
    "approve": ("Approve the ticked stories", "Approved"),
    "send_back": ("Send the ticked stories back", "Sent back"),
    "publish": ("Publish the ticked stories now", "Published"),
}


class AskedOfTicked(ActionForm):
    why = reason(label="Reason:", help_text="")


class MovesTicked(StoryPage):
    """For the story admin: each action of the list is one verb of `publishing`, done with one story after the other."""

    action_form = AskedOfTicked

    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
        """Those that somebody has the permission for. Many stories are never deleted with one click."""
        if action_location != admin.ActionLocation.CHANGE_LIST:
            return {}
        held = [verb for verb in VERBS if request.user.has_perm(f"articles.{workflow.TAKES[verb]}")]
        return {verb: (action(verb), verb, VERBS[verb][0]) for verb in held}


def action(verb):
    """An action of the list, as Django calls it."""

    def move_ticked(model_admin, request, stories):
        ticked = list(stories[: MOST_AT_ONCE + 1])
        if len(ticked) > MOST_AT_ONCE:
            messages.error(request, f"Nothing was done: tick at most {MOST_AT_ONCE} stories at a time.")
        elif verb == "publish" and "asked" not in request.POST:
            return ask_once(model_admin, request, ticked)
        else:
            tell(request, verb, *move_each(request, verb, ticked))
        return None

    return move_ticked


def move_each(request, verb, stories):
    """Two lists: the stories that were moved, and of the others sentences that say why not."""
    said = {"by": request.user, "why": request.POST.get("why", ""), "where": whence(request, "list")}
    moved, refused = [], []
    for story in stories:
        try:
            seen, act = (number_of(request.POST.get(f"{name}-{story.pk}")) for name in ("seen", "act"))
            getattr(publishing, verb)(story, seen=seen, seen_act=act, **said)
            moved.append(story)
        except publishing.Refused as refusal:
            refused.append(f"“{story}”: {refusal}")
    return moved, refused


def tell(request, verb, moved, refused):
    """What became of each."""
    if moved:
        messages.success(request, f"{VERBS[verb][1]}: {', '.join(f'“{story}”' for story in moved)}.")
    for sentence in refused:
        messages.error(request, f"Not {PAST[verb]}. {sentence}")
