"""Words that come too late: typed while the story was still its writer's, and sent once it is not."""

from django.contrib import messages

from articles import revisions, workflow
from articles.forms import StoryForm
from articles.models import Story

from .page import StoryPage
from .saving import closed_fields, lead_aside, why_aside

# What is done whatever the copy says, even where the words that were sent with it came too late.
WITHOUT_THE_COPY = {"take_back", "send_back", "cancel", "end", "retract", "embargo"}


class KeepsLateWords(StoryPage):
    """For the story admin: a page that was open while the story went on loses nothing that was typed in it.

    The words are kept beside the story, and whoever wrote them is led there, unless they pressed what is done
    whatever the copy says.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        story = self.get_object(request, object_id) if object_id and request.method == "POST" else None
        side = story and late_words(request, story)
        verb = next((verb for verb in workflow.TAKES if f"_{verb}" in request.POST), "")
        if side and verb not in WITHOUT_THE_COPY:
            if refusal := verb and workflow.refusal(request.user, verb, story):
                messages.error(request, f"Not done: {refusal}")
            return lead_aside(request, side)
        if side:
            messages.warning(request, why_aside(side))
        return super().changeform_view(request, object_id, form_url, extra_context)


def late_words(request, story):
    """The side revision that now keeps what was sent for fields that are closed by now, or None: nothing was sent for
    them, or nothing new, or by somebody who never could write it."""
    closed = closed_fields(request, story)
    if not closed or not may_have_written(request.user, story):
        return None
    form = StoryForm(request.POST, instance=Story.objects.get(pk=story.pk))
    form.is_valid()
    base = form.cleaned_data.get("base")
    if base is None:
        return None
    said, before = form.said(set(closed) & set(request.POST)), revisions.written_on(story, base)
    new = {name: words for name, words in said.items() if words != before[name]}
    return revisions.write(story, new, base=base, by=request.user) if new else None


def may_have_written(user, story):
    """Whether somebody who may not write the story now may have had it open for writing a moment ago."""
    was_theirs = story.is_of(user) or story.revisions.filter(made_by=user).exists()
    return user.has_perm("articles.change_story") and (was_theirs or user.has_perm("articles.edit_any_story"))
