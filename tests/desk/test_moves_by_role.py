"""Who may do what, by role and by move, on each road: the verb itself, the button, the list, the command.

The table is the newsroom's rule, written by hand: “own” for stories they began, were given or signed, “any”, or “-”.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles import publishing, revisions, workflow
from articles.models import Act, Story
from newsroom.clock import paper_zone
from newsroom.models import User
from tests import factories
from tests.undoing import taken_back

ROLES = ["Reporter", "Sub-editor", "Editor", "Photo desk", "Chief", "Nobody", "Superuser"]
TABLE = """
             Reporter  Sub-editor  Editor  Photo-desk  Chief  Nobody  Superuser  the refusal names
submit       own       any         any     -           any    -       any        sub-editor|reporter
take_back    own       own         own     -           own    -       any        sub-editor|writer|reporter
approve      -         any         any     -           any    -       any        sub-editor
send_back    -         any         any     -           any    -       any        sub-editor
embargo      -         any         any     -           any    -       any        sub-editor
publish      -         -           any     -           any    -       any        editor
schedule     -         -           any     -           any    -       any        editor
remake       -         -           any     -           any    -       any        editor
update       -         -           any     -           any    -       any        editor
correct      -         -           any     -           any    -       any        editor
cancel       -         -           any     -           any    -       any        editor
end          -         -           any     -           any    -       any        editor
assign       -         -           any     -           any    -       any        editor
retract      -         -           -       -           any    -       any        chief
restore      -         -           -       -           any    -       any        chief
delete       -         -           -       -           any    -       any        chief
"""


def rules_of(table):
    """By the first word of each line: what each role may, and what the refusal names."""
    lines = [line.split() for line in table.strip().splitlines()[1:]]
    return {
        first: (dict(zip(ROLES, told[: len(ROLES)], strict=True)), "|".join(told[len(ROLES) :]).split("|"))
        for first, *told in lines
    }


MOVES = rules_of(TABLE)
LATER = timezone.datetime(2036, 1, 2, 8, 0, tzinfo=paper_zone())
# What stands before each move, and what it is told.
GIVEN = {
    "submit": ("draft", {}),
    "take_back": ("submitted", {}),
    "approve": ("submitted", {}),
    "send_back": ("approved", {"why": "Whose harbour?"}),
    "embargo": ("draft", {"until": LATER}),
    "publish": ("approved", {}),
    "schedule": ("approved", {"at": LATER}),
    "remake": ("scheduled and edited", {}),
    "update": ("live and approved", {}),
    "correct": ("live", {"kind": "correction", "text": "It is the other harbour."}),
    "cancel": ("scheduled", {}),
    "end": ("live", {}),
    "assign": ("draft", {"brief": "Two ferries."}),
    "retract": ("live", {}),
    "restore": ("retracted", {"why": "It is true."}),
    "delete": ("draft", {}),
}
STEPS = {
    "draft": [],
    "submitted": [("submit", {})],
    "approved": [("approve", {})],
    "scheduled": [("schedule", {"at": LATER})],
    "scheduled and edited": [("schedule", {"at": LATER}), ("edit", {})],
    "live": [("publish", {})],
    "live and approved": [("publish", {}), ("edit", {}), ("approve", {})],
    "retracted": [("publish", {}), ("retract", {})],
}
OF_BUTTONS = [verb for verb in GIVEN if verb not in ("remake", "assign", "delete")]
OF_THE_LIST = ["submit", "approve", "send_back", "publish"]


def somebody(role):
    if role == "Superuser":
        return factories.person("", is_superuser=True)
    return factories.person("" if role == "Nobody" else role)


def standing(state):
    """A story that came to that state by the acts of nobody we know."""
    story = factories.story()
    for step, said in STEPS[state]:
        if step == "edit":
            story.standfirst = "As edited."
            story.save()
            revisions.keep(story)
        else:
            getattr(publishing, step)(story, **said)
    return story


@dataclass
class Case:
    """Somebody in that role before a story, which they began (“own”) or somebody else (“other”)."""

    role: str
    person: User
    whose: str
    allowed: bool
    story: Story
    started_by: User

    @contextmanager
    def tried(self, subtests):
        """The story as it stands. What is done to it is taken back."""
        with subtests.test(f"{self.role}, {self.whose}"), taken_back():
            Story.objects.filter(pk=self.story.pk).update(started_by=self.started_by)
            yield Story.objects.get(pk=self.story.pk)


def cases(state, rules, whose=("own", "other")):
    """Each role before one story in that state, once for each of `whose`."""
    story, colleague = standing(state), factories.person("Reporter")
    for role in ROLES:
        person = somebody(role)
        for each in whose:
            started_by = person if each == "own" else colleague
            yield Case(role, person, each, is_allowed(rules[role], each), story, started_by)


def is_allowed(rule, whose):
    return rule == "any" or rule == whose


def stands(story):
    """All that a move could change."""
    row = Story.objects.filter(pk=story.pk).values("stage", "embargo_until", "live_from", "live_until", "retracted_at")
    return list(row), list(story.editions.values("pk", "starts_at", "ends_at")), Act.objects.count()


@pytest.mark.parametrize("verb", MOVES)
def test_the_verb_itself_asks(db, subtests, verb):
    (rules, names), (state, said) = MOVES[verb], GIVEN[verb]
    for case in cases(state, rules):
        with case.tried(subtests) as story:
            before = stands(story)
            if case.allowed:
                getattr(publishing, verb)(story, by=case.person, **said)
                act = Act.objects.latest("pk")
                assert (act.verb, act.by) == (verb, case.person)
            else:
                with pytest.raises(publishing.Forbidden) as refusal:
                    getattr(publishing, verb)(story, by=case.person, **said)
                assert any(name in str(refusal.value) for name in names)
                assert stands(story) == before


@pytest.mark.parametrize("verb", OF_BUTTONS)
def test_a_button_is_there_for_who_may_and_refuses_who_may_not(form, subtests, verb):
    (rules, names), (state, said) = MOVES[verb], GIVEN[verb]
    for case in cases(state, rules):
        with case.tried(subtests) as story:
            client, before = signed_in(case.person), stands(story)
            address = f"/desk/articles/story/{story.pk}/change/"
            page = client.get(address)
            is_offered = page.status_code == 200 and verb in [button.verb for button in page.context["buttons"].all]
            sent = form(headline=story.headline, **{f"_{verb}": typed(said)})
            answer = client.post(address, sent, follow=not case.allowed)
            assert (is_offered, stands(story) != before) == (case.allowed, case.allowed)
            if not case.allowed:
                assert answer.status_code in (200, 403)
                assert any(name in answer.text for name in names)


@pytest.mark.parametrize("verb", OF_THE_LIST)
def test_the_list_moves_ticked_stories_of_who_may(db, subtests, verb):
    (rules, _), (state, said) = MOVES[verb], GIVEN[verb]
    for case in cases(state, rules, whose=["own"]):
        with case.tried(subtests) as story:
            before = stands(story)
            sent = {"action": verb, "_selected_action": [story.pk], "asked": "1", **typed(said)}
            answer = signed_in(case.person).post("/desk/articles/story/", sent, follow=True)
            assert (stands(story) != before) == case.allowed
            assert answer.status_code == (403 if case.role == "Nobody" else 200)


@pytest.mark.parametrize("verb", [verb for verb in MOVES if verb != "assign"])
def test_the_command_asks_too(db, subtests, verb):
    (rules, names), (state, said) = MOVES[verb], GIVEN[verb]
    for case in cases(state, rules, whose=["other"]):
        with case.tried(subtests) as story:
            number, before, out = story.pk, stands(story), StringIO()
            flags = [f"--{name}={value}" for name, value in typed(said).items()]
            call = ["story", verb, str(number), "--as", case.person.username, *flags]
            if case.allowed:
                call_command(*call, stdout=out)
                assert out.getvalue() == f"Done: {verb} story {number}, “{story.headline}”.\n"
                assert Act.objects.latest("pk").where == "command"
            else:
                with pytest.raises(CommandError, match="Not done") as refusal:
                    call_command(*call, stdout=out)
                assert any(name in str(refusal.value) for name in names)
                assert stands(story) == before


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def typed(said):
    """The same as a person types it."""
    return {name: f"{value:%Y-%m-%dT%H:%M}" if value == LATER else value for name, value in said.items()}


# Who may change the words of a story, by where it stands: written by hand, too.
EDITS = """
             Reporter  Sub-editor  Editor  Photo-desk  Chief  Nobody  Superuser
