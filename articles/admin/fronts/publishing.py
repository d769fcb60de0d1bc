"""What readers get of a draft: now, at a moment, or an earlier arrangement once more."""

from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST

from articles import layout, publishing
from articles.admin import dialogs
from newsroom.clock import moment
from newsroom.finding import number_of
from newsroom.whence import whence

from . import changes
from .acting import base_of
from .asking import Asked, MomentForm
from .board import labels
from .page import FrontScreen, above, answer, refuse_others

MOST_CHANGES = 4  # of what is to be cancelled that are told
SCHEDULED = "Readers see the draft as it is now from that minute on. Nobody has to be at the desk."


class PublishesFronts(FrontScreen):
    def page_views(self):
        return {
            **super().page_views(),
            "publish": self.publish_view,
            "schedule": self.schedule_view,
            "bring-back": self.bring_back_view,
            "cancel": self.cancel_view,
        }

    @method_decorator(require_POST)
    def publish_view(self, request, page):
        refuse_others(request, page)
        try:
            made = arrange(page, request)
        except (layout.Stale, publishing.Refused) as refusal:
            return answer(request, page, str(refusal), is_trouble=True)
        return answer(request, page, f"{page} is published: readers see it now.{what_replaces(made)}")

    def schedule_view(self, request, page):
        """Asks for the moment, with the draft as whoever asks had it before them."""
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        refuse_others(request, page)
        form = MomentForm(request.POST or None, label_suffix="")
        draft = layout.opened(page)
        form.tells = f"{SCHEDULED} {different(page, draft)}".strip()
        shown = {"title": f"Schedule: {page}", "press": "Schedule"}
        shown |= {"above": above(page), "hidden": {"base": draft.number}}
        if request.method != "POST" or not form.is_valid():
            return dialogs.show(request, self.admin_site, form, **shown)
        try:
            made = arrange(page, request, at=form.cleaned_data["at"])
        except (layout.Stale, publishing.Refused) as refusal:
            return dialogs.refuse(request, self.admin_site, form, str(refusal), **shown)
        more = f"{what_gave_way(made, request.user)}{what_replaces(made)}"
        return dialogs.done(request, f"Scheduled for {moment(made.starts_at)}.{more}")

    @method_decorator(require_POST)
    def bring_back_view(self, request, page):
        """Publishes an earlier arrangement once more. A draft that somebody has begun stays as it is."""
        refuse_others(request, page)
        earlier = arrangement_of(page, request)
        draft = layout.opened(page)
        is_begun = draft.slots != layout.live(page, timezone.now())
        try:
            made = bring_back(page, earlier, None if is_begun else draft.number, request)
        except (layout.Stale, publishing.Refused) as refusal:
            return answer(request, page, str(refusal), is_trouble=True)
        kept = " The draft that was begun stays as it is." if is_begun else ""
        again = f"Readers see again what stood there on {moment(earlier.starts_at)}."
        return answer(request, page, f"{again}{what_replaces(made)}{kept}")

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def cancel_view(self, request, page):
        """Asks first, and says what would be lost: nothing schedules it once more."""
        refuse_others(request, page)
        planned = arrangement_of(page, request)
        form = Asked(label_suffix="")
        form.tells = told_of(planned)
        when = moment(planned.starts_at)
        shown = {"title": f"Cancel what is scheduled for {when}?", "press": "Cancel it", "leave": "Keep it"}
        shown |= {"above": above(page), "hidden": {"arrangement": planned.pk}}
        if request.method != "POST":
            return dialogs.show(request, self.admin_site, form, **shown)
        try:
            publishing.cancel_arrangement(planned, by=request.user, where=whence(request, "front"))
        except publishing.Refused as refusal:
            return dialogs.refuse(request, self.admin_site, form, str(refusal), **shown)
        return dialogs.done(request, f"What was scheduled for {when} is cancelled. The history keeps it.")


def arrange(page, request, at=None):
    """Publishes the draft as whoever asked had it before them. Raises Stale, where it is another by now, or Refused."""
    draft = layout.current(page, base_of(request))
    return publishing.arrange(page, draft.slots, at=at, by=request.user, where=whence(request, "front"))


@transaction.atomic
def bring_back(page, earlier, base, request):
    """Publishes the earlier arrangement, and has the draft of the number `base`, if given, go on from it. Returns the
    new arrangement."""
    said, when = layout.as_said(earlier.slots.all()), moment(earlier.starts_at)
    if base is not None:
        layout.save(page, said, base=base, by=request.user, words=f"Brought back from {when}")
    return publishing.arrange(page, said, by=request.user, where=whence(request, "history"), again=earlier)


def what_replaces(made):
    """A sentence about the arrangement that is scheduled behind one, which knows nothing of it; "" where none is."""
    return f" What is scheduled for {moment(made.ends_at)} replaces all of it then." if made.has_end else ""


def what_gave_way(made, to):
    """A sentence for the person `to` about what was scheduled for the same minute; "" where nothing was."""
    if not (replaced := made.replaced):
        return ""
    who = replaced.made_by.name if replaced.made_by else "the paper itself"
    return f" It stands in place of what {'you' if replaced.made_by == to else who} scheduled for the same minute."


def arrangement_of(page, request):
    asked = request.POST.get("arrangement") or request.GET.get("arrangement")
    return get_object_or_404(page.arrangements, pk=number_of(asked))


def told_of(planned):
    """Who scheduled it and what changed in it, in two sentences."""
    who = planned.made_by.name if planned.made_by else "The paper itself"
    changes.tell([planned], planned.page.arrangements.before(planned.starts_at).first())
    told = [f"{place}: {words}" for place, words in planned.changes]
    more = f"; {len(told) - MOST_CHANGES} more" if len(told) > MOST_CHANGES else ""
    what = f"What changed in it: {'; '.join(told[:MOST_CHANGES])}{more}." if told else "Nothing changed in it."
    return f"{who} scheduled it. {what}"


def different(page, draft):
    """Which places readers will find changed, in a sentence; "" where none."""
    places = labels(page, layout.differing(page, draft, timezone.now()))
    return f"Other than now: {'; '.join(places)}." if places else ""
