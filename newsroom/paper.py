"""What every page may say about the paper itself, and the time zone and language in which it says everything."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from newsroom import languages
from newsroom.models import Paper
from newsroom.pagecache.memory import remembered
from newsroom.pagecache.naming import current_memory, goes_by, name
from newsroom.prepared import prepared

KEY = "paper:words"  # of every page, since all print something of it
PLACE = "paper:place"  # of every page, since its dates and its words go by the paper's time zone and language

_here = ContextVar("the paper as it was asked for where nothing is remembered", default=None)


@remembered
def words():
    """The paper (`Paper`) as its page at the desk was saved; as the environment has it where it never was."""
    name(KEY)
    return _here.get() or _saved()


@remembered
def place():
    """The same `Paper`, asked for its time zone and language alone."""
    name(PLACE)
    return _saved()


def _saved():
    return next(iter(_row()), None) or Paper.begun()


@prepared()
def _row():
    return Paper.objects.all()


@contextmanager
def at_home():
    """Inside, times are the paper's, and so are words: whatever asks Django for its current time zone or language, as
    templates, forms and `newsroom.clock` do, gets those of the page “The paper”. Asks for it anew each time, so that a
    task goes by what was saved a moment ago."""
    paper = place()
    zone = paper.zone
    # Django's own override would leave the language of the start switched on, whatever the settings say later.
    is_outermost = translation.get_language() == settings.LANGUAGE_CODE
    goes_by(zone)
    token = _here.set(None if current_memory() else paper)
    try:
        speaking = translation.override(paper.language.code, deactivate=is_outermost)
        with timezone.override(zone), speaking, languages.remembering(paper.past_languages):
            yield
    finally:
        _here.reset(token)


def context(request):
    """Template context: the paper, asked for where a page prints it, its own date (an aware datetime), and the language
    that the page `speaks`, the paper's but for what is of the desk (`languages.Language`)."""
    speaks = languages.of(translation.get_language())
    return {"paper": SimpleLazyObject(words), "now": timezone.localtime(), "speaks": speaks}