draft        own       any         any     -           any    -       any
submitted    -         any         any     -           any    -       any
approved     -         any         any     -           any    -       any
scheduled    -         -           any     -           any    -       any
live         own       any         any     -           any    -       any
retracted    -         -           -       -           any    -       any
"""
RULES_OF_EDITS = rules_of(EDITS)


@pytest.mark.parametrize("state", RULES_OF_EDITS)
def test_the_words_are_saved_of_who_may_write_them(form, subtests, state):
    for case in cases(state, RULES_OF_EDITS[state][0]):
        with case.tried(subtests) as story:
            assert workflow.may_edit(case.person, story) == case.allowed
            sent = form(headline="New words", category=story.category_id, base=story.revision_number)
            answer = signed_in(case.person).post(f"/desk/articles/story/{story.pk}/autosave/", sent)
            assert (Story.objects.get(pk=story.pk).headline == "New words") == case.allowed
            if not case.allowed and case.role != "Photo desk":
                assert answer.status_code == 403


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "scheduled", "live", "retracted"])
def test_the_photo_desk_changes_pictures_and_captions_and_no_word(client, form, state):
    person, picture = somebody("Photo desk"), factories.picture()
    story = standing(state)
    client.force_login(person)
    words = {"headline": "New words", "lead_caption": "At noon", "lead_picture": picture.pk}
    base = Story.objects.get(pk=story.pk).revision_number
    client.post(f"/desk/articles/story/{story.pk}/change/", form(**words, base=base, _continue=""))
    saved = Story.objects.get(pk=story.pk)
    may = state != "retracted"
    assert (saved.lead_caption == "At noon", saved.lead_picture == picture) == (may, may)
    assert saved.headline == story.headline
