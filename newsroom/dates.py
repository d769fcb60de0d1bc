"""Dates as readers are told them, in Django's current language."""

import re

from django.utils.formats import date_format
from django.utils.translation import pgettext

DAY = re.compile(r"(?<!\\)j")


def dated(day, form):
    """A date, or an instant in the paper's zone, in a form that `date_format` takes and the language has (“j F Y”). A
    language may call the first of a month by another word than its figure: “1er janvier”."""
    if day.day != 1:
        return date_format(day, form)
    first = "".join(f"\\{letter}" for letter in pgettext("the first of a month", "1"))
    return date_format(day, DAY.sub(lambda _: first, str(form)))
