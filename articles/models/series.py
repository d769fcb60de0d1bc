"""Stories that belong together, in the order in which they are to be read."""

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from newsroom.addressing import address
from newsroom.fields import AddressPartField, BlockField, LineField
from newsroom.text import address_part

from .story import Story

MOST_PARTS = 100  # what one page can tell of them


class Series(models.Model):
    """Ordered stories with a page of their own, which readers find as soon as they can see one of its parts."""

    title = LineField(max_length=120, help_text="As readers see it over each part: “The price of rice”.")
    slug = AddressPartField(
        max_length=120,
        unique=True,
        blank=True,
        help_text="The end of its page’s address. Left empty, it comes from the title. Old addresses go on working.",
        error_messages={"unique": "Another series has this address. Choose another word."},
    )
    standfirst = BlockField(max_length=400, blank=True, help_text="One or two sentences: what the series is about.")
    picture = models.ForeignKey(
        "pictures.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Stands at the head of its page.",
    )
    is_finished = models.BooleanField(
        "complete",
        default=False,
        db_default=False,
        help_text="Tick it once the last part is out. Until then readers are told that more is to come.",
    )

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "series"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("series", self.slug)

    def clean(self):
        self.slug = self.slug or address_part(self.title, "series")

    @property
    def name(self):
        """As sections, tags and authors have one."""
        return self.title


class PartQuerySet(models.QuerySet):
    def told_of_each(self, story):
        """For a query of what names a story by that column: what its page prints of its series, a dict or None."""
        return Subquery(self.filter(story=OuterRef(story)).values(told=_told()))

    def told_of(self, story):
        """The same of one story."""
        return self.filter(story=story).values_list(_told(), flat=True).first()


def _told():
    words = {name: f"series__{name}" for name in ("title", "slug", "is_finished")}
    return JSONObject(pk="series", position="position", **words)


class Part(models.Model):
    """A story's place in its series. A story is part of one: readers are led on one way, not two."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="parts")
    story = models.OneToOneField(Story, models.CASCADE, related_name="part")
    position = models.PositiveSmallIntegerField(default=0)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        default_permissions = ()

    def __str__(self):
        return f"{self.series}: {self.story_id}"
