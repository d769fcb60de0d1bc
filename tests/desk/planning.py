"""Stories for the tests of the board, the calendar, “My desk” and the log."""

from articles import publishing, revisions
from articles.models import Assignment
from tests import factories


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
