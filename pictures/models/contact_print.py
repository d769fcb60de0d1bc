from django.db import models
from django.urls import reverse

from .picture import Picture


class ContactPrint(models.Model):
    """A picture as the desk sees it while readers may not: small, and never under a public address."""

    picture = models.OneToOneField(Picture, models.CASCADE, related_name="contact_print")
    jpeg = models.BinaryField()
    width = models.PositiveIntegerField()  # pixels
    height = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # of the file it was made of

    def __str__(self):
        return f"contact print of {self.picture_id}"

    def get_absolute_url(self):
        """Names the file it was made of, so that browsers ask for another when that is replaced."""
        return f"{reverse('admin:picture_contact_print', args=[self.picture_id])}?{self.digest[:12]}"
