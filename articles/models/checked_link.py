from django.db import models

from newsroom.fields import LineField


class CheckedLink(models.Model):
    """Whether an outside address that a story links to answers, as of `checked_at` (aware)."""

    address = models.CharField(max_length=1000, unique=True)
    answers = models.BooleanField(null=True)  # None: not asked yet
    trouble = LineField(max_length=300, blank=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["checked_at"], name="checked_link_oldest")]  # what to ask next

    def __str__(self):
        return self.address
