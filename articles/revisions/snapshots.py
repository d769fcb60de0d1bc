"""A story with all that belongs to it as plain JSON, and back into its rows."""

from articles import body
from articles.models import Author, Category, Story, StoryByline, StoryLink
from pictures.models import Picture

FIELDS = (
    "kicker",
    "headline",
    "standfirst",
    "body",
    "lead_caption",
    "lead_alt",
    "slug",
    "search_title",
    "share_headline",
    "share_text",
    "language",
    "category_id",
    "lead_picture_id",
    "translation_of_id",
)
BELONGING = ("tags", "bylines", "links")
PICTURE_FIELDS = ("lead_picture_id", "lead_caption", "lead_alt")  # what the photo desk may change of any story


def snapshot(story):
    """The story with all that belongs to it, as plain JSON."""
    return {
        **{name: getattr(story, name) for name in FIELDS},
        "tags": sorted(story.tags.names()),
        "bylines": list(story.bylines.values("author_id", "role")),
        "links": list(story.links.values("target_id", "url", "title")),
    }


def put(story, before, said):
    """Puts what was said (a part of a snapshot) in the place of what differs from it in `before`.

    Returns the snapshot that this makes, and the story's columns that the caller has yet to save.
    """
    said = {name: _tidy(name, value) for name, value in said.items()}
    changed = [name for name, value in said.items() if before[name] != value]
    taken = {**before, **said}
    columns = [name for name in changed if name in FIELDS]
    for name in columns:
        setattr(story, name, said[name])
    if "tags" in changed:
        story.tags.set(said["tags"])
        taken["tags"] = sorted(story.tags.names())  # “solar” is the tag “Solar” that was there already
    if "bylines" in changed:
        _put_rows(story, StoryByline, said["bylines"])
    if "links" in changed:
        _put_rows(story, StoryLink, said["links"])
    return taken, columns


def _tidy(name, value):
    return Story._meta.get_field(name).to_python(value) if name in FIELDS else value


def _put_rows(story, model, rows):
    model.objects.filter(story=story).delete()
    model.objects.bulk_create(model(story=story, position=place, **row) for place, row in enumerate(rows))


def without_what_is_gone(said):
    """What was said earlier, as far as it can be had again, and sentences about what cannot: it was deleted since."""
    said, lost = {**said}, []
    if "category_id" in said and not _there(Category, [said["category_id"]]):
        del said["category_id"]
        lost.append("The section is no longer there: the story stays in the one it has.")
    if said.get("lead_picture_id") and not _in_library([said["lead_picture_id"]]):
        said["lead_picture_id"] = None
        lost.append("The lead picture is no longer in the library.")
    if said.get("translation_of_id") and not _there(Story, [said["translation_of_id"]]):
        said["translation_of_id"] = None
        lost.append("The story that it is a translation of is no longer there.")
    lost += _lost_from_text(said.get("body", ""))
    for name, key, model, words in (
        ("bylines", "author_id", Author, "author is no longer in the paper’s list"),
        ("links", "target_id", Story, "related story is no longer there"),
    ):
        there = _there(model, [row[key] for row in said.get(name, []) if row[key]])
        rows = [row for row in said.get(name, []) if not row[key] or row[key] in there]
        if len(rows) < len(said.get(name, [])):
            lost.append(f"{len(said[name]) - len(rows)} {words}.")
            said[name] = rows
    return said, lost


def _lost_from_text(text):
    """A sentence about pictures of a text that were deleted; the text stays, since they may be restored."""
    shown = body.picture_ids(text)
    number = len(shown) - len(_in_library(shown))
    if not number:
        return []
    are, them = ("picture in the text is", "it") if number == 1 else ("pictures in the text are", "them")
    return [f"{number} {are} no longer in the library: take {them} out, or have {them} restored."]


def _in_library(numbers):
    return set(Picture.objects.in_library().filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()


def _there(model, numbers):
    """Those of the numbers that have a row."""
    return set(model.objects.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
