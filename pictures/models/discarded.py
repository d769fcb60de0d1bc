from django.db import models
from django.utils import timezone


class Discarded(models.Model):
    """A file that no row needs any more. It stays for a while: pages that somebody kept still ask for it."""

    storage = models.CharField(max_length=20)  # its name in settings.STORAGES
    name = models.CharField(max_length=200)
    # Whose it was, so that a picture which is withdrawn can take its old files with it at once.
    picture = models.ForeignKey("pictures.Picture", models.SET_NULL, null=True, related_name="discarded")
    since = models.DateTimeField(default=timezone.now)
    is_urgent = models.BooleanField(default=False, db_default=False)  # nobody may see it any longer

    class Meta:
        ordering = ["since"]
        indexes = [
            models.Index(fields=["since"], name="discarded_oldest"),  # what the sweeping task takes first
            models.Index(fields=["id"], name="discarded_urgent", condition=models.Q(is_urgent=True)),  # few of all
        ]
        constraints = [
            models.UniqueConstraint(fields=["storage", "name"], name="a_file_is_discarded_once"),
        ]

    def __str__(self):
        return f"{self.name} in {self.storage}"
