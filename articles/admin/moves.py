"""The buttons under a story: what they offer, and what happens when one is pressed."""

from django.contrib import messages
from django.shortcuts import redirect

from articles import publishing
from articles.models import Story
from newsroom.clock import moment

from .asking import FORMS, form_for
from .page import StoryPage

ASKED = "asked of a story"  # in the session: what was typed for an act that was refused
# What the buttons say, by the story's state: (verb, label).
BUTTONS = {
    Story.State.DRAFT: [("publish", "Publish now"), ("schedule", "Schedule")],
    Story.State.SUBMITTED: [("publish", "Publish now"), ("schedule", "Schedule")],
    Story.State.APPROVED: [("publish", "Publish now"), ("schedule", "Schedule")],
    Story.State.SCHEDULED: [("publish", "Publish now"), ("schedule", "Reschedule"), ("cancel", "Cancel schedule")],
    Story.State.LIVE: [
        ("update", "Update live story"),
        ("schedule", "Schedule update"),
        ("end", "End"),
        ("cancel", "Cancel what is scheduled"),
        ("retract", "Retract"),
    ],
    Story.State.ENDED: [("publish", "Publish again"), ("schedule", "Schedule"), ("retract", "Retract")],
    Story.State.RETRACTED: [("restore", "Restore as saved")],
}
DONE = {
    "publish": "Published: readers see it now.",
    "schedule": "Scheduled for {at}.",
    "update": "Updated: readers see this version now.",
    "cancel": "What was scheduled is cancelled.",
    "end": "Ended: the address now answers with the notice.",
    "end later": "Ends on {at}.",
    "retract": "Retracted: the address now answers with the notice.",
    "restore": "Restored: readers see it again.",
}


def buttons(story, state):
    """Pairs (verb, label) for the form; “cancel” only where something of a live story waits."""
    waits = state != Story.State.LIVE or story.awaited_update_at or story.awaited_end_at
    return [(verb, label) for verb, label in BUTTONS[state] if verb != "cancel" or waits]


class MovesStories(StoryPage):
    """For the story admin: a button is one verb of publishing.py, done once the form is saved."""

    def may_publish(self, request):
        return request.user.has_perm("articles.publish_story") and self.has_change_permission(request)

    def story_context(self, request, story):
        state = story.state() if story else Story.State.DRAFT
        return {
            **super().story_context(request, story),
            "state": state,
            "buttons": buttons(story, state) if self.may_publish(request) else [],
            "questions": self.questions(request, story),
            "public_address": story.get_absolute_url() if state == Story.State.LIVE else "",
            "acts": story.acts.select_related("by")[:12] if story else [],
        }

    def move(self, request, form):
        """Does what the pressed button asks of the story that the form has saved."""
        verb = next((name for name in DONE if f"_{name}" in request.POST), None)
        if verb and self.may_publish(request):
            form.instance.acted = self.ask_and_do(verb, request, form.instance)

    def ask_and_do(self, verb, request, story):
        """Returns whether it was done. Refused, the story is saved, and the desk is told why and asked once more."""
        asked = form_for(verb, request.POST)
        try:
            if not asked.is_valid():
                raise publishing.Refused(" ".join(each for errors in asked.errors.values() for each in errors))
            self.do(verb, story, {"by": request.user, **asked.cleaned_data})
        except publishing.Refused as refusal:
            messages.error(request, f"Saved, but not done: {refusal}")
            request.session[ASKED] = {"story": story.pk, "verb": verb, "typed": asked.typed()}
            return False
        at = asked.cleaned_data.get("at")
        words = DONE["end later" if verb == "end" and at else verb]
        messages.success(request, words.format(at=moment(at) if at else ""))
        return True

    def do(self, verb, story, said):
        if verb == "schedule" and story.state() == Story.State.LIVE:
            verb = "update"
        getattr(publishing, verb)(story, **said)

    def questions(self, request, story):
        """The forms of the buttons, by verb. After a refusal, with what was typed for the act that was refused."""
        typed = request.session.pop(ASKED, {}) if request.method == "GET" else {}
        again = typed.get("verb") if story and typed.get("story") == story.pk else None
        return {verb: form(initial=typed["typed"] if verb == again else None) for verb, form in FORMS.items()}

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_to_act(obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_to_act(obj) or super().response_change(request, obj)

    def response_to_act(self, story):
        """After a button, back to the form: its message says what was done, or what to mend."""
        return redirect("admin:articles_story_change", story.pk) if hasattr(story, "acted") else None
