"""Whether somebody may put what they wrote into a story. Asked of the locked row: it may have moved on meanwhile."""

from articles import workflow
from articles.models import Category

from .snapshots import PICTURE_FIELDS


def refusal(story, said, by):
    """Why not, in a sentence; "" where they may. `by` None is the paper itself, which may."""
    if by is None:
        return ""
    verb = "picture" if said.keys() <= {*PICTURE_FIELDS} else "edit"
    return workflow.refusal(by, verb, story) or _refusal_to_file(story, said, by)


def _refusal_to_file(story, said, by):
    if said.get("category_id", story.category_id) == story.category_id:
        return ""
    return workflow.refusal_to_file(by, Category.objects.get(pk=said["category_id"]))
