"""The demo paper's newsroom: people in their roles, and stories at every place of the desk.

Nobody of them can sign in: they have no password. An operator may give them one.
"""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import Group

from articles import body, publishing, revisions
from articles.models import Author, Category, Note, OldAddress, Remark, Story, StoryByline
from newsroom import roles
from newsroom.models import User

FILE = Path(__file__).parent / "desk.toml"
# Who moves a story along, in the paper's small newsroom.
BY_ROLE = {"approve": "linh", "send_back": "linh", "schedule": "farah"}
ASSIGNED_BY = "farah"
FULL_HOUR = {"minute": 0, "second": 0, "microsecond": 0}


def load(now):
    """Loads what is missing, counted from `now` (aware). Safe to run twice."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    roles.set_up()
    people = {each["username"]: _person(**each) for each in told["people"]}
    known = set(OldAddress.objects.filter(path__startswith="demo/").values_list("path", flat=True))
    for manuscript in told["stories"]:
        if f"demo/desk-{manuscript['slug']}" not in known:
            _write(manuscript, people, now)
    for edit in told["edits"]:
        _edit(people, **edit)


def _person(username, role, author="", **names):
    person, is_new = User.objects.get_or_create(username=username, defaults={**names, "is_staff": True})
    if is_new:
        person.set_unusable_password()
        person.save()
        person.groups.add(Group.objects.get(name=role))
        for byline in Author.objects.filter(slug=author, user=None):
            byline.user = person
            byline.save(update_fields=["user"])
    return person


def _write(told, people, now):
    """One story with its assignment, its note and its moves, as far as it has come."""
    section = Category.objects.get(path=told["section"])
    text = body.clean(told.get("body", ""))
    story = Story.objects.create(headline=told["headline"], category=section, body=text)
    OldAddress.objects.create(path=f"demo/desk-{told['slug']}", story=story)
    writer = people.get(told.get("to"))
    if writer and hasattr(writer, "author"):
        StoryByline.objects.create(story=story, author=writer.author)
    revisions.keep(story, by=writer)
    _assign(story, told, writer, people, now)
    _annotate(story, told, people)
    for move in told.get("moves", []):
        _move(story, move, told, people[BY_ROLE.get(move, told["to"])], now)


def _assign(story, told, writer, people, now):
    hours = {"due_at": told.get("due_in_hours"), "planned_for": told.get("planned_in_hours")}
    moments = {name: _in_hours(now, number) for name, number in hours.items() if number is not None}
    said = {"brief": told.get("brief", ""), "desk_note": told.get("desk_note", ""), "planned_words": told["words"]}
    publishing.assign(story, by=people[ASSIGNED_BY], where="demo", to=writer, **said, **moments)


def _annotate(story, told, people):
    if "note" in told:
        author = people[told["note_by"]]
        remark = Remark.objects.create(
            note=Note.objects.create(story=story, made_by=author), text=told["note"], by=author
        )
        remark.mentions.add(people[told["note_to"]])


def _move(story, move, told, by, now):
    said = {"at": _in_hours(now, told["planned_in_hours"])} if move == "schedule" else {}
    said["why"] = told["why"] if move == "send_back" else ""
    getattr(publishing, move)(story, by=by, where="demo", **said)


def _edit(people, story, by, **words):
    """Gives a published story of the demo words that readers do not see yet."""
    found = Story.objects.filter(old_addresses__path=story).first()
    if found and not found.has_unpublished_edits:
        Story.objects.filter(pk=found.pk).update(**words)
        revisions.keep(found, by=people[by])


def _in_hours(now, number):
    return (now + timedelta(hours=number)).replace(**FULL_HOUR)
