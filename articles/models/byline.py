from django.db import models
from django.utils.translation import gettext_lazy as _

from .author import Author


class Byline(models.Model):
    """Who did what for a story, in the order the names are printed."""

    class Role(models.TextChoices):
        REPORTING = "reporting", _("Reporting")
        WRITING = "writing", _("Writing")
        PHOTOGRAPHY = "photography", _("Photography")
        ILLUSTRATION = "illustration", _("Illustration")
        EDITING = "editing", _("Editing")
        TRANSLATION = "translation", _("Translation")

    author = models.ForeignKey(Author, models.PROTECT, related_name="%(class)ss")
    role = models.CharField(max_length=16, choices=Role, default=Role.REPORTING)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return f"{self.author} ({self.get_role_display()})"

    @property
    def leads(self):
        """Whether the name stands in the main line: “By …”."""
        return self.role in (self.Role.REPORTING, self.Role.WRITING)
