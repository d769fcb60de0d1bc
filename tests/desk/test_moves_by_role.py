"""Who may do what, by role and by move, on each road: the verb itself, the button, the list, the command.

The table is the newsroom's rule, written by hand: “own” for stories they began, were given or signed, “any”, or “-”.
"""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import publishing, revisions, workflow
from articles.models import Act, Story
from newsroom.clock import paper_zone
from tests import factories

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
LINES = [line.split() for line in TABLE.strip().splitlines()[1:]]
CASES = [
    pytest.param(role, verb, given[place], given[-1].split("|"), id=f"{role}-{verb}")
    for verb, *given in LINES
    for place, role in enumerate(ROLES)
]
WHOSE = pytest.mark.parametrize("whose", ["own", "other"])
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


def prepared(verb, person, whose):
    """A story that is ready for the move, begun by the person or by somebody else."""
    story = factories.story(started_by=person if whose == "own" else factories.person("Reporter"))
    for step, said in STEPS[GIVEN[verb][0]]:
        if step == "edit":
            story.standfirst = "As edited."
            story.save()
            revisions.keep(story)
        else:
            getattr(publishing, step)(story, **said)
    return story


def is_allowed(rule, whose):
    return rule == "any" or rule == whose


def stands(story):
    """All that a move could change."""
    row = Story.objects.filter(pk=story.pk).values("stage", "embargo_until", "live_from", "live_until", "retracted_at")
    return list(row), list(story.editions.values("pk", "starts_at", "ends_at")), Act.objects.count()


@WHOSE
@pytest.mark.parametrize(("role", "verb", "rule", "names"), CASES)
def test_the_verb_itself_asks(db, role, verb, rule, names, whose):
    person = somebody(role)
    story = prepared(verb, person, whose)
    before, said = stands(story), GIVEN[verb][1]
    if is_allowed(rule, whose):
        getattr(publishing, verb)(story, by=person, **said)
        act = Act.objects.latest("pk")
        assert (act.verb, act.by) == (verb, person)
        return
    with pytest.raises(publishing.Forbidden) as refusal:
        getattr(publishing, verb)(story, by=person, **said)
    assert any(name in str(refusal.value) for name in names)
    assert stands(story) == before


@WHOSE
@pytest.mark.parametrize(("role", "verb", "rule", "names"), [case for case in CASES if case.values[1] in OF_BUTTONS])
def test_a_button_is_there_for_who_may_and_refuses_who_may_not(client, form, role, verb, rule, names, whose):
    person = somebody(role)
    story = prepared(verb, person, whose)
    client.force_login(person)
    address, before, told = f"/desk/articles/story/{story.pk}/change/", stands(story), typed(GIVEN[verb][1])
    page = client.get(address)
    is_offered = page.status_code == 200 and verb in [button.verb for button in page.context["buttons"].all]
    allowed = is_allowed(rule, whose)
    answer = client.post(address, form(headline=story.headline, **{f"_{verb}": told}), follow=not allowed)
    assert (is_offered, stands(story) != before) == (allowed, allowed)
    if not allowed:
        assert answer.status_code in (200, 403)
        assert any(name in answer.text for name in names)


@pytest.mark.parametrize(("role", "verb", "rule", "names"), [case for case in CASES if case.values[1] in OF_THE_LIST])
def test_the_list_moves_ticked_stories_of_who_may(client, db, role, verb, rule, names, whose="own"):
    person = somebody(role)
    story = prepared(verb, person, whose)
    client.force_login(person)
    before = stands(story)
    sent = {"action": verb, "_selected_action": [story.pk], "asked": "1", **typed(GIVEN[verb][1])}
    answer = client.post("/desk/articles/story/", sent, follow=True)
    assert (stands(story) != before) == is_allowed(rule, whose)
    assert answer.status_code == (403 if role == "Nobody" else 200)


@pytest.mark.parametrize(("role", "verb", "rule", "names"), [case for case in CASES if case.values[1] != "assign"])
def test_the_command_asks_too(db, capsys, role, verb, rule, names, whose="other"):
    person = somebody(role)
    story = prepared(verb, person, whose)
    number, before, flags = story.pk, stands(story), typed(GIVEN[verb][1])
    call = [verb, number, "--as", person.username, *(f"--{name}={value}" for name, value in flags.items())]
    if is_allowed(rule, whose):
        call_command("story", *map(str, call))
        assert capsys.readouterr().out == f"Done: {verb} story {number}, “{story.headline}”.\n"
        assert Act.objects.latest("pk").where == "command"
        return
    with pytest.raises(CommandError, match="Not done") as refusal:
        call_command("story", *map(str, call))
    assert any(name in str(refusal.value) for name in names)
    assert stands(story) == before


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
EDIT_CASES = [
    pytest.param(role, state, rule, id=f"{role}-{state}")
    for state, *rules in [line.split() for line in EDITS.strip().splitlines()[1:]]
    for role, rule in zip(ROLES, rules, strict=True)
]


def standing(state, person, whose):
    story = factories.story(started_by=person if whose == "own" else factories.person("Reporter"))
    for step, said in STEPS[state]:
        getattr(publishing, step)(story, **said)
    return story


@WHOSE
@pytest.mark.parametrize(("role", "state", "rule"), EDIT_CASES)
def test_the_words_are_saved_of_who_may_write_them(client, form, role, state, rule, whose):
    person = somebody(role)
    story = standing(state, person, whose)
    client.force_login(person)
    allowed = is_allowed(rule, whose)
    assert workflow.may_edit(person, story) == allowed
    base = Story.objects.get(pk=story.pk).revision_number
    sent = form(headline="New words", category=story.category_id, base=base)
    answer = client.post(f"/desk/articles/story/{story.pk}/autosave/", sent)
    assert (Story.objects.get(pk=story.pk).headline == "New words") == allowed
    if not allowed and role != "Photo desk":
        assert answer.status_code == 403


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "scheduled", "live", "retracted"])
def test_the_photo_desk_changes_pictures_and_captions_and_no_word(client, form, state):
    person, picture = somebody("Photo desk"), factories.picture()
    story = standing(state, person, "other")
    client.force_login(person)
    words = {"headline": "New words", "lead_caption": "At noon", "lead_picture": picture.pk}
    base = Story.objects.get(pk=story.pk).revision_number
    client.post(f"/desk/articles/story/{story.pk}/change/", form(**words, base=base, _continue=""))
    saved = Story.objects.get(pk=story.pk)
    may = state != "retracted"
    assert (saved.lead_caption == "At noon", saved.lead_picture == picture) == (may, may)
    assert saved.headline == story.headline
