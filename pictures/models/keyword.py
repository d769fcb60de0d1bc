from django.db import models
from taggit.models import ItemBase, TagBase


class Keyword(TagBase):
    """What a picture shows or is about, as the photo desk files it (IPTC 2:25, too, calls it so). Readers see none."""

    class Meta:
        ordering = ["name"]


class Keyworded(ItemBase):
    """One keyword of one picture."""

    tag = models.ForeignKey(Keyword, models.CASCADE, related_name="pictures")
    content_object = models.ForeignKey("pictures.Picture", models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="a_picture_has_a_keyword_once"),
        ]
