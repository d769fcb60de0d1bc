from django.db import models

from .story import Story


class Read(models.Model):
    """One view of a story by a person, not yet rolled up. Says nothing about the person."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    at = models.DateTimeField()


class HeatQuerySet(models.QuerySet):
    def hottest(self):
        return self.order_by("-heat")


class Heat(models.Model):
    """How much a story is read, newer reads counting for more (`reading.py` says how `heat` is reckoned)."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="+")
    heat = models.FloatField(db_index=True, help_text="Grows with each read and never decays: log2 of a forward-decayed sum.")
    reads = models.PositiveBigIntegerField(default=0)

    objects = HeatQuerySet.as_manager()
