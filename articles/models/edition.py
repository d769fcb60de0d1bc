"""What readers see of stories."""

from datetime import datetime, time, timedelta
from functools import cache

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils import timezone
from taggit.managers import TaggableManager

from articles import body
from newsroom.addressing import address
from newsroom.clock import FAR_FUTURE, paper_zone
from newsroom.fields import AddressPartField, BlockField, LineField
from pictures.models import Picture

from . import belonging
from .author import Author
from .correction import Correction
from .outside import ShownOutside
from .revision import Revision
from .series import Part
from .story import Story
from .taxonomy import Category
from .translation import TRANSLATED, Version

CARD_FIELDS = (
    "story_id",
    "category__name",
    "category__path",
    "slug",
    "kicker",
    "headline",
    "standfirst",
    "lead_picture_id",
    "lead_alt",
    "published_at",
    "starts_at",
    "reading_minutes",
    "language",
    "translation_of_id",
)
OUTSIDE_FIELDS = ("search_title", "share_headline", "share_text")
LISTED = "listed_at"  # the date by which a list goes that a narrow table of its own has in order
COPIED = (
    *("category_id", "kicker", "headline", "standfirst", "lead_picture_id", "lead_caption", "lead_alt"),
    *OUTSIDE_FIELDS,
    *("language", "translation_of_id"),
)


