from django.db import models

from .story import Story


class Provenance(models.Model):
    """Where an imported story came from, so that importing the same file again changes nothing."""

    story = models.OneToOneField(Story, models.CASCADE, related_name="provenance")
    source = models.CharField(max_length=600, unique=True, help_text="The exporting site and its own id of the post.")

    def __str__(self):
        return self.source
