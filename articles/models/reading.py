from django.db import models

from .story import Story


class ReadSheet(models.Model):
    """How far a sheet of reads (newsroom/reads/spool.py) has been rolled up. Written together with the heat that they
    became, so that no read counts twice, whoever is killed in between."""

    name = models.CharField(max_length=32, primary_key=True)
    taken = models.PositiveBigIntegerField(default=0, help_text="Reads of it that are counted.")

    def __str__(self):
        return f"{self.name}: {self.taken}"


class Heat(models.Model):
    """How much a story is read, newer reads counting for more (`reading.py` says how `heat` is reckoned)."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="heat")
    heat = models.FloatField(db_index=True, help_text="log2 of a forward-decayed sum of reads; never decays itself.")
    reads = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return f"story {self.story_id}: {self.heat:.1f}"
