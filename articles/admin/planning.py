"""Who is to write what, by when: the assignment of a story, and stories that begin as one."""

from datetime import datetime, time

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.urls import path

from articles import publishing, revisions, workflow
from articles.models import Assignment, Category, Story
from newsroom.clock import FIRST_YEAR, LAST_YEAR, NoSuchTime, PaperDateTimeField, localise, moment, paper_zone
from newsroom.fields import TidyFormField
from newsroom.models import User
from newsroom.text import block
from newsroom.whence import whence

from . import dialogs
from .page import StoryPage

MOST_WORDS = 100_000  # of one story: a long novel
MORNING = time(9)  # of a plan that had no time of day


def help_of(name):
    return Assignment._meta.get_field(name).help_text


def several_lines(name, **said):
    longest, area = Assignment._meta.get_field(name).max_length, forms.Textarea({"rows": 3})
    return TidyFormField(tidy=block, max_length=longest, required=False, widget=area, help_text=help_of(name), **said)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return person.name


class AssignmentForm(forms.Form):
    """What publishing.assign takes."""

    to = PersonField(User.objects.at_desk().by_name(), label="Who", required=False, empty_label="Nobody yet")
    due_at = PaperDateTimeField(label="Due", required=False, help_text=help_of("due_at"))
    planned_for = PaperDateTimeField(required=False, help_text=help_of("planned_for"))
    planned_words = forms.IntegerField(
        label="Length", required=False, min_value=1, max_value=MOST_WORDS, help_text=help_of("planned_words")
    )
    brief = several_lines("brief", label="What")
    desk_note = several_lines("desk_note")

    def __init__(self, data=None, *, assignment=None, **kwargs):
        super().__init__(data, initial={name: getattr(assignment, name, None) for name in ORDERS}, **kwargs)
        if assignment and assignment.to_id:  # who left the desk stays named until somebody else is
            self.fields["to"].queryset |= User.objects.filter(pk=assignment.to_id)


ORDERS = tuple(AssignmentForm.base_fields)


class NewAssignmentForm(AssignmentForm):
    """A story that begins as an order: its headline and section, then who writes it."""

    headline = TidyFormField(max_length=200, help_text="A working title will do.")
    category = forms.ModelChoiceField(Category.objects.none(), label="Section")
    field_order = ["headline", "category", *ORDERS]

    def __init__(self, data=None, *, user, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["category"].queryset = Category.objects.worked_by(user).order_by("path")

    def orders(self):
        return {name: self.cleaned_data[name] for name in ORDERS}


class DayForm(forms.Form):
    """The day for which a story is planned. The time of day stays."""

    day = forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), help_text=help_of("planned_for"))

    def __init__(self, data=None, *, planned_for=None, **kwargs):
        self.planned_for = planned_for and planned_for.astimezone(paper_zone())
        super().__init__(data, initial={"day": self.planned_for and self.planned_for.date()}, **kwargs)

    def clean_day(self):
        day, at = self.cleaned_data["day"], self.planned_for.time() if self.planned_for else MORNING
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"Choose a year from {FIRST_YEAR} to {LAST_YEAR}.")
        try:
            return localise(datetime.combine(day, at))
        except NoSuchTime as error:
            raise ValidationError(str(error)) from error


class AssignsStories(StoryPage):
    """For the story admin: the assignment beside a story's form, its dialog, and new stories by assignment."""

    def story_context(self, request, story):
        assignment = story and assignment_of(story)
        return {
            **super().story_context(request, story),
            "assignment": assignment,
            "is_mine": bool(assignment and assignment.to_id == request.user.pk),
            "may_assign": bool(story) and workflow.may(request.user, "assign", story),
        }

    def story_views(self):
        return {**super().story_views(), "assignment": self.assignment_view, "plan": self.plan_view}

    def get_urls(self):
        new = path("assign/", self.admin_site.admin_view(self.new_assignment_view), name="articles_story_assign")
        return [new, *super().get_urls()]

    def assignment_view(self, request, pk):
        """Who is to write the story, what and for when: asked, and written down."""
        story = self.story_to_assign(request, pk)
        form = AssignmentForm(request.POST or None, assignment=assignment_of(story))
        shown = {"title": f"Assignment: {story}", "press": "Assign"}
        return self.ask(request, form, lambda: self.assign(request, story, **form.cleaned_data), **shown)

    def plan_view(self, request, pk):
        """The day for which the story is planned: asked, and written down."""
        story = self.story_to_assign(request, pk)
        form = DayForm(request.POST or None, planned_for=getattr(assignment_of(story), "planned_for", None))
        shown = {"title": f"Plan: {story}", "press": "Move"}
        return self.ask(request, form, lambda: self.plan(request, story, form.cleaned_data["day"]), **shown)

    def story_to_assign(self, request, pk):
        """The story of that number. Raises PermissionDenied, with the reason, for whoever may not assign it."""
        story = self.story(pk)
        if refusal := workflow.refusal(request.user, "assign", story):
            raise PermissionDenied(refusal)
        return story

    def new_assignment_view(self, request):
        """A story that begins as an order, in one of the sections that its editor works for."""
        if not request.user.has_perm("articles.assign_story"):
            raise PermissionDenied
        form = NewAssignmentForm(request.POST or None, user=request.user)
        shown = {"title": "New assignment", "press": "Make the assignment"}
        return self.ask(request, form, lambda: self.begin(request, form), **shown)

    def ask(self, request, form, act, **shown):
        """Shows the form, or does the act that gives a sentence; refused, the form is there again with all of it."""
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        if request.method != "POST" or not form.is_valid():
            return dialogs.show(request, self.admin_site, form, **shown)
        try:
            return dialogs.done(request, act())
        except publishing.Refused as refusal:
            return dialogs.refuse(request, self.admin_site, form, str(refusal), **shown)

    def assign(self, request, story, **orders):
        publishing.assign(story, by=request.user, where=whence(request, "assignment"), **orders)
        to = orders["to"]
        return f"“{story}” is assigned to {to.name}." if to else f"“{story}” has no writer yet."

    def plan(self, request, story, at):
        publishing.assign(story, by=request.user, where=whence(request, "assignment"), planned_for=at)
        return f"“{story}” is planned for {moment(at)}."

    @transaction.atomic
    def begin(self, request, form):
        """Makes the story and its assignment, or neither."""
        headline, category = form.cleaned_data["headline"], form.cleaned_data["category"]
        story = Story.objects.create(headline=headline, category=category, started_by=request.user)
        revisions.keep(story, by=request.user)
        return self.assign(request, story, **form.orders())


def assignment_of(story):
    return Assignment.objects.select_related("to", "given_by").filter(story=story).first()
