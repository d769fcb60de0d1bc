"""What the gate says of a story while it is written."""

from dataclasses import asdict

from django.http import JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import gate
from articles.choosing import rows_of
from articles.models import Story
from newsroom.finding import number_of
from newsroom.text import for_xml

from .page import StoryPage

WORDS = ("kicker", "headline", "standfirst", "body", "slug", "lead_caption", "lead_alt")
WORDS += ("search_title", "share_headline", "share_text", "language")
ROWS = {"category": "category_id", "lead_picture": "lead_picture_id", "translation_of": "translation_of_id"}


class ShowsChecklist(StoryPage):
    """For the story admin: `…/story/12/checklist/` answers {"problems": [{"check", "level", "field", "words",
    "passage"}]}, the musts first: of the story as it is saved (GET), or as it stands in the form that is sent (POST).
    Nothing is saved."""

    def story_context(self, request, story):
        found = gate.problems(story, shown_at(story)) if story else []
        return {**super().story_context(request, story), "checklist": sorted_out(found)}

    def story_views(self):
        return {**super().story_views(), "checklist": self.checklist}

    @method_decorator([require_http_methods(["GET", "HEAD", "POST"]), never_cache])
    def checklist(self, request, pk):
        story = self.story(pk)
        if not self.has_view_or_change_permission(request, story):
            return JsonResponse({"message": "Your account may not look into this story."}, status=403)
        proof = proof_of(story, request.POST) if request.method == "POST" else gate.Proof.of(story, shown_at(story))
        return JsonResponse({"problems": [asdict(problem) for problem in gate.problems_of(proof)]})


def proof_of(story, form):
    """The proof of a story with what stands in the form laid over it; a field that the form has not stays as saved."""
    for name in WORDS:
        if name in form:
            setattr(story, name, for_xml(form[name]))
    for name, column in ROWS.items():
        if name in form:
            setattr(story, column, number_of(form[name]))
    said = {}
    if "bylines" in form:
        said["signed"] = len(rows_of(form["bylines"]))
    if "links" in form:
        said["addresses"] = [for_xml(str(link["url"])) for link in rows_of(form["links"]) if link.get("url")]
    return gate.Proof.of(story, shown_at(story), **said)


def shown_at(story):
    """When readers are going to see the next edition, as far as the desk has said."""
    now = timezone.now()
    awaited = [story.embargo_until, story.live_from if story.state(now) == Story.State.SCHEDULED else story.update_at]
    return max([now, *filter(None, awaited)])


def sorted_out(found):
    """Template context: the problems by level, and whether there are none."""
    musts = gate.musts(found)
    return {"musts": musts, "shoulds": [problem for problem in found if problem not in musts]}
