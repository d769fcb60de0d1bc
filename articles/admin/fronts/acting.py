"""Laying out: the screen of a page, and the acts on its draft. Each is kept at once, and can be undone."""

from functools import partial

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles import front, layout, workflow
from articles.admin import dialogs
from articles.models import Category, Edition, FrontDraft, Story
from newsroom.finding import number_of
from newsroom.text import line

from . import changes
from .asking import PlaceForm
from .board import SHOWN, Board, first_place, label, to_put
from .page import FrontScreen, above, answer, refuse_others


class ActsOnDraft(FrontScreen):
    def page_views(self):
        return {**super().page_views(), "act": self.act_view, "place": self.place_view}

    @method_decorator([require_safe, never_cache])
    def screen_view(self, request, page):
        now, draft = timezone.now(), layout.opened(page)
        board = Board(page, draft, now)
        words, shown = line(request.GET.get("q", "").replace("\x00", "")), request.GET.get("show", "")
        shown = shown if shown in SHOWN else "absent"
        context = {
            **self.admin_site.each_context(request),
            **self.standing(board),
            "title": f"{page}: what stands where",
            "page": page,
            "draft": draft,
            "board": board,
            "refusal": workflow.refusal_to_arrange(request.user, page.category),
            "pages": pages_of(request.user),
            "stories": to_put(board, words, shown),
            "words": words,
            "shown": shown,
            "choices": SHOWN,
        }
        return TemplateResponse(request, "admin/articles/front/arrange.html", context)

    @method_decorator(require_POST)
    def act_view(self, request, page):
        """One act on the draft, as the pressed button's name and value say."""
        refuse_others(request, page)
        name = next((name for name in ACTS if name in request.POST), None)
        if name is None:
            raise Http404
        try:
            return answer(request, page, ACTS[name](page, request, request.POST[name]))
        except layout.Stale as stale:
            return answer(request, page, str(stale), is_trouble=True)

    def place_view(self, request, page):
        """What is said of one place: the story there, its headline and picture, its time, what else fills it."""
        refuse_others(request, page)
        draft = layout.opened(page)
        zone, number = place_named(page, request.GET.get("place", ""))
        name = zone.places[number - 1]
        form = PlaceForm(request.POST or None, said=draft.slots.get(name))
        shown = {"title": label(zone, number), "press": "Keep it", "leave": "Leave as it was"}
        shown |= {"above": above(page), "hidden": {"base": draft.number}}
        if request.method != "POST" or not form.is_valid():
            return dialogs.show(request, self.admin_site, form, **shown)
        try:
            more = say(page, request, name, form, f"{label(zone, number)} changed")
        except layout.Stale as stale:
            trouble = f"{stale}{changed_meanwhile(request, stale.draft, name)}"
            return dialogs.refuse(request, self.admin_site, form, trouble, **shown)
        return dialogs.done(request, f"{label(zone, number)} is kept in the draft.{more}", place=name)


def pages_of(user):
    """Pairs (name, label) of the pages that somebody may arrange; for those who may arrange none, of all."""
    sections = list(Category.objects.order_by("path"))
    rows = [(None, "The front"), *((each, f"{'— ' * each.path.count('/')}{each.name}") for each in sections)]
    theirs = [row for row in rows if not workflow.refusal_to_arrange(user, row[0])]
    return [(f"section-{each.pk}" if each else "front", words) for each, words in theirs or rows]


def place_named(page, name):
    """The zone and the number, from 1, of a place of the page, or of a zone's first; 404 where there is none."""
    for zone in front.zones(page.category):
        if name in zone.places:
            return zone, zone.places.index(name) + 1
    raise Http404("The page has no such place.")


