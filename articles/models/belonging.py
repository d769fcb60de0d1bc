"""What belongs to an edition: its names, tags and links, copied with it and never edited either."""

from django.db import models
from django.db.models import Exists, F, OuterRef

from .byline import Byline
from .related import RelatedLink
from .taxonomy import Tagged


class EditionTagQuerySet(models.QuerySet):
    def live(self, at):
        """Those on the editions that readers see at `at` (aware)."""
        return self.filter(content_object__starts_at__lte=at, content_object__ends_at__gt=at)


class EditionTag(Tagged):
    content_object = models.ForeignKey("articles.Edition", models.CASCADE, related_name="tagged")
    published_at = models.DateTimeField()

    objects = EditionTagQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="an_edition_has_a_tag_once")]
        indexes = [
            # a tag's page, and related stories: its newest without reading all of them
            models.Index("tag", F("published_at").desc(), "content_object", name="edition_tag_newest"),
        ]


class EditionBylineQuerySet(models.QuerySet):
    def unlisted(self):
        """The first of an author's in each edition, where it lacks the date by which their list goes."""
        other = self.filter(edition=OuterRef("edition"), author=OuterRef("author"), pk__lt=OuterRef("pk"))
        return self.filter(~Exists(other), listed_at=None)


class EditionByline(Byline):
    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="bylines")
    listed_at = models.DateTimeField(
        null=True, help_text="When the story was published; of an author with two roles in it on the first alone."
    )

    objects = EditionBylineQuerySet.as_manager()

    class Meta(Byline.Meta):
        indexes = [
            # an author's page: EditionQuerySet.by_author
            models.Index("author", F("listed_at").desc(), "edition", name="edition_byline_newest"),
        ]


class EditionLink(RelatedLink):
    """A related link as published: picked by the desk, or filled up by `related.py` when the edition was made."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="links")
    is_automatic = models.BooleanField(default=False)

    class Meta(RelatedLink.Meta):
        pass
