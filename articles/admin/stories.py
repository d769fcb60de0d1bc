from copy import copy

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.html import format_html

from articles import publishing, revisions
from articles.forms import RowsFormSet, StoryForm
from articles.models import Story, StoryByline, StoryLink
from newsroom.clock import moment
from newsroom.finding import Finds

from .lists import AuthorFilter, CappedPaginator, EditedFilter, SectionFilter, StateFilter, StoryList
from .pickers import Picks
from .saving import SaysWhatIsTaken

WRITTEN = [name for name in StoryForm.Meta.fields if name != "tags"]  # columns of the story's own
FOR_ACTS = ("act_at", "why", "notice")
ASKED = "asked of a story"  # in the session: what was typed for an act that was refused
# What the buttons say, by the story's state: (verb, label).
BUTTONS = {
    Story.State.DRAFT: [("publish", "Publish now"), ("schedule", "Schedule")],
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


class RowsOfStory(Picks, admin.TabularInline):
    formset = RowsFormSet
    extra = 0
    max_num = 50

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class BylineInline(RowsOfStory):
    model = StoryByline
    fields = ["position", "author", "role"]
    autocomplete_fields = ["author"]
    verbose_name, verbose_name_plural = "author", "authors"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")


class LinkInline(RowsOfStory):
    model = StoryLink
    fk_name = "story"
    fields = ["position", "target", "url", "title"]
    autocomplete_fields = ["target"]


@admin.register(Story)
class StoryAdmin(SaysWhatIsTaken, Picks, Finds, admin.ModelAdmin):
    form = StoryForm
    inlines = [BylineInline, LinkInline]
    list_display = ["headline", "section", "standing", "names", "published", "edited"]
    list_filter = [StateFilter, SectionFilter, AuthorFilter, EditedFilter]
    search_fields = ["headline", "kicker"]
    search_help_text = "Words of the headline or kicker"
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    list_per_page = 50
    sortable_by = ()
    autocomplete_fields = ["category", "lead_picture"]
    actions = None  # deleting many stories with one click is no part of a desk's day
    save_on_top = False
    fieldsets = [
        (None, {"fields": ["kicker", "headline", "standfirst", "body"]}),
        ("Filed under", {"fields": ["category", "tags", "slug"]}),
        ("Publishing", {"fields": ["act_at", "why", "notice", "base"]}),
        ("Lead picture", {"fields": ["lead_picture", "lead_caption"]}),
    ]

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category").prefetch_related("bylines__author")

    @admin.display(description="section")
    def section(self, story):
        return story.category.name

    @admin.display(description="state")
    def standing(self, story):
        state = story.state()
        edits = " · unpublished edits" if story.has_unpublished_edits else ""
        return format_html('<span class="desk-state desk-state-{}">{}</span>{}', state, state.label, edits)

    @admin.display(description="authors")
    def names(self, story):
        return ", ".join(byline.author.name for byline in story.bylines.all())

    @admin.display(description="published")
    def published(self, story):
        return story.published_at and moment(story.published_at)

    @admin.display(description="edited")
    def edited(self, story):
        return moment(story.edited_at)

    def has_delete_permission(self, request, obj=None):
        """A story that readers have seen, or are about to, is kept: it can be ended or retracted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.live_from is None)

    def lookup_allowed(self, lookup, value, request):
        """Nothing but the filters: no address of the list looks into a column."""
        return lookup in {each.parameter_name for each in self.list_filter}

    def may_publish(self, request):
        return request.user.has_perm("articles.publish_story") and self.has_change_permission(request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        story = self.get_object(request, object_id) if object_id else None
        state = story.state() if story else Story.State.DRAFT
        context = {
            "state": state,
            "buttons": buttons(story, state) if self.may_publish(request) else [],
            "public_address": story.get_absolute_url() if state == Story.State.LIVE else "",
            "acts": story.acts.select_related("by")[:12] if story else [],
        }
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        """Of a story that is there, what the form holds: its dates may have moved since the form's row was read."""
        obj.save(update_fields=WRITTEN if change else None)

    def save_related(self, request, form, formsets, change):
        """Saves what belongs to the story, keeps a revision, then does what the pressed button asks."""
        super().save_related(request, form, formsets, change)
        story = form.instance
        revisions.keep(story, by=request.user, why=form.cleaned_data.get("why", ""))
        verb = next((name for name in DONE if f"_{name}" in request.POST), None)
        if verb and self.may_publish(request):
            story.acted = self.do(verb, request, story, form.cleaned_data)

    def do(self, verb, request, story, asked):
        """One verb of publishing.py. Returns whether it was done: refused, the story is saved and the desk told why."""
        said = {"by": request.user, "why": asked.get("why", "")}
        if verb in ("end", "retract"):
            said["notice"] = asked.get("notice", "")
        at = asked.get("act_at")
        if verb == "end" and at:
            said["at"] = at
        try:
            if verb == "schedule":
                self.schedule(story, at, said)
            else:
                getattr(publishing, verb)(story, **said)
        except publishing.Refused as refusal:
            messages.error(request, f"Saved, but not done: {refusal}")
            request.session[ASKED] = {"story": story.pk, **{name: request.POST.get(name, "") for name in FOR_ACTS}}
            return False
        words = DONE["end later" if verb == "end" and at else verb]
        messages.success(request, words.format(at=moment(at) if at else ""))
        return True

    def schedule(self, story, at, said):
        if at is None:
            raise publishing.Refused("Say for which moment, under Publishing.")
        if story.state() == Story.State.LIVE:
            publishing.update(story, at=at, **said)
        else:
            publishing.schedule(story, at, **said)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """After a refusal, with what was typed for the act that was refused."""
        form = super().get_form(request, obj, change, **kwargs)
        asked = request.session.pop(ASKED, {}) if request.method == "GET" else {}
        if obj and asked.pop("story", None) == obj.pk:
            for name, typed in asked.items():
                form.base_fields[name] = copy(form.base_fields[name])
                form.base_fields[name].initial = typed
        return form

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_to_act(obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_to_act(obj) or super().response_change(request, obj)

    def response_to_act(self, story):
        """After a button, back to the form: its message says what was done, or what to mend."""
        return redirect("admin:articles_story_change", story.pk) if hasattr(story, "acted") else None
