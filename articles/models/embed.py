from datetime import timedelta

from django.db import models
from django.db.models import Q

from newsroom.fields import LineField

MOST_TRIES = 3
PAUSE = timedelta(minutes=2)  # before the second try; ten times as long before the third


class EmbedQuerySet(models.QuerySet):
    def due(self, at):
        """Those that a provider should be asked for: new ones, and those whose last try is long enough ago."""
        return self.filter(
            Q(tries=0) | Q(tries=1, asked_at__lte=at - PAUSE) | Q(asked_at__lte=at - 10 * PAUSE),
            state=Embed.State.WAITING,
        )

    def failed(self):
        """Those that somebody has to look at, the newest first."""
        return self.filter(state=Embed.State.FAILED).order_by("-asked_at")

    def with_picture(self):
        """With all that `articles/blocks/_embed.html` prints, in two more queries for any number of embeds."""
        return self.select_related("picture").prefetch_related("picture__renditions")


class Embed(models.Model):
    """Somebody else's video, post, song or chart, by its address: what is shown before a reader presses play.

    Fetched by a task while the story is written (embeds.py). Instants are aware.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Being fetched"
        FETCHED = "fetched", "Fetched"
        FAILED = "failed", "Could not be fetched"

    address = models.CharField(max_length=500, unique=True)  # as body.embeds.canonical gives it
    provider = models.CharField(max_length=20)  # a name of body.embeds.PROVIDERS
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    title = LineField(max_length=300, blank=True)
    author = LineField(max_length=200, blank=True)
    picture = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, related_name="+")
    width = models.PositiveIntegerField(null=True)  # pixels, as the provider says: the shape of the player
    height = models.PositiveIntegerField(null=True)
    trouble = LineField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)  # the last try, or when it was first wanted
    fetched_at = models.DateTimeField(null=True)

    objects = EmbedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="embed_state_asked")]  # what waits, what failed

    def __str__(self):
        return self.title or self.address
