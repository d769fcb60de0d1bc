"""Has the pages go out of date that print what is changed of a section, a tag, an author or an old address."""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles import keys
from articles.models import Category, Edition, EditionByline, EditionTag, OldAddress, Tag
from newsroom.pagecache import marks

FACTS = {
    "name": ["name"],
    "address": ["path", "slug"],  # of a section the path, in which its slug stands
    "description": ["description"],
    "page": ["job", "biography", "portrait_id"],
    "box": ["job"],
    "face": ["portrait_id"],
}


@contextmanager
def renaming(row):
    """Marks what the block changes of what pages print of the row, which it may also make or delete."""
    with transaction.atomic():
        model, number = type(row), row.pk
        before = told(model, number)
        yield
        after = told(model, number or row.pk)
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        marks.mark(changed)


def told(model, number):
    """By key, what pages print of a row as the database has it; of a section, what they print of all of them."""
    if model is OldAddress:
        return {keys.at(row.path): (row.target,) for row in OldAddress.objects.filter(pk=number)}
    if model is Category:
        return sections()
    return dict(fact for row in model.objects.filter(pk=number) for fact in (*of_row(row), *of_name(row)))


def of_name(row):
    """Of an author or a tag with stories: that it is one of them."""
    signed = EditionTag.objects.filter(tag=row) if isinstance(row, Tag) else EditionByline.objects.filter(author=row)
    if signed.exists():
        yield keys.NAMES, row.slug


def of_row(row):
    yield keys.at(row.get_absolute_url()), row.pk
    for fact, columns in FACTS.items():
        if found := [getattr(row, column) for column in columns if hasattr(row, column)]:
            yield from ((key, found[0] if fact == "address" else found) for key in keys.thing(row, fact))


def sections():
    """By key, what pages print of the sections: each, those in it, the bar, the sitemap's list; and which of those that
    have stories a list of stories is made of."""
    is_filled = Exists(Edition.objects.filter(category=OuterRef("pk")))
    rows = list(Category.objects.select_related("parent").annotate(is_filled=is_filled))
    filled = [row for row in rows if row.is_filled]
    bar = [row for row in rows if row.in_bar and row.parent_id is None]
    facts = dict(fact for row in rows for fact in of_row(row))
    for over in rows:
        facts |= {key: [row.pk for row in rows if row.parent_id == over.pk] for key in keys.thing(over, "below")}
        facts[keys.of(over)] = {row.pk for row in filled if row.is_within(over)}
    return facts | {
        keys.BAR: [(row.name, row.path) for row in bar],
        keys.SECTIONS: [row.path for row in rows],
        keys.FRONT: (
            {row.pk: row.root_path for row in filled},
            [row.pk for row in bar if any(each.is_within(row) for each in filled)],
        ),
    }
