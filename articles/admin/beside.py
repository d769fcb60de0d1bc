"""What readers go on to from a story: what is filled up beside it, and why; and its place in a series.

Both panels are fetched once the story's page stands, and anew where a save may have changed them. Without scripts a
link leads to the same on a page of its own.
"""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import publishing, reasons, revisions, workflow
from articles.models import Part, Series, Story
from articles.series import parts_live
from newsroom.finding import number_of
from newsroom.whence import whence

from .dialogs import is_script
from .page import StoryPage
from .saving import open_fields

PAGE = "admin/articles/story/beside.html"


class TellsWhatIsBeside(StoryPage):
    """For the story admin: `…/related/` and `…/series/`. GET shows; POST does what the pressed button is named."""

    def story_views(self):
        return {**super().story_views(), "related": self.related, "series": self.series}

    @method_decorator([never_cache, require_http_methods(["GET", "POST"])])
    def related(self, request, pk):
        """Buttons `ban`, `unban` and `pick` have the number of the other story."""
        story = self.story(pk)
        return self.answer(request, story, "related", self.act_on_related)

    @method_decorator([never_cache, require_http_methods(["GET", "POST"])])
    def series(self, request, pk):
        """Button `join` puts the story into the series of the number in the field `series`; `leave` takes it out."""
        story = self.story(pk)
        return self.answer(request, story, "series", self.act_on_series)

    def answer(self, request, story, part, act):
        if not self.has_view_or_change_permission(request):
            return JsonResponse({"message": "Your account may not look into the desk’s stories."}, status=403)
        trouble = done = ""
        if request.method == "POST":
            try:
                done = act(request, story)
            except publishing.Refused as refusal:
                trouble = str(refusal)
        context = {"original": story, "part": part, "fragment": FRAGMENTS[part], **CONTEXTS[part](request, story)}
        if is_script(request):
            said = {"html": render_to_string(FRAGMENTS[part], context, request), "done": done, "message": trouble}
            return JsonResponse(said, status=422 if trouble else 200)
        if done:
            messages.success(request, done)
            return redirect(request.path)
        page = {**self.admin_site.each_context(request), "title": TITLES[part], "trouble": trouble, **context}
        return TemplateResponse(request, PAGE, page, status=422 if trouble else 200)

    def act_on_related(self, request, story):
        """Does it, and returns the sentence that says so."""
        for verb in ("ban", "unban", "pick"):
            if other := self.asked_story(request.POST.get(verb)):
                break
        else:
            raise publishing.Refused("That story is not there any more.")
        if verb == "pick":
            return pick(request, story, other)
        getattr(publishing, verb)(story, other, by=request.user, where=whence(request, "read next"))
        return SENTENCES[verb].format(other)

    def asked_story(self, number):
        return Story.objects.filter(pk=number_of(number)).first() if number_of(number) else None

    def act_on_series(self, request, story):
        said = {"by": request.user, "where": whence(request, "series of a story")}
        if "leave" in request.POST:
            publishing.take_out_of_series(story, **said)
            return "Taken out of the series."
        series = Series.objects.filter(pk=number_of(request.POST.get("series")) or None).first()
        if series is None:
            raise publishing.Refused("Choose a series, or make a new one.")
        publishing.put_in_series(story, series, **said)
        return f"It is the last part of “{series}” now."


SENTENCES = {
    "ban": "“{}” is never filled up beside this story from now on.",
    "unban": "“{}” may be filled up again.",
}
TITLES = {"related": "Filled up to read next", "series": "Series"}
FRAGMENTS = {
    "related": "admin/articles/story/_filled.html",
    "series": "admin/articles/story/_in_series.html",
}


def pick(request, story, other):
    """Puts another story behind the picked ones, in a save of its own. With scripts, the form does it."""
    if "links" not in open_fields(request, story):
        raise publishing.Refused(workflow.refusal(request.user, "edit", story))
    if other == story:
        raise publishing.Refused("A story cannot be related to itself.")
    links = list(story.links.values("target_id", "url", "title"))
    if other.pk in [link["target_id"] for link in links]:
        raise publishing.Refused("It is picked already.")
    picked = {"target_id": other.pk, "url": "", "title": ""}
    revisions.write(story, {"links": [*links, picked]}, by=request.user)
    return f"“{other}” is picked. Readers see it with the next version."


def what_is_filled(request, story):
    may_ban = not workflow.refusal(request.user, "ban", story)
    return {"filled": reasons.filled(story), "may_ban": may_ban, "may_pick": "links" in open_fields(request, story)}


def what_series(request, story):
    """The story's part, the parts of its series with whether readers see each; or the series there are."""
    part = Part.objects.select_related("series").filter(story=story).first()
    context = {"part_of": part, "may_order": not workflow.refusal_to_order_series(request.user)}
    if part is None:
        return {**context, "all_series": Series.objects.only("title")}
    live = set(parts_live(part.series, timezone.now()).values_list("story_id", flat=True))
    rows = Story.objects.filter(part__series=part.series).order_by("part__position", "pk").defer("body")
    return {**context, "parts": [(each, each.pk in live, each.pk == story.pk) for each in rows]}


CONTEXTS = {"related": what_is_filled, "series": what_series}
