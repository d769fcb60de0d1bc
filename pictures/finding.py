"""How the library is searched: every word said must be found, in what is said of a picture or in who added it; a day,
a month or a year finds what was taken or added then, too."""

import re
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q

from newsroom.clock import FIRST_YEAR, LAST_YEAR, paper_zone
from newsroom.finding import asked_words
from newsroom.models import User

from .models import Keyword, Keyworded

LOOKED_AT = ("alt", "caption", "credit", "source", "rights_holder")
SHORTEST_DIGEST = 12  # letters: fewer hexadecimal digits are a word, or a number
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WHEN = re.compile(
    rf"\b(?:(?P<day>\d\d?)\s+)?(?P<month>{'|'.join(MONTHS)})[a-z]*\s+(?P<year>\d{{4}})\b"
    r"|\b(?P<year_first>\d{4})(?:-(?P<month_no>\d\d)(?:-(?P<day_no>\d\d))?)?\b(?!-)",
    re.IGNORECASE | re.ASCII,
)


def find(pictures, typed):
    """Those of `pictures` (a queryset) that the words typed into a search field ask for."""
    typed = " ".join(asked_words(typed))
    for found in WHEN.finditer(typed):
        if span := days_of(found):
            pictures = pictures.filter(says(found[0]) | was_then(*span))
            typed = typed.replace(found[0], " ", 1)
    for word in typed.split():
        pictures = pictures.filter(says(word))
    return pictures


def says(words):
    """The condition that a picture, its keywords or the name of who added it hold the words, in any case."""
    said = Q(*((f"{column}__icontains", words) for column in LOOKED_AT), _connector=Q.OR)
    names = Q(first_name__icontains=words) | Q(last_name__icontains=words) | Q(username__icontains=words)
    people = User.objects.filter(names).values("pk")
    named = Keyword.objects.filter(name__icontains=words).values("pk")  # asked once, and not for each picture
    keyworded = Exists(Keyworded.objects.filter(content_object=OuterRef("pk"), tag__in=named))
    is_digest = len(words) >= SHORTEST_DIGEST and Q(digest__startswith=words.lower())
    return said | keyworded | Q(uploaded_by__in=people) | (is_digest or Q())


def was_then(first, last):
    """The condition that a picture was taken or added from the day `first` to the day `last`, both among them."""
    start, end = (datetime.combine(day, time.min, tzinfo=paper_zone()) for day in (first, last + timedelta(days=1)))
    return Q(taken_on__range=(first, last)) | Q(uploaded_at__gte=start, uploaded_at__lt=end)


def days_of(found):
    """The first and the last day of what `WHEN` found: a day, a month or a year. None where there is no such day."""
    year = int(found["year"] or found["year_first"])
    month = MONTHS.index(found["month"][:3].lower()) + 1 if found["month"] else int(found["month_no"] or 0)
    day = int(found["day"] or found["day_no"] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return first, last_day(first, month, day)


def last_day(first, month, day):
    if day:
        return first
    following = date(first.year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
    return following - timedelta(days=1)
