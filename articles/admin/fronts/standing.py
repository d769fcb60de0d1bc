"""How the draft of a page stands to what readers see: for its screen, and for a screen that is open while colleagues
publish, schedule or change the draft, or have it open as well."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from articles import layout
from articles.admin.presence import others_at
from articles.models import Story
from newsroom.clock import moment

from .board import Board
from .page import FrontScreen

STATE = ("stage", "retracted_at", "live_from", "live_until")  # what `Story.state` goes by


class TellsStanding(FrontScreen):
    def page_views(self):
        return {**super().page_views(), "standing": self.standing_view}

    def standing(self, board):
        page, draft = board.page, board.draft
        differing = layout.differing(page, draft, board.now)
        current, ahead = standing_of(page, board.now)
        return {
            "current": current,
            "ahead": ahead,
            "stands": marks(board, current, ahead),
            "differing": differing,
            "is_ahead": bool(differing),
            "undoes": layout.undoes(draft),
            "redoes": layout.redoes(draft),
        }

    @method_decorator(require_http_methods(["GET", "POST"]))
    def standing_view(self, request, page):
        """As JSON, `draft`, `current` and `ahead`, which change with the draft, with what readers see and with what is
        scheduled; and of each what became of it, as a sentence: `drafted`, `published`, `scheduled`. `pins` says the
        states of the stories that are pinned, `fills` which stories stand where. `others` have the page open, too, as
        whoever asks by POST has from now on."""
        board = Board(page, layout.opened(page), timezone.now())
        draft, (current, ahead) = board.draft, standing_of(page, board.now)
        said = {"published": published(page, current), "scheduled": scheduled(ahead)}
        said["drafted"] = layout.told(draft, to=request.user) if draft.number else ""
        # A page that was opened before the upgrade asks by GET, and knows of no others. It may go one release later.
        others = others_at(page, request.user) if request.method == "POST" else []
        return JsonResponse({"draft": draft.number, **marks(board, current, ahead), **said, "others": others})


def standing_of(page, now):
    """What readers see, or None, and what is scheduled, the next first."""
    current = page.arrangements.live(now).select_related("made_by").first()
    return current, list(page.arrangements.ahead(now).select_related("made_by"))


def marks(board, current, ahead):
    scheduled = " ".join(str(each.pk) for each in ahead)
    return {
        "current": current.pk if current else 0,
        "ahead": scheduled,
        "pins": pins(board.draft),
        "fills": " ".join(f"{place.slot.name}:{place.row.story}" for place in board.picks.filled),
    }


def pins(draft):
    """The stories that the draft pins and their states: “12:live 15:retracted”."""
    pinned = Story.objects.filter(pk__in=[said["story"] for said in draft.slots.values() if said["story"]])
    return " ".join(f"{each.pk}:{each.state().value}" for each in pinned.only(*STATE).order_by("pk"))


def published(page, current):
    if current is None:
        return f"Nobody arranges {page} now: it fills itself."
    who = current.made_by.name if current.made_by else "the paper itself"
    return f"Readers see what {who} arranged, since {moment(current.starts_at)}."


def scheduled(ahead):
    when = ", ".join(moment(each.starts_at) for each in ahead)
    return f"Scheduled now: {when}." if ahead else "Nothing is scheduled any more."
