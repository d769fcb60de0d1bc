"""Share links at the desk: made, listed, copied and revoked beside the story."""

from django import forms
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles import sharing, workflow
from articles.models import ShareLink, Story
from newsroom.fields import TidyFormField
from newsroom.finding import NUMBER
from newsroom.whence import whence

from .page import StoryPage

LIST = "admin/articles/story/_share_links.html"
ENDED_SHOWN = 5
LASTS = [(days, "1 day" if days == 1 else f"{days} days") for days in sharing.DAYS]


class ShareForm(forms.Form):
    reader = TidyFormField(max_length=ShareLink._meta.get_field("reader").max_length, required=False)
    days = forms.TypedChoiceField(choices=LASTS, coerce=int)


class SharesStories(StoryPage):
    """For the story admin: whoever may change a story's words may show it to somebody outside, and end that. Who made
    a link sees and ends it whatever became of the story since."""

    def story_views(self):
        return {**super().story_views(), "share": self.share, "unshare": self.unshare}

    def story_context(self, request, story):
        context = super().story_context(request, story)
        if not story:
            return context
        may_share = workflow.may_edit(request.user, story)
        return {**context, "may_share": may_share, "lasts": LASTS, **links_for(request.user, story)}

    @method_decorator([never_cache, require_POST])
    def share(self, request, pk):
        """Makes a link for `reader` (words) that lasts `days`."""
        story, form = self.story(pk), ShareForm(request.POST)
        if not workflow.may_edit(request.user, story):
            return forbidden()
        if story.state() == Story.State.RETRACTED:
            return JsonResponse({"message": "The story is retracted, so nobody outside is shown it."}, status=422)
        if not form.is_valid():
            return JsonResponse({"message": wrong_with(form)}, status=422)
        link = sharing.make(story, by=request.user, where=whence(request, "share links"), **form.cleaned_data)
        return told(request, story, made=sharing.address(link))

    @method_decorator([never_cache, require_POST])
    def unshare(self, request, pk):
        """Ends the `link` of that number."""
        story, number = self.story(pk), request.POST.get("link", "")
        link = get_object_or_404(story.share_links, pk=number if NUMBER.fullmatch(number) else None)
        if link.made_by_id != request.user.pk and not workflow.may_edit(request.user, story):
            return forbidden()
        sharing.revoke(link, by=request.user, where=whence(request, "share links"))
        return told(request, story)


def forbidden():
    words = "Your account may not share this story. Ask somebody who may change it."
    return JsonResponse({"message": words}, status=403)


def wrong_with(form):
    """The form's errors in sentences, each with the field it is about."""
    labels = {"reader": "For whom", "days": "How long"}
    return " ".join(f"{labels[name]}: {error}" for name, errors in form.errors.items() for error in errors)


def links_for(user, story):
    """Template context: the links that are open with their addresses, and the last that have ended. Who may not
    change the story is shown those they made."""
    links = story.share_links.select_related("made_by")
    if not workflow.may_edit(user, story):
        links = links.filter(made_by=user)
    now, links = timezone.now(), list(links)
    is_open = {link.pk: link.is_open(now) for link in links}
    return {
        "open_links": [(link, sharing.address(link)) for link in links if is_open[link.pk]],
        "ended_links": [link for link in links if not is_open[link.pk]][:ENDED_SHOWN],
    }


def told(request, story, **more):
    return JsonResponse({"links": render_to_string(LIST, links_for(request.user, story), request), **more})