def put(page, request, value):
    """`value`: a story's number, a colon, and the name of a place or of a zone."""
    number, _, where = value.partition(":")
    draft, story = layout.opened(page), Story.objects.filter(pk=number_of(number)).first()
    if story is None:
        return "The story is not there any more."
    whole = {zone.name: zone for zone in front.zones(page.category)}
    zone, at = place_named(page, first_place(draft, whole[where]) if where in whole else where)
    said = layout.put(page, draft.slots, story.pk, zone.places[at - 1])
    more = what_fell_out(draft.slots, said) + what_leads(page, draft.slots, said)
    return kept(page, request, said, f"“{story}” put: {label(zone, at)}", more)


def step(page, request, value, by):
    draft, _ = layout.opened(page), place_named(page, value)
    said = layout.step(page, draft.slots, value, by)
    story = draft.slots.get(value, layout.NOTHING)["story"]
    there = next((name for name, each in said.items() if story and each["story"] == story), value)
    return kept(page, request, said, f"Moved: {label(*place_named(page, there))}", what_leads(page, draft.slots, said))


def clear(page, request, value):
    draft, (zone, at) = layout.opened(page), place_named(page, value)
    said = layout.clear(draft.slots, value)
    return kept(page, request, said, f"{label(zone, at)} fills itself", what_leads(page, draft.slots, said))


def start_over(page, request, value):
    return kept(page, request, layout.live(page, timezone.now()), "As readers see it")


def undo(page, request, value):
    said = layout.undo(page, base=base_of(request), by=request.user)
    return f"Undone: {said}" if said else "Nothing is left to be undone."


def redo(page, request, value):
    said = layout.redo(page, base=base_of(request), by=request.user)
    return f"Done again: {said}" if said else "Nothing that was undone is left to be done again."


ACTS = {
    "put": put,
    "up": partial(step, by=-1),
    "down": partial(step, by=1),
    "clear": clear,
    "start_over": start_over,
    "undo": undo,
    "redo": redo,
}


def say(page, request, name, form, words):
    """Keeps what the form of a place says. Returns what is to be said of the lead (`what_leads`)."""
    draft = layout.opened(page)
    story, told = form.cleaned_data["story"], form.told()
    said = draft.slots
    if story and said.get(name, {}).get("story") != story.pk:
        said = layout.put(page, said, story.pk, name)
    said = layout.say(said, name, story=story and story.pk, **told)
    kept(page, request, said, words)
    return what_leads(page, draft.slots, said)


def changed_meanwhile(request, draft, name):
    """A sentence about what a place says by now, or "" where it is as whoever asks had it before them."""
    seen, page = FrontDraft.objects.filter(page=draft.page_id, number=base_of(request) or 1).first(), draft.page
    said = draft.slots.get(name)
    if seen and seen.slots.get(name) == said:
        return ""
    told = changes.says(layout.as_slots(page, {name: said}), timezone.now()) if said else []
    return f" Here is now: {'; '.join(words for _, words in told) or 'nothing pinned'}."


def what_fell_out(before, after):
    """A sentence about the story that fell out of a full zone, or ""."""
    gone = {said["story"] for said in before.values()} - {said["story"] for said in after.values()} - {None}
    names = Story.objects.filter(pk__in=gone).values_list("headline", flat=True)
    return f" “{names[0]}” has no place any more." if names else ""


def what_leads(page, before, after):
    """A sentence about what leads by itself, where a chosen lead went elsewhere; "" where it stays chosen."""
    [lead] = front.zones(page.category)[0].places
    was, now = (said.get(lead, layout.NOTHING)["story"] for said in (before, after))
    if now or not was:
        return ""
    leads = front.pick(timezone.now(), layout.as_slots(page, after), page.category).places[0].row
    headline = leads and Edition.objects.values_list("headline", flat=True).get(pk=leads.edition)
    return f" Nobody has chosen the lead now: {f'“{headline}” leads by itself' if leads else 'no story fits there'}."


def kept(page, request, said, words, more=""):
    layout.save(page, said, base=base_of(request), by=request.user, words=words)
    return f"{words}.{more}"


def base_of(request):
    return number_of(request.POST.get("base")) or 0
