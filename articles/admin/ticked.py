"""The question before ticked stories go to readers: which they are, and what holds each of the others back."""

from dataclasses import dataclass

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from articles import gate, publishing, workflow
from articles.models import Story
from newsroom.clock import moment
from newsroom.finding import number_of

PAGE = "admin/articles/story/ticked.html"


@dataclass(frozen=True)
class Ticked:
    """`act`: the number of the newest act on the story as the question is asked. `obstacle`: sentences, or ""."""

    story: Story
    act: int
    obstacle: str

    @property
    def state(self):
        return self.story.state()


def ask_once(model_admin, request, stories):
    """The page that lists them; sent back with `asked`, it publishes those that nothing holds back."""
    ticked = [look_at(request, story) for story in stories]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Publish the ticked stories now",
        "go": [each for each in ticked if not each.obstacle],
        "stay": [each for each in ticked if each.obstacle],
        "ticked": ACTION_CHECKBOX_NAME,
        "why": request.POST.get("why", ""),
    }
    return TemplateResponse(request, PAGE, context)


def look_at(request, story):
    seen = number_of(request.POST.get(f"seen-{story.pk}"))
    newest = story.acts.order_by("-pk").values_list("pk", flat=True).first() or 0
    return Ticked(story, newest, changed(story, seen) or obstacle(request.user, story))


def changed(story, seen):
    """Who changed the story after the revision `seen` that the list had, in a sentence; "" where nobody did."""
    return "" if seen in (None, story.revision_number) else publishing.who_changed(story)


def obstacle(user, story):
    """What keeps the story from being published now by that person, in a sentence or more; "" for nothing."""
    if refusal := workflow.refusal(user, "publish", story):
        return refusal
    if "publish" not in workflow.possible(story):
        return f"It is {story.state().label.lower()}: open it to see what can be done."
    if story.is_under_embargo:
        return f"It is under embargo until {moment(story.embargo_until)}."
    if sent := story.acts.sent_back().select_related("by").first():
        return publishing.who_sent_back(sent)
    return " ".join(map(str, gate.musts(gate.problems(story))))
