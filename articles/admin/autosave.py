"""What the page of a story saves by itself while somebody writes."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import revisions, workflow

from .late import late_words
from .page import StoryPage
from .received import tell_received
from .saving import conflict_address, once_more, open_fields, why_aside


class AutosavesStories(StoryPage):
    """For the story admin: `POST …/story/12/autosave/` with the form's fields. It saves the desk's copy, never more.

    200 {"revision", "saved_at"}: saved. 422 {"errors", "saved", …}: some fields cannot be saved as they stand, and
    `errors` says for each what to mend; where `saved`, the others are, as the `revision` that comes with it.
    403 {"message"}: not by this person; with "compare" too, where they could write when they began, and these words
    are kept beside the story. 409 {"by", "at", "revision", "compare"}: somebody else saved a newer version; these
    words are kept beside it.
    """

    def story_views(self):
        return {**super().story_views(), "autosave": self.autosave}

    @method_decorator([require_POST, once_more])
    def autosave(self, request, pk):
        story = self.story(pk)
        if side := late_words(request, story):
            return refused(side)
        if not open_fields(request, story):
            return JsonResponse({"message": workflow.refusal(request.user, "edit", story)}, status=403)
        form = self.get_form(request, story, change=True)(request.POST, instance=story)
        form.is_valid()
        base, said = form.cleaned_data.get("base"), form.said()
        if base is None or not said:
            return JsonResponse({"saved": False, "errors": form.errors}, status=422)
        revision = revisions.write(story, said, base=base, by=request.user, is_autosave=True)
        if revision.refusal:
            return refused(revision)
        return overtaken(request, story, revision) if revision.is_side else saved(request, revision, form.errors)


def saved(request, revision, errors):
    answer = {"revision": revision.number, "saved_at": timezone.now().isoformat()}
    if errors:
        return JsonResponse({"saved": True, "errors": errors, **answer}, status=422)
    return tell_received(request, JsonResponse(answer), revision.number)


def refused(side):
    """Why it is not saved, and where the words are."""
    return JsonResponse({"message": why_aside(side), "compare": conflict_address(side)}, status=403)


def overtaken(request, story, side):
    """By whom, when and where to see both versions."""
    newest = revisions.newest(story)
    return JsonResponse(
        {
            "by": who_saved(newest, request.user),
            "at": newest.made_at.isoformat(),
            "revision": newest.number,
            "compare": conflict_address(side),
        },
        status=409,
    )


def who_saved(revision, reader):
    """The name of who made it, as `reader` is told."""
    if revision.made_by == reader:
        return "you"
    return revision.made_by.name if revision.made_by else "Somebody"
