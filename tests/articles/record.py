"""What a test looks at: all rows of a story, and what a reader is shown."""

from articles.models import (
    Edition,
    EditionByline,
    EditionLink,
    EditionPicture,
    EditionTag,
    EditionText,
    Story,
    StoryByline,
    StoryLink,
    StoryPicture,
)


def rows(story):
    """Every row that an act on the story could write, as plain values."""
    of_edition = {"edition__story": story}
    asked = {
        "story": Story.objects.filter(pk=story.pk),
        "names": StoryByline.objects.filter(story=story),
        "links": StoryLink.objects.filter(story=story),
        "editions": Edition.objects.filter(story=story),
        "printed names": EditionByline.objects.filter(**of_edition),
        "printed links": EditionLink.objects.filter(**of_edition),
        "printed tags": EditionTag.objects.filter(content_object__story=story),
        "words": EditionText.objects.filter(**of_edition),
        "pictures": StoryPicture.objects.filter(story=story),
        "printed pictures": EditionPicture.objects.filter(**of_edition),
        "revisions": story.revisions.all(),
        "acts": story.acts.all(),
    }
    return {name: list(found.order_by("pk").values()) for name, found in asked.items()}


def printed(edition):
    """All of an edition that never changes once readers have seen it: the row and what hangs on it."""
    row = Edition.objects.filter(pk=edition.pk).values().get()
    for changing in ("ends_at", "ending", "notice"):
        del row[changing]
    return {
        **row,
        "names": list(edition.bylines.order_by("pk").values()),
        "links": list(edition.links.order_by("pk").values()),
        "tags": list(EditionTag.objects.filter(content_object=edition).order_by("pk").values()),
        "pictures": list(edition.placed.order_by("pk").values()),
        "words": EditionText.objects.get(edition=edition).words,
    }


def page(client, story):
    """The story's own page as a reader gets it: (status, text)."""
    answer = client.get(story.get_absolute_url())
    return answer.status_code, answer.text


def is_listed(client, story, address="/"):
    """Whether a list prints the story's headline."""
    return story.headline in client.get(address).text
