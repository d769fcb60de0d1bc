"""How long ago something was, in words, for the script of readers' pages: in a browser, Intl would take a slow
telephone 0.1 s to begin.

The words are those of django.contrib.humanize, which has them in many more languages than our catalogues; a browser
finds its own for the others.
"""

from functools import lru_cache
from itertools import groupby

from django.utils.translation import get_language, gettext, ngettext

MINUTES = (*range(60), *range(60, 24 * 60, 60))  # minutes and then hours, up to a day
NUMBER = {"count": "#"}


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


def _words(minutes):
    if minutes == 0:
        return gettext("now")
    if minutes < 60:
        return ngettext("a minute ago", "%(count)s\xa0minutes ago", minutes) % NUMBER
    return _hours(minutes // 60)


def _hours(number):
    return ngettext("an hour ago", "%(count)s\xa0hours ago", number) % NUMBER
