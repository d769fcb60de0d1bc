from django.core.exceptions import ValidationError
from django.db import models

from newsroom.fields import LineField


class RelatedLink(models.Model):
    """Something to read next: a story of ours or an outside address, in the order it is printed."""

    target = models.ForeignKey(
        "articles.Story", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="our story"
    )
    url = models.URLField("or outside address", blank=True, max_length=500)
    title = LineField(max_length=200, blank=True, help_text="For an outside address: the words of the link.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return self.title or self.url or f"story {self.target_id}"

    def clean(self):
        if bool(self.target_id) == bool(self.url):
            raise ValidationError("Choose a story of ours or give an outside address: one of the two.")
        if self.url and not self.title:
            raise ValidationError({"title": "Say what the link leads to, in a few words."})
