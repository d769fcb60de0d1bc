from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField
from taggit.managers import TaggableManager

from articles import body
from newsroom.addressing import address
from newsroom.clock import FAR_FUTURE
from newsroom.fields import AddressPartField, BlockField, LineField
from newsroom.text import address_part

from .author import Author
from .byline import Byline
from .outside import ShownOutside
from .related import RelatedLink
from .taxonomy import Category, Tagged
from .translation import TRANSLATED, InALanguage

# Moments at which something changes by itself, by what then happens.
TURNS = {"starts": "live_from", "updates": "update_at", "ends": "live_until", "embargo": "embargo_until"}


class StoryQuerySet(models.QuerySet):
    """Asks by what time says of a story. `at` is an aware datetime, now unless given."""

    def drafts(self):
        return self.filter(published_at=None)

    def scheduled(self, at=None):
        return self.filter(live_from__gt=at or timezone.now())

    def live(self, at=None):
        at = at or timezone.now()
        return self.filter(live_from__lte=at, live_until__gt=at)

    def ended(self, at=None):
        return self.filter(live_until__lte=at or timezone.now(), retracted_at=None)

    def retracted(self):
        return self.exclude(retracted_at=None)

    def with_unpublished_edits(self, at=None):
        return self.live(at).filter(revision_number__gt=F("published_revision"))

    def at_stage(self, stage):
        """Of those that readers neither see nor are about to: as far along at the desk as that."""
        return self.drafts().filter(stage=stage)

    def late(self, at=None):
        """Still with its writer, though the desk needed the copy by now."""
        return self.at_stage(Story.Stage.DRAFT).filter(assignment__due_at__lt=at or timezone.now())

    def waiting_at(self, stage, at=None):
        """As far along as that, with no moment set for readers: new stories, and live ones ahead of their readers."""
        at = at or timezone.now()
        set_ahead = Q(live_from__gt=at) | Q(update_at__gt=at)
        return self.ahead_of_readers().filter(stage=stage, retracted_at=None).exclude(set_ahead)

    def of(self, user):
        """Somebody's own: begun by them, given to them, or printed under their name."""
        signed = StoryByline.objects.filter(author__user=user).values("story")
        return self.filter(Q(started_by=user) | Q(pk__in=user.assignments.values("story")) | Q(pk__in=signed))

    def on_beats_of(self, user):
        """In the sections that somebody works for."""
        sections = Category.objects.worked_by(user)
        return self.filter(category__in=sections) if user.beats.all() else self

    def ahead_of_readers(self):
        """Of which the desk has other words than readers have seen, or readers have seen nothing (index story_text)."""
        return self.filter(Q(published_at=None) | Q(revision_number__gt=F("published_revision")))

    def next_up(self, at=None):
        """Scheduled or about to be updated, with the moment as `changes_at`, the next first."""
        at = at or timezone.now()
        changes_at = Case(When(live_from__gt=at, then="live_from"), default="update_at")
        ahead = self.filter(Q(live_from__gt=at) | Q(update_at__gt=at))
        return ahead.annotate(changes_at=changes_at).order_by("changes_at")

    def turning_between(self, first, last):
        """Of which a moment that the desk has set ahead (start, update, end, embargo) lies in [first, last)."""
        within = [Q(**{f"{date}__gte": first, f"{date}__lt": last}) for date in TURNS.values()]
        return self.filter(reduce(or_, within))


