"""How the desk lays out the front and the fronts of sections."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from newsroom.clock import FAR_FUTURE
from newsroom.fields import LineField

from .story import Story
from .taxonomy import Category, Tag


class FrontPage(models.Model):
    """A page that the desk arranges: a section's front, or where `category` is None the paper's.

    Whoever changes its draft or what readers see of it locks its row.
    """

    category = models.OneToOneField(Category, models.CASCADE, null=True, related_name="front_page")

    class Meta:
        default_permissions = ()
        permissions = [("arrange_front", "Can arrange the front and the fronts of sections")]
        constraints = [
            models.UniqueConstraint(Coalesce("category", Value(0)), name="a_page_is_arranged_as_one"),
        ]

    def __str__(self):
        return self.category.name if self.category else "The front"

    def get_absolute_url(self):
        return self.category.get_absolute_url() if self.category else reverse("front")

    @property
    def title(self):
        return f"Front of {self.category.name}" if self.category else "The front"

    @property
    def name(self):
        """As the desk's addresses name it: “front”, “section-7”."""
        return f"section-{self.category_id}" if self.category_id else "front"

    @classmethod
    def of(cls, category):
        """The row of a section's front, of the paper's for None."""
        return cls.objects.get_or_create(category=category)[0]


class FrontDraft(models.Model):
    """What the desk is laying out, as it was saved: the newest is the draft, the others are what can be undone.

    `slots` holds by the name of a place what the desk said of it (`articles.layout`), `said` the act that led to it.
    `before` is the number of the draft that undoing leads back to, `after` of the one that was undone.
    """

    page = models.ForeignKey(FrontPage, models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    before = models.PositiveIntegerField(null=True)
    after = models.PositiveIntegerField(null=True)
    slots = models.JSONField(default=dict)
    said = LineField(max_length=200, blank=True, help_text="What was done, in a few words.")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="drafts_of_a_page_are_numbered")]

    def __str__(self):
        return f"{self.page}: draft {self.number}"


class ArrangementQuerySet(models.QuerySet):
    def live(self, at):
        """What stands at `at` (aware): at most one of a page."""
        return self.standing().filter(starts_at__lte=at, ends_at__gt=at)

    def standing(self):
        """But for those that were cancelled before their time."""
        return self.filter(cancelled_at=None)

    def ahead(self, now):
        """Those that are to come, the next first."""
        return self.standing().filter(starts_at__gt=now).order_by("starts_at", "pk")

    def before(self, at):
        """Those that began before `at` (aware), the latest first."""
        return self.standing().filter(starts_at__lt=at).order_by("-starts_at")

    def starting_between(self, first, last):
        return self.standing().filter(starts_at__gte=first, starts_at__lt=last)

    def telling_replaced(self):
        """Gives each `is_replaced`: whether it was cancelled by another for the same moment, in the instant that was
        made."""
        same = {name: OuterRef(name) for name in ("page", "starts_at")}
        return self.annotate(is_replaced=Exists(Arrangement.objects.filter(**same, made_at=OuterRef("cancelled_at"))))

    def current_and_ahead(self, now):
        return self.standing().filter(ends_at__gt=now).order_by("starts_at")


class Arrangement(models.Model):
    """A page as the desk laid it out, from `starts_at` until `ends_at`. Made by publishing and never edited."""

    page = models.ForeignKey(FrontPage, models.CASCADE, related_name="arrangements")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(default=FAR_FUTURE)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    where = LineField(max_length=100, blank=True, help_text="The road it came by, and the address of the machine.")
    again = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="+", help_text="The earlier one that was brought back."
    )
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="an_arrangement_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["page", "starts_at"], condition=Q(cancelled_at=None), name="arrangements_start_one_by_one"
            ),
        ]
        indexes = [
            # what a page shows at a moment, and its history: ArrangementQuerySet.live
            models.Index("page", F("starts_at").desc(), name="arrangement_of_page"),
        ]

    def __str__(self):
        return f"{self.page} ({self.starts_at:%Y-%m-%d %H:%M} UTC)"

    @property
    def has_end(self):
        return self.ends_at != FAR_FUTURE

    @property
    def replaced(self):
        """The one scheduled for the same moment in whose place it came, or None."""
        same = self.page.arrangements.filter(starts_at=self.starts_at, cancelled_at=self.made_at)
        return same.select_related("made_by").first()

    @property
    def replacing(self):
        """The one scheduled for the same moment that came in its place, or None."""
        same = self.page.arrangements.filter(starts_at=self.starts_at, made_at=self.cancelled_at).exclude(pk=self.pk)
        return same.select_related("made_by").first()

    def is_live(self, at):
        return self.cancelled_at is None and self.starts_at <= at < self.ends_at

    def is_over(self, at):
        """Whether readers see it no more, or never will."""
        return self.cancelled_at is not None or self.ends_at <= at


class SlotQuerySet(models.QuerySet):
    def live(self, category, at):
        """Those of the arrangement that a section's front, or for None the paper's, has at `at` (aware)."""
        standing = Arrangement.objects.live(at)
        of_page = standing.filter(page__category=category) if category else standing.filter(page__category=None)
        return self.filter(arrangement__in=of_page.values("pk"))


class Slot(models.Model):
    """What the desk said of one place on a page. Of a place of which it said nothing there is no slot."""

    class Zone(models.TextChoices):
        LEAD = "lead", "Lead"
        TOPS = "tops", "Top stories"
        RAIL = "rail", "Section"
        LIST = "list", "More stories"

    class Otherwise(models.TextChoices):
        NEWEST = "newest", "The newest that fits here"
        HOT = "hot", "What is read most this week"
        TAG = "tag", "The newest with a tag"
        SECTION = "section", "The newest of a section"

    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="slots")
    zone = models.CharField(max_length=10, choices=Zone)
    rail = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+")  # whose, where the zone is one
    position = models.PositiveSmallIntegerField()  # from 0

    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")  # a draft may be deleted
    headline = LineField(max_length=200, blank=True, help_text="For this place only; left empty, the story’s own.")
    picture = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    otherwise = models.CharField(max_length=10, choices=Otherwise, default=Otherwise.NEWEST)
    tag = models.ForeignKey(Tag, models.SET_NULL, null=True, related_name="+")
    section = models.ForeignKey(Category, models.SET_NULL, null=True, related_name="+")

    objects = SlotQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                "arrangement", "zone", Coalesce("rail", Value(0)), "position", name="a_place_has_one_slot"
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.story_id or self.get_otherwise_display()}"

    @property
    def name(self):
        """Its place on the page: “lead-0”, “tops-2”, “rail7-1”."""
        return f"{self.zone}{self.rail_id or ''}-{self.position}"

    def holds(self, at):
        """Whether the pinned story is to stand here at `at` (aware), if readers can see it then."""
        has_begun = self.starts_at is None or self.starts_at <= at
        return self.story_id is not None and has_begun and (self.ends_at is None or at < self.ends_at)

    @property
    def turns(self):
        """The moments (aware) at which what stands here changes by itself."""
        return [at for at in (self.starts_at, self.ends_at) if at and self.story_id]