class EditionQuerySet(models.QuerySet):
    def live(self, at=None):
        """What readers see at `at` (aware; now unless given): at most one edition of a story."""
        at = at or timezone.now()
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def over(self, at):
        """Those that readers no longer see at `at` (aware)."""
        return self.filter(ends_at__lte=at)

    def to_turn(self, at):
        """Those that begin after `at` (aware), or end then or later, at a time that is set."""
        return self.filter(Q(starts_at__gt=at) | Q(ends_at__gt=at, ends_at__lt=FAR_FUTURE))

    def newest_first(self):
        return self.order_by(F(self._date).desc(), "-story_id")

    def older_than(self, published_at, story_id):
        """Behind that place in `newest_first`: a row comparison, which both engines answer from the index."""
        place = Tuple(F(self._date), F("story_id"))
        return self._bounded("lte", published_at).filter(TupleLessThan(place, (published_at, story_id)))

    def oldest_first(self):
        return self.order_by(F(self._date).asc(), "story_id")

    def newer_than(self, published_at, story_id):
        """Above that place in `newest_first`."""
        place = Tuple(F(self._date), F("story_id"))
        return self._bounded("gte", published_at).filter(TupleGreaterThan(place, (published_at, story_id)))

    @property
    def _date(self):
        """What orders the list: of a tag's and an author's the date in their own narrow table, which has the index."""
        return LISTED if LISTED in self.query.annotations else "published_at"

    def _bounded(self, lookup, published_at):
        """In a narrow table nothing but the date bounds what is read: the comparison has a column of each table."""
        return self.filter(**{f"{LISTED}__{lookup}": published_at}) if self._date == LISTED else self

    def in_category(self, category):
        """In the category or anywhere below it."""
        return self.filter(category__in=Category.objects.within(category).values("pk"))

    def newest_in(self, category, most):
        """Of an ordered list, which begins where it should, those that are needed for the newest `most` in the category
        and anywhere below it. One query more.

        How many stories of a section are how new, no planner knows: it would sort a large section or walk through the
        paper for a small one. So the `most`-th of each of its parts is looked up (index edition_category_newest):
        nothing older than the newest of them is needed.
        """
        nth = self.filter(category=OuterRef("pk")).values("published_at")[most - 1 : most]
        found = dict(Category.objects.within(category).values_list("pk", Subquery(nth)))
        ends = list(filter(None, found.values()))
        narrowed = self.filter(category__in=list(found))
        return narrowed.filter(published_at__gte=max(ends)) if ends else narrowed

    def by_author(self, author):
        listed = self.filter(bylines__author=author, bylines__listed_at__isnull=False)
        return listed.alias(**{LISTED: F("bylines__listed_at")})

    def tagged_with(self, tag):
        return self.filter(tagged__tag=tag).alias(**{LISTED: F("tagged__published_at")})

    def published_between(self, first_day, last_day):
        """Both days (dates in the paper's time zone) included."""
        start = datetime.combine(first_day, time.min, tzinfo=paper_zone())
        end = datetime.combine(last_day + timedelta(days=1), time.min, tzinfo=paper_zone())
        return self.published_within(start, end)

    def published_within(self, start, end):
        """From `start` on and before `end` (aware)."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def hot(self, since):
        """Published since then, most read of late first; the unread ones behind, newest first."""
        heat = F("story__heat__heat").desc(nulls_last=True)
        return self.filter(published_at__gte=since).order_by(heat, "-published_at", "-story_id")

    def with_seen_picture(self, at, day):
        """With `seen_picture`, the number of its lead picture if readers see that at `at` (aware), on `day`, else None.
        Asked whether there is one, PostgreSQL would read the whole library first, though few of many are wanted."""
        shown = Picture.objects.shown(at, day).filter(pk=OuterRef("lead_picture"))
        return self.annotate(seen_picture=Subquery(shown.values("pk")[:1]))

    def for_cards(self):
        """All that a card prints, and nothing fetched twice: section, names, picture."""
        pictures = Prefetch("lead_picture", Picture.objects.with_renditions())
        return self.for_brief_cards().with_names().prefetch_related(pictures)

    def for_brief_cards(self):
        """The same for cards without names, but for their pictures (hanging.py)."""
        return self.select_related("category").only(*CARD_FIELDS)

    def for_bills(self):
        """All that stands on the bill of a story (bills.py), whether it needs one, and its place in `newest_first`."""
        said = ("category__name", "headline", "share_headline", "language")
        of_lead = [f"lead_picture__{name}" for name in ("width", "height", "withdrawn_at", "usable_until")]
        return self.select_related("category", "lead_picture").only(*said, *of_lead, "story_id", "published_at")

    def with_names(self):
        """With the names that a card prints."""
        return self.prefetch_related(belonging.names_on_card())

    def for_corrections(self):
        """What the corrections page prints of a story: its headline, and its address where it is live."""
        return self.select_related("category").only(
            *("story_id", "slug", "headline", "language", "starts_at", "ends_at", "category__path", "category__name")
        )

    def with_last_correction(self):
        """With `corrected_at`, when readers were last told that something in the story was wrong."""
        return self.annotate(corrected_at=_last_correction())

    def for_page(self):
        """All that its own page prints, but for its pictures (hanging.py) and what it leads to (neighbours.py)."""
        told = self.for_feed().with_translated().annotate(in_series=_series(), corrections_told=_corrections())
        return told.prefetch_related(belonging.links_to_show())

    def with_translated(self):
        """With `is_translated`, whether any edition, seen by readers or not, is of a translation of the story."""
        return self.annotate(is_translated=_translated())

    def for_feed(self):
        """All that a feed prints of a story, but for its pictures."""
        return self.with_last_correction().select_related("category").prefetch_related(*belonging.names_and_subjects())

    def of_story(self, story_id):
        """The one of the story among those of which there is at most one, as there is of live ones; or None."""
        return next(iter(self.filter(story=story_id)), None)

    def last_seen(self, story_id, at=None):
        """The newest edition of a story that readers have seen by `at`, or None."""
        return self.seen_by(at or timezone.now()).filter(story=story_id).first()

    def seen_by(self, at):
        """What readers had seen by `at` (aware), the newest first."""
        return self.filter(starts_at__lte=at).order_by("-starts_at")


@cache
def _last_correction():
    """Built once: the same for every page, and to build it takes as long as to ask the database."""
    told = Correction.objects.under_it(OuterRef("story"))
    return Subquery(told.newest_first().values("made_at")[:1])


@cache
def _corrections():
    return Correction.objects.in_one_text("story")


@cache
def _translated():
    return Exists(Edition.objects.filter(translation_of=OuterRef("story")))


@cache
def _series():
    return Part.objects.told_of_each("story")


class Edition(ShownOutside, Version):
    """A story as readers see it from `starts_at` until `ends_at`. Made by publishing and never edited."""

    class Ending(models.TextChoices):
        OPEN = "", "Open"
        REPLACED = "replaced", "Replaced by a newer edition"
        ENDED = "ended", "Ended"
        RETRACTED = "retracted", "Retracted"

    story = models.ForeignKey(Story, models.PROTECT, related_name="editions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(default=FAR_FUTURE)
    ending = models.CharField(max_length=10, choices=Ending, default=Ending.OPEN, blank=True)
    notice = BlockField(blank=True, help_text="What readers are told where the story stood.")
    published_at = models.DateTimeField(help_text="When readers first saw the story; the same on all its editions.")

    category = models.ForeignKey(Category, models.PROTECT, related_name="editions")
    kicker = LineField(max_length=40, blank=True)
    headline = LineField(max_length=200)
    standfirst = BlockField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    lead_picture = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, blank=True, related_name="+")
    lead_caption = LineField(max_length=300, blank=True)
    lead_alt = LineField(max_length=300, blank=True, default="", db_default="")
    authors = models.ManyToManyField(Author, through="EditionByline", related_name="editions")
    tags = TaggableManager(through="EditionTag", blank=True)
    slug = AddressPartField(max_length=120)
    words = models.PositiveIntegerField(default=0)
    reading_minutes = models.PositiveSmallIntegerField(default=1)

    corrected_at = None  # unless asked for: EditionQuerySet.with_last_correction
    corrections_told = None  # unless asked for: EditionQuerySet.for_page; Correction.read understands it
    in_series = None  # unless asked for: EditionQuerySet.for_page; as PartQuerySet.told_of gives it
    picture_kept_back = None  # the number of a picture that its place would have, were it not withheld: front/cards.py
    pictures = None  # of its page by number, once they hang there: hanging.hang

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="an_edition_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(starts_at__gte=F("published_at")), name="an_edition_starts_once_its_story_is_published"
            ),
            models.UniqueConstraint(fields=["story", "starts_at"], name="editions_of_a_story_start_one_by_one"),
            # That they do not overlap is stated to PostgreSQL in a migration and held by publishing on both.
        ]
        indexes = [
            # front, feeds, archive, sitemap: newest_first() and older_than()
            models.Index(F("published_at").desc(), F("story_id").desc(), name="edition_newest"),
            # sections: in_category().newest_first()
            models.Index("category", F("published_at").desc(), F("story_id").desc(), name="edition_category_newest"),
            # the languages of stories: search/tongues.py
            models.Index(fields=["language"], name="edition_language", condition=~Q(language="")),
            # what a story is translated into: few are
            models.Index(fields=["translation_of"], name="edition_translation", condition=TRANSLATED),
        ]

    def __str__(self):
        return f"{self.headline} ({self.starts_at:%Y-%m-%d %H:%M} UTC)"

    def get_absolute_url(self):
        return address("story", f"{self.category.path}/{self.slug}", self.story_id)

    def get_pictures_url(self):
        """Where its galleries' pictures are whole."""
        return address("story_pictures", f"{self.category.path}/{self.slug}", self.story_id)

    @classmethod
    def copy_of(cls, story, **dates):
        """An edition of the story as it stands, not saved: what publishing keeps and a preview shows."""
        return cls(
            story=story,
            slug=story.address_slug(),
            body=body.clean(story.body),  # whichever road it came by: readers get nothing that may not be in a body
            words=body.count_words(story.body),
            reading_minutes=body.reading_minutes(story.body),
            **{name: getattr(story, name) for name in COPIED},
            **dates,
        )

    def once_more(self, **dates):
        """Another edition of the same words, not saved, with an open end unless `dates` give one."""
        said = {
            each.attname: getattr(self, each.attname) for each in self._meta.concrete_fields if not each.primary_key
        }
        return type(self)(**{**said, "ends_at": FAR_FUTURE, "ending": self.Ending.OPEN, "notice": "", **dates})

    @property
    def galleries(self):
        """Those of its body, as `body.galleries` gives them."""
        return body.galleries(self.body) if "data-gallery" in self.body else []

    @property
    def list_place(self):
        """Where it stands in `newest_first`."""
        return self.published_at, self.story_id

    @property
    def modified_at(self):
        """When readers first saw this version, or were told of a mistake in it: the later of the two."""
        return max(filter(None, (self.starts_at, self.corrected_at)))

    @property
    def updated_at(self):
        """The same, or None where nothing has changed since the story was published."""
        return self.modified_at if self.modified_at > self.published_at else None

    def is_live(self, at=None):
        return self.starts_at <= (at or timezone.now()) < self.ends_at