class Story(ShownOutside, InALanguage):
    """The desk's copy: drafts, edits, half sentences. Readers see its editions, never this."""

    class Stage(models.TextChoices):
        """How far the desk's copy is. Where readers see an edition, it speaks of the next one."""

        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        APPROVED = "approved", "Approved"

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        APPROVED = "approved", "Approved"
        SCHEDULED = "scheduled", "Scheduled"
        LIVE = "live", "Live"
        ENDED = "ended", "Ended"
        RETRACTED = "retracted", "Retracted"

    category = models.ForeignKey(Category, models.PROTECT, related_name="stories", verbose_name="section")
    kicker = LineField(max_length=40, blank=True, help_text="One to three words above the headline.")
    headline = LineField(max_length=200, help_text="What happened, in one line.")
    standfirst = BlockField(max_length=400, blank=True, help_text="One or two sentences that say why to read on.")
    body = ProseEditorField(blank=True, extensions=body.EDITOR_EXTENSIONS, sanitize=body.clean)
    lead_picture = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, blank=True, related_name="lead_of")
    lead_caption = LineField(max_length=300, blank=True, help_text="For this story only; else the picture’s own.")
    lead_alt = LineField(
        "description of the lead picture",
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="For this story only, for readers who cannot see it; else the picture’s own.",
    )
    authors = models.ManyToManyField(Author, through="StoryByline", related_name="stories", blank=True)
    tags = TaggableManager(through="StoryTag", blank=True, help_text="Subjects, between commas.")
    slug = AddressPartField(
        max_length=120,
        blank=True,
        help_text="The words in the address. Left empty, they come from the headline. Safe to change at any time.",
    )

    # Where the copy stands at the desk: publishing moves it along.
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, db_default=Stage.DRAFT, editable=False)
    embargo_until = models.DateTimeField(null=True, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="started_stories"
    )

    # Dates that readers see: publishing writes them, from the editions it makes.
    published_at = models.DateTimeField(null=True, editable=False)
    live_from = models.DateTimeField(null=True, editable=False)
    live_until = models.DateTimeField(null=True, editable=False)
    update_at = models.DateTimeField(null=True, editable=False)
    retracted_at = models.DateTimeField(null=True, editable=False)

    # What revisions and publishing count.
    words = models.PositiveIntegerField(default=0, db_default=0, editable=False)  # of the body, at its last revision
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    published_revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["-edited_at", "-id"]
        verbose_name_plural = "stories"
        permissions = [
            ("edit_any_story", "Can edit stories of other people"),
            ("picture_story", "Can change the pictures of any story"),
            ("assign_story", "Can assign stories"),
            ("approve_story", "Can approve stories and send them back"),
            ("publish_story", "Can publish, schedule, update, correct and end stories"),
            ("retract_story", "Can retract and restore stories"),
            ("override_gate", "Can publish against a “must” of the gate, with a reason"),
        ]
        indexes = [
            # the desk's list: newest edits first, of everything or of one section
            models.Index(fields=["-edited_at", "-id"], name="story_edited"),
            models.Index(fields=["category", "-edited_at", "-id"], name="story_category_edited"),
            # the desk's state filter: StoryQuerySet.live, scheduled, ended
            models.Index(fields=["live_until", "live_from"], name="story_live"),
            # what waits for approval or publication, on “My desk”
            models.Index(fields=["stage", "-edited_at", "-id"], name="story_stage"),
            # the board's columns: of half a million stories, those that readers do not see yet …
            models.Index(fields=["stage", "-edited_at", "-id"], name="story_at_desk", condition=Q(published_at=None)),
            # … and those that are ahead of what readers see
            models.Index(
                fields=["-edited_at", "-id"],
                name="story_ahead",
                condition=Q(revision_number__gt=F("published_revision")),
            ),
            # the calendar, and what is next: StoryQuerySet.scheduled, next_up, turning_between
            models.Index(fields=["live_from"], name="story_live_from"),
            models.Index(fields=["update_at"], name="story_update", condition=~Q(update_at=None)),
            models.Index(fields=["embargo_until"], name="story_embargo", condition=~Q(embargo_until=None)),
            # the desk's state filter, newest edits first: StoryQuerySet.retracted and ended, which are few of all
            models.Index(fields=["-edited_at", "-id"], name="story_retracted", condition=~Q(retracted_at=None)),
            models.Index(fields=["-edited_at", "-id"], name="story_ends", condition=Q(live_until__lt=FAR_FUTURE)),
            # the desk's lists of published stories by date
            models.Index(fields=["-published_at"], name="story_published"),
            # what a story is translated into: few are
            models.Index(fields=["translation_of"], name="story_translation", condition=TRANSLATED),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return address("story", f"{self.category.path}/{self.address_slug()}", self.pk)

    def address_slug(self):
        """The words in the story's address: the desk's own, else the headline's, never empty."""
        return self.slug or address_part(self.headline, "story")

    def state(self, at=None):
        """What the desk, and then time, make of the story at `at` (aware; now unless given)."""
        at = at or timezone.now()
        if self.retracted_at:
            return self.State.RETRACTED
        if self.live_from is None:
            return self.State(self.stage)
        if self.live_from > at:
            return self.State.SCHEDULED
        return self.State.LIVE if self.live_until > at else self.State.ENDED

    def is_of(self, user):
        """Whether it is somebody's own, as StoryQuerySet.of has it. Asks nothing where the relations are at hand."""
        given, author = getattr(self, "assignment", None), getattr(user, "author", None)
        is_given = given is not None and given.to_id == user.pk
        is_signed = author is not None and any(byline.author_id == author.pk for byline in self.bylines.all())
        return self.started_by_id == user.pk or is_given or is_signed

    def turns(self):
        """Pairs of a kind (starts, updates, ends, embargo) and its moment, of those that are set."""
        moments = {kind: getattr(self, date) for kind, date in TURNS.items()}
        return [(kind, at) for kind, at in moments.items() if at and at != FAR_FUTURE]

    @property
    def awaited_update_at(self):
        """When readers will see another edition of the live story, or None."""
        return self.update_at if self.update_at and self.update_at > timezone.now() else None

    @property
    def awaited_end_at(self):
        """When the story, live or scheduled, is going to end, or None."""
        is_ahead = self.state() in (self.State.SCHEDULED, self.State.LIVE)
        return self.live_until if is_ahead and self.live_until != FAR_FUTURE else None

    @property
    def is_under_embargo(self):
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    @property
    def next_stage(self):
        """How far the copy is of a story that readers have seen: its next version is submitted, approved, or None."""
        is_seen = self.state() in (self.State.LIVE, self.State.ENDED)
        return self.Stage(self.stage) if is_seen and self.stage != self.Stage.DRAFT else None

    @property
    def is_ahead_of_what_waits(self):
        """Whether a publication or an update is scheduled that has not the words of the last save."""
        waits = self.state() == self.State.SCHEDULED or self.awaited_update_at is not None
        return waits and self.revision_number > self.published_revision

    @property
    def has_unpublished_edits(self):
        return self.state() == self.State.LIVE and self.revision_number > self.published_revision


class StoryTag(Tagged):
    content_object = models.ForeignKey(Story, models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="a_story_has_a_tag_once")]


class StoryByline(Byline):
    story = models.ForeignKey(Story, models.CASCADE, related_name="bylines")

    class Meta(Byline.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["story", "author", "role"],
                name="a_story_names_an_author_once_in_a_role",
                violation_error_message="This author has that role already.",
            )
        ]


class StoryLink(RelatedLink):
    story = models.ForeignKey(Story, models.CASCADE, related_name="links")

    class Meta(RelatedLink.Meta):
        verbose_name = "related story or link"
        verbose_name_plural = "related stories and links"
        constraints = [
            models.UniqueConstraint(
                fields=["story", "target"],
                name="a_story_links_to_another_once",
                violation_error_message="This story is linked already.",
            ),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(target=F("story")),
                name="a_story_is_not_related_to_itself",
                violation_error_message="A story cannot be related to itself.",
            ),
        ]
