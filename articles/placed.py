"""Which of the library's pictures stand in stories. The library is told, since it knows none (pictures/uses.py)."""

from django.db.models import Q

from pictures import uses

from . import body
from .models import Edition, Revision, Story

FEW = 3  # names that say where a picture stands: more help nobody
# Where bodies are kept, and the headline of each.
BODIES = [(Story, "body", "headline"), (Edition, "body", "headline"), (Revision, "snapshot__body", "story__headline")]


def printed(pictures):
    """The numbers of those that an edition has, at its head or in its text.

    Only stories saved since the first of the pictures came are looked through: none can name it that was not.
    """
    numbers = {picture.pk for picture in pictures}
    since = min(picture.uploaded_at for picture in pictures)
    leading = Edition.objects.filter(lead_picture__in=numbers).values_list("lead_picture", flat=True)
    bodies = Edition.objects.filter(_shows("body", "data-picture="), story__edited_at__gte=since)
    standing = (body.picture_ids(text) for text in bodies.order_by().values_list("body", flat=True).iterator())
    return numbers & set(leading).union(*standing)


def kept_by(picture):
    """Headlines of stories that have it in their text, or had it in a version that can be put back: at most `FEW`."""
    found = {}
    for headline in _holding(picture):
        found[headline] = True
        if len(found) == FEW:
            break
    return list(found)


def _holding(picture):
    for model, column, headline in BODIES:
        rows = model.objects.filter(_shows(column, f'data-picture="{picture.pk}"')).order_by()
        for text, name in rows.values_list(column, headline).iterator():
            if picture.pk in body.picture_ids(text):
                yield name
    leading = Revision.objects.filter(snapshot__lead_picture_id=picture.pk).order_by()
    yield from leading.values_list("story__headline", flat=True).iterator()


def _shows(column, figure):
    """Bodies that may have such a figure, or any gallery, whose numbers a database cannot tell apart."""
    return Q(**{f"{column}__icontains": figure}) | Q(**{f"{column}__icontains": "data-gallery="})


uses.register(uses.Use(printed, kept_by))
