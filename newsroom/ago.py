"""How long ago something was, in words; also for the script of readers' pages: in a browser, Intl would take a slow
telephone 0.1 s to begin.

The words are those of django.contrib.humanize, which has them in many more languages than our catalogues; a browser
finds its own for the others.
"""

from datetime import timedelta
from functools import lru_cache
from itertools import groupby

from django.utils.translation import get_language, gettext, ngettext

MINUTE = timedelta(minutes=1)
MINUTES = (*range(60), *range(60, 24 * 60, 60))  # minutes and then hours, up to a day


def told(then, now):
    """“3 hours ago”, in Django's current language."""
    minutes = (now - then) // MINUTE
    return _words(minutes, minutes if minutes < 60 else minutes // 60)


def table():
    """From so many minutes on these words, in Django's current language: “0 now|1 a minute ago|2 # minutes ago|60 an
    hour ago|120 # hours ago”. # stands for the number of minutes, from an hour on for that of hours. "" where Django
    has no words of that language."""
    return _table(get_language())


@lru_cache
def _table(language):
    if not language.startswith("en") and _hours(2).endswith("hours ago"):
        return ""
    runs = groupby(MINUTES, key=_words)
    return "|".join(f"{next(minutes)} {words}" for words, minutes in runs)


def _words(minutes, number="#"):
    if minutes == 0:
        return gettext("now")
    if minutes < 60:
        return ngettext("a minute ago", "%(count)s\xa0minutes ago", minutes) % {"count": number}
    return _hours(minutes // 60, number)


def _hours(hours, number="#"):
    return ngettext("an hour ago", "%(count)s\xa0hours ago", hours) % {"count": number}
