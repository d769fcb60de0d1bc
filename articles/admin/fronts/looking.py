"""Looking at a page: the draft or what readers get, at any moment to come or past; and who arranged it when."""

from datetime import datetime, time, timedelta

from django import forms
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from articles import layout, showing, workflow
from articles.admin.preview import PreviewForm, as_readers_ask, never_kept
from newsroom import languages
from newsroom.clock import exact_moment, local_day, moment, paper_zone
from newsroom.finding import number_of

from . import changes
from .page import FrontScreen, address

MOST = 60  # arrangements of the history that are told
UNTOLD = (
    "What was read most then, the names of sections, authors and pictures, and which sections stood in the bar "
    "are as they are today; a picture that was withdrawn since is not shown."
)


class FrontPreviewForm(PreviewForm):
    SHOWN = [("draft", "The draft"), ("readers", "What readers get")]
    show = forms.ChoiceField(choices=SHOWN, required=False)

    def __init__(self, asked, page):
        """`show` may be an arrangement's number, too: one that was cancelled, of which readers saw nothing."""
        super().__init__({"show": "draft", **asked.dict()})
        cancelled = page.arrangements.exclude(cancelled_at=None).telling_replaced()
        named = cancelled.select_related("made_by", "cancelled_by").filter(pk=number_of(asked.get("show")))
        self.cancelled = named.first()
        if self.cancelled:
            when = moment(self.cancelled.starts_at)
            self.fields["show"].choices = [*self.SHOWN, (str(self.cancelled.pk), f"What was scheduled for {when}")]

    def slots(self, page):
        """Those that are laid out by hand, or None for what readers get."""
        shown, _ = self.asked
        if shown == "readers":
            return None
        said = layout.as_said(self.cancelled.slots.all()) if self.cancelled else layout.opened(page).slots
        return layout.as_slots(page, said)


class LooksAtFronts(FrontScreen):
    def page_views(self):
        return {
            **super().page_views(),
            "preview": self.preview_view,
            "preview-page": self.preview_page_view,
            "history": self.history_view,
        }

    @method_decorator(require_safe)
    def preview_view(self, request, page):
        form = FrontPreviewForm(request.GET, page)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Preview: {page}",
            "page": page,
            "form": form,
            "moments": moments(page, timezone.now()),
            "words": words(page, form),
            "source": f"{address(page, 'front_preview_page')}?{request.GET.urlencode()}",
        }
        return never_kept(TemplateResponse(request, "admin/articles/front/preview.html", context))

    @method_decorator(require_safe)
    @languages.for_readers()
    def preview_page_view(self, request, page):
        form = FrontPreviewForm(request.GET, page)
        slots, (_, at) = form.slots(page), form.asked
        asked = as_readers_ask(request, page.get_absolute_url(), at)
        if page.category:
            context = showing.section(page.category, at, slots=slots)
            return never_kept(render(asked, "articles/section.html", context))
        return never_kept(render(asked, "articles/front.html", showing.front_page(at, slots)))

    @method_decorator(require_safe)
    def history_view(self, request, page):
        context = {
            **self.admin_site.each_context(request),
            "title": f"{page}: what stood there when",
            "page": page,
            "now": timezone.now(),
            "arrangements": newest_told(page),
            "form": FrontPreviewForm(request.GET, page),
            "untold": UNTOLD,
            "refusal": workflow.refusal_to_arrange(request.user, page.category),
        }
        return TemplateResponse(request, "admin/articles/front/history.html", context)


def newest_told(page):
    """The page's newest arrangements, each with what it says and what changed in it (`changes.tell`)."""
    found = page.arrangements.select_related("made_by", "cancelled_by", "again").telling_replaced()
    newest = list(found.order_by("-starts_at", "-pk")[:MOST])
    changes.tell(newest, page.arrangements.before(newest[-1].starts_at).first() if newest else None)
    return newest


def moments(page, now):
    """Moments to look at with one press: pairs (words, aware datetime). The evening, unless it is over, and the next
    morning; then those ahead at which the page changes by its arrangements, its draft, or a story pinned in that."""
    slots = layout.as_slots(page, layout.opened(page).slots)
    turns = {each.starts_at for each in page.arrangements.ahead(now)}
    turns.update(*(slot.turns for slot in slots))
    turns.update(at for slot in slots if slot.story for kind, at in slot.story.turns() if kind != "embargo")
    ahead = sorted(at for at in turns if at > now)
    return [*usual_moments(now), *((moment(at), at) for at in ahead[:8])]


def usual_moments(now):
    """Those that fields for a moment offer, too (static/desk/moments.js)."""
    today = local_day(now)
    found = [("Today 18:00", today, time(18)), ("Tomorrow 06:00", today + timedelta(days=1), time(6))]
    usual = [(words, datetime.combine(day, clock, tzinfo=paper_zone())) for words, day, clock in found]
    return [(words, at) for words, at in usual if at > now]


def words(page, form):
    """What the frame shows, in a sentence or two."""
    shown, at = form.asked
    if form.cancelled:
        return f"{what_was_cancelled(form.cancelled)} It is shown with all that readers see at {exact_moment(at)}."
    if shown != "readers":
        return f"The draft as it is now, with all that readers see at {moment(at)}, scheduled stories among it."
    arrangement = page.arrangements.live(at).select_related("made_by").first()
    seen = "What readers get at" if at >= timezone.now() else "What readers saw at"
    when = f"{seen} {exact_moment(at)}"
    if arrangement is None:
        said = f"{when}: nobody had arranged the page, so it filled itself."
    else:
        who = arrangement.made_by.name if arrangement.made_by else "the paper itself"
        said = f"{when}: arranged by {who}, for {exact_moment(arrangement.starts_at)}."
    return said if at >= timezone.now() else f"{said} {UNTOLD}"


def what_was_cancelled(arrangement):
    """Who had laid it out for when, and who cancelled or replaced it; each may be the paper itself."""
    people = (arrangement.made_by, arrangement.cancelled_by)
    made, cancelled = (who.name if who else "the paper itself" for who in people)
    when = exact_moment(arrangement.starts_at)
    did = "replaced" if arrangement.is_replaced else "cancelled"
    return f"Arranged by {made} for {when} and {did} by {cancelled}: readers never got it."
