"""What a file says of itself, as the library's fields take it. What somebody typed is better."""

from datetime import date

from django.db import models

from newsroom.text import line

from .models import Keyword, Picture

LONGEST_KEYWORD = Keyword._meta.get_field("name").max_length


def prefilled(found, typed):
    """The words of a new picture by name: those that were `typed`, and for the others what was `found` in its file
    (as `darkroom.said.words_of` gives it)."""
    said = {name: fitting(name, value) for name, value in found.items()}
    if typed.get("is_decorative"):
        said.pop("alt", None)
    return said | {name: value for name, value in typed.items() if value or name not in said}


def fitting(name, value):
    """A text as long as its field takes it, a date, or a list of keywords."""
    if name == "keywords":
        return [keyword for keyword in (shortened(each, line, LONGEST_KEYWORD) for each in value) if keyword]
    field = Picture._meta.get_field(name)
    if isinstance(field, models.DateField):
        return date.fromisoformat(value)
    return shortened(value, field.to_python, field.max_length)


def shortened(text, tidy, most):
    """As much of a text as `most` characters hold once it is tidied: that closes directions which the cut left open."""
    text = tidy(text)
    too_many = max(0, len(tidy(text[:most])) - most)
    return tidy(text[: most - too_many])


def keywords_named(names):
    """The keywords of those names, in any case; new ones are made.

    In an order and each by itself, so that two uploads with the same new ones never wait for each other.
    """
    found = ((name, Keyword.objects.filter(name__iexact=name).first()) for name in sorted(set(names)))
    return [known or Keyword.objects.get_or_create(name=name)[0] for name, known in found]
