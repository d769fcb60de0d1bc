"""How the desk's lists and pickers look for words, and know a row's number when they are given one."""

import re

MOST_WORDS = 8
NUMBER = re.compile(r"\d{1,18}", re.ASCII)  # of a row: 18 digits fit into 64 bits


def asked_words(typed):
    """What was typed, as a list of a few words: each is a condition, and SQLite refuses a thousand of them.

    Without the byte 0, which PostgreSQL refuses to look for.
    """
    return typed.replace("\x00", "").split()[:MOST_WORDS]


def number_of(value):
    """A row's number from what a form or an address gave, or None where that is none."""
    is_number = isinstance(value, (int, str)) and not isinstance(value, bool)
    return int(value) if is_number and NUMBER.fullmatch(str(value)) else None


class Finds:
    """For admins that are searched: by `asked_words`."""

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, " ".join(asked_words(search_term)))
