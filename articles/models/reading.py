from django.db import models

from .story import Story


class Read(models.Model):
    """One view of a story by a person, not yet rolled up. Says nothing about the person."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"story {self.story_id} at {self.at:%Y-%m-%d %H:%M} UTC"


class Heat(models.Model):
    """How much a story is read, newer reads counting for more (`reading.py` says how `heat` is reckoned)."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="heat")
    heat = models.FloatField(db_index=True, help_text="log2 of a forward-decayed sum of reads; never decays itself.")
    reads = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return f"story {self.story_id}: {self.heat:.1f}"
