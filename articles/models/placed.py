"""Which of the library's pictures stand where. Kept by `articles.placed`, so that nobody has to read through texts."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import DenseRank, RowNumber
from django.utils import timezone

from .edition import Edition
from .story import Story

MOST_RANKED = 1_000  # of one picture


class PlacedQuerySet(models.QuerySet):
    story = "story"  # the way to it

    def foremost(self, most, at=None):
        """Of each picture those of at most that many stories: what readers see at `at` first, then the newest edits.

        Of a picture that stands in thousands, only those noted last are put in this order.
        """
        at = at or timezone.now()
        is_live = Q(**{f"{self.story}__live_from__lte": at, f"{self.story}__live_until__gt": at})
        order = [
            Case(When(is_live, then=Value(0)), default=Value(1)),
            F(f"{self.story}__edited_at").desc(),
            F(self.story).desc(),
        ]
        rank = Window(DenseRank(), partition_by=F("picture"), order_by=order)
        lately = self.model.objects.filter(pk__in=self._noted_last())
        return lately.annotate(rank=rank).filter(rank__lte=most).order_by("picture", "rank", "pk")

    def _noted_last(self):
        nth = Window(RowNumber(), partition_by=F("picture"), order_by=F("pk").desc())
        return self.annotate(nth=nth).filter(nth__lte=MOST_RANKED).values("pk")


class EditionPictureQuerySet(PlacedQuerySet):
    story = "edition__story"

    def of_the_record(self):
        """Those of stories whose desk's copy has the picture no longer."""
        return self.exclude(Exists(self._copies()))

    def to_be_told(self, at=None):
        """Those that readers see at `at` (aware; now unless given) or later, and those of the record."""
        return self.filter(Q(edition__ends_at__gt=at or timezone.now()) | ~Exists(self._copies()))

    def _copies(self):
        return StoryPicture.objects.filter(story=OuterRef("edition__story"), picture=OuterRef("picture"))


class Placed(models.Model):
    """A picture in one place of a story, however often it stands there."""

    class Place(models.TextChoices):
        LEAD = "lead", "lead picture"
        TEXT = "text", "text"
        GALLERY = "gallery", "gallery"

    picture = models.ForeignKey("pictures.Picture", models.PROTECT, related_name="+")
    place = models.CharField(max_length=7, choices=Place)

    class Meta:
        abstract = True

    def __str__(self):
        return f"picture {self.picture_id}, {self.get_place_display()}"


class StoryPicture(Placed):
    """A picture that the desk's copy has: exactly those of its newest revision."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="placed")

    objects = PlacedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "picture", "place"], name="a_story_has_a_picture_once_in_a_place")
        ]


class EditionPicture(Placed):
    """A picture as published. It stays with its edition, which never changes."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="placed")

    objects = EditionPictureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "picture", "place"], name="an_edition_has_a_picture_once_in_a_place"
            )
        ]
