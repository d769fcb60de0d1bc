"""The buttons of a story, and what happens when one is pressed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from articles import layout, publishing, workflow
from articles.models import Story
from newsroom.clock import moment
from newsroom.finding import number_of
from newsroom.whence import whence

from .asking import form_for
from .buttons import LABELS, PAST, SHOWS_NOW, buttons
from .late import WITHOUT_THE_COPY
from .page import StoryPage
from .saving import open_fields

ASKED = "asked of a story"  # in the session: what was typed for an act that was refused
DONE = {
    "submit": "Submitted: it waits for the desk.",
    "take_back": "Taken back: it is a draft again.",
    "approve": "Approved: it may go to readers.",
    "send_back": "Sent back to its writer, with your reason.",
    "publish": "Published: readers see it now.",
    "schedule": "Scheduled for {at}.",
    "update": "Updated: readers see this version now.",
    "correct": "Corrected: readers are told, with the story and on the corrections page.",
    "cancel": "What was scheduled is cancelled.",
    "end": "Ended: the address now answers with the notice.",
    "end later": "Ends on {at}.",
    "retract": "Retracted: the address now answers with the notice.",
    "restore": "Restored: readers see it again, and Corrections says since when.",
    "embargo": "Under embargo until {until}.",
    "embargo lifted": "The embargo is lifted.",
}
UNSEEN = "somebody saved the story after you had opened it. Look at both versions first."
SETTLES_WHAT_WAITS = {"publish", "schedule", "update", "cancel", "retract", "override"}


class MovesStories(StoryPage):
    """For the story admin: a button is one verb of `publishing`, done once the form is saved."""

    def story_context(self, request, story):
        context = super().story_context(request, story)
        if story is None:
            return context
        is_live = story.state() == Story.State.LIVE
        acts = list(story.acts.select_related("by")[:12])
        return {
            **context,
            "state": story.state(),
            "buttons": buttons(request.user, story, self.asked_before(request, story)),
            "shut": "" if open_fields(request, story) else workflow.refusal(request.user, "edit", story),
            "sent_back": story.acts.sent_back().select_related("by").first(),
            "public_address": story.get_absolute_url() if is_live else "",
            "acts": acts,
            "seen_act": acts[0].pk if acts else 0,
        }

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A button that is not theirs to press is refused in words."""
        verb = pressed(request) if object_id and request.method == "POST" else None
        story = self.get_object(request, object_id) if verb else None
        if story and not self.has_change_permission(request, story):
            raise PermissionDenied(workflow.refusal(request.user, verb, story))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def asked_before(self, request, story):
        """The form whose act was refused a moment ago, with what was typed and why it was not done, or None."""
        before = request.session.get(ASKED) if request.method == "GET" else None
        if not before or before["story"] != story.pk:
            return None
        del request.session[ASKED]
        form = form_for(before["verb"], story=story, initial=before["typed"])
        form.refused, form.wrong = before["refusal"], before.get("wrong", ())
        return form

    def move(self, request, form):
        """Does what the pressed button asks of the story that the form has saved."""
        story, verb = form.instance, pressed(request)
        if story.kept_aside:
            return self.move_past(request, story, verb)
        if verb not in SETTLES_WHAT_WAITS and open_fields(request, story):
            self.remake(request, story)
        if verb:
            story.seen = None if open_fields(request, story) else number_of(request.POST.get("seen"))
            story.acted = self.ask_and_do(verb, request, story)

    def move_past(self, request, story, verb):
        """The same where the words that were sent with it are kept aside, since somebody saved newer ones."""
        if verb in WITHOUT_THE_COPY:
            story.seen = None
            story.acted = self.ask_and_do(verb, request, story)
            aside = f"version {story.kept_aside.number}"
            messages.warning(request, f"What you had open is kept beside the story, as {aside}: {UNSEEN}")
        elif verb:
            messages.error(request, f"Not {PAST[verb]}: {UNSEEN}")
            self.ask_once_more(request, story, form_for(verb, request.POST, story=story), UNSEEN)

    def remake(self, request, story):
        """Takes the saved words into what is scheduled. Where that is refused, they are saved all the same."""
        if not story.is_ahead_of_what_waits:
            return
        try:
            publishing.remake(story, by=request.user, where=whence(request, "form"))
        except publishing.Refused as refusal:
            messages.warning(request, f"Saved. What is scheduled is still the earlier version: {refusal}")

    def ask_and_do(self, verb, request, story):
        """Returns whether it was done. Refused, the story is saved, and the desk is told why and asked once more."""
        saved = f"Saved, but not {PAST[verb]}" if open_fields(request, story) else f"Not {PAST[verb]}"
        asked = form_for(verb, request.POST, story=story)
        try:
            if not asked.is_valid():
                raise publishing.Refused(" ".join(each for errors in asked.errors.values() for each in errors))
            sentence = self.do(verb, request, story, asked.cleaned_data)
        except publishing.Refused as refusal:
            messages.error(request, f"{saved}: {refusal}")
            self.ask_once_more(request, story, asked, refusal)
            return False
        messages.success(request, sentence)
        return True

    def ask_once_more(self, request, story, asked, refusal):
        """The next time that the story's page is opened, with what was typed."""
        said = {"verb": asked.verb, "typed": asked.typed(), "refusal": str(refusal), "wrong": list(asked.errors)}
        request.session[ASKED] = {"story": story.pk, **said}

    def do(self, verb, request, story, said):
        """Does it with what was asked, and returns the sentence that says so."""
        if verb == "override":
            verb = "schedule" if "at" in said else next(name for name in SHOWS_NOW if name in workflow.possible(story))
            said = {**said, "as_saved": True} if verb == "restore" else said
        seen = {"seen": story.seen, "seen_act": number_of(request.POST.get("seen_act"))}
        getattr(publishing, verb)(story, by=request.user, where=whence(request, "form"), **seen, **said)
        return done(verb, said)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or workflow.may(request.user, "delete", obj))

    def delete_model(self, request, obj):
        publishing.delete(obj, by=request.user, where=whence(request, "form"))

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except publishing.Refused as refusal:
            messages.error(request, f"Not deleted: {refusal}")
            return redirect("admin:articles_story_change", object_id)

    def render_delete_form(self, request, context):
        pages = ", ".join(page.title for page in layout.pages_pinning(context["object"]))
        return super().render_delete_form(request, {**context, "pinned_on": pages})

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_to_act(obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_to_act(obj) or super().response_change(request, obj)

    def response_to_act(self, story):
        """After a button, back to the form: its message says what was done, or what to mend."""
        return redirect("admin:articles_story_change", story.pk) if hasattr(story, "acted") else None


def pressed(request):
    """The verb of the button that sent the form, or None."""
    return next((verb for verb in LABELS if f"_{verb}" in request.POST), None)


def done(verb, said):
    """The sentence that says what was done with what was asked."""
    words = {("end", True): "end later", ("embargo", False): "embargo lifted"}
    given = said.get("until") if verb == "embargo" else said.get("at")
    sentence = DONE[words.get((verb, bool(given)), verb)]
    return sentence.format(at=moment(given) if given else "", until=moment(given) if given else "")
