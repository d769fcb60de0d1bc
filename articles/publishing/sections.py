"""The filing of sections, whose addresses readers see."""

from django.db import transaction

from articles.models import Category

from .renaming import renaming


@transaction.atomic
def file_category(category):
    """Saves a category and gives it, and all below it, their addresses. Raises ValidationError.

    All categories are locked meanwhile: two filed at once, each below the other, would close a circle.
    """
    known = Category.objects.select_for_update(no_key=True).order_by("pk").in_bulk()
    category.parent = known.get(category.parent_id, category.parent)
    with renaming(category):
        _file(category)


def _file(category):
    category.full_clean(exclude=["path"])
    category.path = category.address()
    category.save()
    for child in Category.objects.filter(parent=category):
        _file(child)
