"""What belongs to an edition: its names, tags and links, copied with it and never edited either."""

from functools import cache

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q

from .ban import Ban
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
    """A related link as published: picked by the desk, or filled up by `suggestions.py` when the edition was made."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="links")
    is_automatic = models.BooleanField(default=False)

    class Meta(RelatedLink.Meta):
        pass


# What is fetched beside an edition. Built once: for Django that takes as long as to ask the database for it.


@cache
def names_and_subjects():
    """Prefetches of all that a story's own page prints of its names and tags."""
    names = EditionByline.objects.select_related("author")
    subjects = EditionTag.objects.select_related("tag").order_by("tag__name")
    return Prefetch("bylines", names), Prefetch("tagged", subjects)


@cache
def links_to_show():
    """The links of an edition without those that the desk has banned since it was made."""
    banned = Ban.objects.filter(other=OuterRef("target"), story__editions=OuterRef("edition"))
    return Prefetch("links", EditionLink.objects.filter(Q(is_automatic=False) | ~Exists(banned)))


@cache
def names_on_card():
    names = EditionByline.objects.select_related("author")
    return Prefetch("bylines", names.only("edition_id", "role", "author__name", "author__slug"))
