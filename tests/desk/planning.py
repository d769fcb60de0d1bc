"""People and stories for the tests of the board, the calendar, “My desk” and the log."""

from django.contrib.auth.models import Group

from articles import publishing, revisions
from articles.models import Assignment
from newsroom import roles
from newsroom.models import User
from tests import factories


def person(username, role, **names):
    """An account at the desk in one of the roles."""
    roles.set_up()
    made = User.objects.create_user(username, password="a-long-pass-9", is_staff=True, **names)
    made.groups.add(Group.objects.get(name=role))
    return made


def written(headline, by=None, **fields):
    """A saved draft that somebody has begun."""
    story = factories.story(headline=headline, started_by=by, **fields)
    revisions.keep(story, by=by)
    return story


def assigned(story, **orders):
    """The assignment of a story, past the verb: for what is asked of it."""
    return Assignment.objects.update_or_create(story=story, defaults=orders)[0]


def moved(story, *verbs, **said):
    """The story after these verbs, done by the paper itself."""
    for verb in verbs:
        getattr(publishing, verb)(story, **said)
    return story
