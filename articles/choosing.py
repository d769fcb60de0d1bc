"""Fields in which the desk chooses among rows: authors with their roles, related stories, a section, a picture.

A hidden input holds what is chosen, in order. What the page needs to show it, names and headlines, stands beside it
in `data-chosen`, so that no script has to look it up.
"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from newsroom.finding import NUMBER, number_of
from newsroom.text import for_xml, line
from pictures.models.picture import SMALL

from .models import Author, Category, Story, StoryByline, StoryLink
from .models.series import MOST_PARTS

MOST_ROWS = 50
LONGEST_ADDRESS = StoryLink._meta.get_field("url").max_length
LONGEST_TITLE = StoryLink._meta.get_field("title").max_length
is_web_address = URLValidator(["http", "https"])


class ChipsInput(forms.HiddenInput):
    """What is chosen. `kind`: what the script makes chips of; `chosen`: from the value to what it shows, as a list."""

    is_hidden = False  # it has a label and a place in the form

    def __init__(self, kind, chosen, attrs=None):
        super().__init__({"data-chips": kind, **(attrs or {})})
        self.chosen = chosen

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-chosen"] = json.dumps(self.chosen(value), ensure_ascii=False)
        return context


class RowInput(ChipsInput):
    """One row's number. What is none picks nothing: a database fails over numbers that are too long for it."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value if not value or NUMBER.fullmatch(value) else "0"


class StoryInput(ChipsInput):
    """One story: picked by words of its headline, or without scripts typed, which `finding` makes out."""

    input_type = "text"

    def __init__(self):
        super().__init__("story", chosen_story)


class PictureInput(RowInput):
    """A picture of the library. One of fewer than `least` pixels in width is said to be blurred there."""

    def __init__(self, chosen, least=SMALL):
        super().__init__("picture", chosen, {"data-picture": least})


def rows_of(value):
    """The rows that a hidden input holds, typed or stored; [] where it holds no list of them."""
    try:
        rows = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


class RowsField(forms.Field):
    """A list of rows as JSON. `row(given)` makes a row of what stands in the list, or raises ValidationError."""

    noun, holder, most = "", "a story", MOST_ROWS

    def to_python(self, value):
        if value in self.empty_values:
            return []
        given = rows_of(value)
        if not given and value != "[]":
            raise ValidationError(f"The {self.noun} came in a form that is no list. Reload the page, and choose again.")
        if len(given) > self.most:
            raise ValidationError(f"These are {len(given)} {self.noun}; {self.holder} has at most {self.most}.")
        return [self.row(each) for each in given]

    def has_changed(self, initial, data):
        try:
            return super().has_changed(initial, data)
        except ValidationError:
            return True

    def prepare_value(self, value):
        return value if isinstance(value, str) else json.dumps([self.written(row) for row in value or []])


class BylinesField(RowsField):
    """`[{"author": 3, "role": "reporting"}]` into rows of a snapshot. Whether the authors are there, the form asks."""

    noun = "authors"

    def row(self, given):
        author, role = number_of(given.get("author")), given.get("role", StoryByline.Role.REPORTING.value)
        if not author:
            raise ValidationError("One of the authors is nobody in the paper’s list. Take that one off.")
        if role not in StoryByline.Role.values:
            labels = ", ".join(str(label) for label in StoryByline.Role.labels)
            raise ValidationError(f"“{line(str(role))[:40]}” is no role. Choose one of these: {labels}.")
        return {"author_id": author, "role": role}

    def written(self, row):
        return {"author": row["author_id"], "role": row["role"]}


class LinksField(RowsField):
    """`[{"target": 5}, {"url": "https://…", "title": "…"}]` into rows of a snapshot."""

    noun = "related stories and links"

    def row(self, given):
        target, url, title = (
            given.get("target"),
            str(given.get("url") or "").strip(),
            line(str(given.get("title") or "")),
        )
        if bool(target) == bool(url):
            raise ValidationError("Choose a story of ours or give an outside address: one of the two.")
        if url:
            return {"target_id": None, "url": _web_address(url), "title": _link_words(url, title)}
        if not number_of(target):
            raise ValidationError("One of the related stories is none. Take that one off.")
        return {"target_id": number_of(target), "url": "", "title": title[:LONGEST_TITLE]}

    def written(self, row):
        words = {"title": row["title"]} if row["title"] else {}
        return {"target": row["target_id"], **words} if row["target_id"] else {"url": row["url"], **words}


class PartsField(RowsField):
    """`[{"target": 5}]` into the numbers of stories. Whether they are there, the form asks."""

    noun, holder, most = "parts", "a series", MOST_PARTS

    def row(self, given):
        if not number_of(given.get("target")):
            raise ValidationError("One of the parts is no story of ours. Take that one off.")
        return number_of(given["target"])

    def written(self, row):
        return {"target": row}


def _web_address(url):
    if for_xml(url) != url:
        raise ValidationError(f"“{line(url)[:80]}” holds characters that nobody sees. Type the address anew.")
    try:
        is_web_address(url)
    except ValidationError as error:
        raise ValidationError(f"“{url[:80]}” is no web address. Give one that begins with https://.") from error
    if len(url) > LONGEST_ADDRESS:
        raise ValidationError(f"The address {url[:40]}… has {len(url)} characters; at most {LONGEST_ADDRESS} are kept.")
    return url


def _link_words(url, title):
    if not title:
        raise ValidationError(f"Say what {url[:80]} leads to, in a few words.")
    if len(title) > LONGEST_TITLE:
        raise ValidationError(
            f"The words of a link have at most {LONGEST_TITLE} characters (“{title[:40]}…” has {len(title)})."
        )
    return title


def chosen_authors(value):
    """For the chips: `[{"id": 3, "name": "Mei Lin Tan", "role": "reporting"}]`."""
    rows = rows_of(value)
    names = dict(_named(Author, "author", rows).values_list("pk", "name"))
    return [
        {"id": number, "name": names[number], "role": for_xml(str(row.get("role") or ""))}
        for row in rows
        if (number := number_of(row.get("author"))) in names
    ]


def chosen_links(value):
    """For the chips: `[{"id": 5, "headline": "…"}, {"url": "https://…", "title": "…"}]`."""
    rows = rows_of(value)
    headlines = dict(_named(Story, "target", rows).values_list("pk", "headline"))
    shown = []
    for row in rows:
        number = number_of(row.get("target"))
        if number in headlines:
            shown.append({"id": number, "headline": headlines[number]})
        elif not row.get("target"):
            shown.append({name: for_xml(str(row.get(name) or "")) for name in ("url", "title")})
    return shown


def _named(model, key, rows):
    numbers = [number for row in rows if (number := number_of(row.get(key)))]
    return model.objects.filter(pk__in=numbers) if numbers else model.objects.none()


def chosen_section(value):
    """For the chips: `[{"id": 2, "name": "Money", "path": "money"}]`, or []."""
    number = number_of(value)
    return list(Category.objects.filter(pk=number).values("id", "name", "path")) if number else []


def chosen_story(value):
    """For the story's field: `[{"id": 5, "headline": "…"}]`, or []."""
    number = number_of(value)
    return list(Story.objects.filter(pk=number).values("id", "headline")) if number else []


def chosen_picture(pictures):
    """For the picture's field, by its number: `[{"id": 12, "alt": "…", "caption": "…", "credit": "…"}]`, or []."""

    def chosen(value):
        number = number_of(value)
        return list(pictures.filter(pk=number).values("id", "alt", "caption", "credit")) if number else []

    return chosen
