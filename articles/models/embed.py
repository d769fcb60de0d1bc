from django.db import models

from newsroom.fields import LineField


class Embed(models.Model):
    """Somebody else's video, post, song or chart, by its address: what is shown before a reader presses play.

    Fetched by a task while the story is written (embeds.py). Instants are aware.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Being fetched"
        FETCHED = "fetched", "Fetched"
        FAILED = "failed", "Could not be fetched"

    address = models.CharField(max_length=500, unique=True)
    provider = models.CharField(max_length=20)  # a name of body.embeds.PROVIDERS
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    title = LineField(max_length=300, blank=True)
    author = LineField(max_length=200, blank=True)
    picture = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, related_name="+")
    width = models.PositiveIntegerField(null=True)  # pixels, as the provider says: the shape of the player
    height = models.PositiveIntegerField(null=True)
    trouble = LineField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="embed_state_asked")]  # what waits, what failed

    def __str__(self):
        return self.title or self.address
