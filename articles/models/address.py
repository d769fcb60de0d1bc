from django.db import models

from .story import Story


class OldAddress(models.Model):
    """An address that was printed elsewhere once: an imported permalink, or one an operator adds by hand.

    `path` is what stands behind the host, without slashes at either end, with the query string where the
    address had one: `2009/05/some-post`, `?p=12`. Asked only where nothing else answers.
    """

    path = models.CharField(max_length=500, unique=True)
    story = models.ForeignKey(Story, models.CASCADE, related_name="old_addresses")

    class Meta:
        verbose_name_plural = "old addresses"

    def __str__(self):
        return f"/{self.path}"
