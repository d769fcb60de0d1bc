from django.conf import settings
from django.db import models

from .taxonomy import Category


class Beat(models.Model):
    """A section that somebody works for, with those below it. Who has none works for all of the paper."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="beats")
    category = models.ForeignKey(Category, models.CASCADE, related_name="+", verbose_name="section")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "category"], name="a_beat_is_named_once")]

    def __str__(self):
        return f"{self.user}: {self.category}"
