from functools import cache
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import default_storage, storages
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.functional import LazyObject, cached_property
from taggit.managers import TaggableManager

from newsroom.fields import BlockField, LineField
from pictures.shapes import RECIPE, is_large_outside

from . import prints
from .keyword import Keyworded

# 0 is the left or top edge of the upright picture, 1 the right or bottom one.
CENTRE = 0.5
DIGITS = 32  # of a file's digest, in its name
SMALL = 640  # pixels wide: a page has it beside its caption
MIDDLING = 960  # pixels wide: what a browser gets that reads no srcset


class Originals(LazyObject):
    """Where uploads are kept as they came, looked up at every use: never under a public address."""

    _wrapped = property(lambda self: storages["originals"])

    def url(self, name):
        raise ValueError("An original has no address. Readers get renditions.")


def originals():
    return Originals()


def original_name(picture, name):
    """The digest and the extension `library.add` chose by content; nothing of the uploader's own name."""
    return f"{picture.digest[:DIGITS]}{PurePosixPath(name).suffix}"


def is_usable(today):
    """The condition that a picture may be chosen for a story on `today` (a date)."""
    return has_right(today) & models.Q(withdrawn_at=None, deleted_at=None)


def has_right(day):
    """The condition that we may print a picture on `day` (a date)."""
    return models.Q(usable_until=None) | models.Q(usable_until__gte=day)


class PictureQuerySet(models.QuerySet):
    def with_renditions(self):
        """With all that `{% picture %}` prints, in the same query."""
        return self.annotate(in_one_text=_renditions_in_one_text())

    def with_largest(self, numbers):
        """Of those with these numbers that have been developed: pairs of the number and the address of the largest."""
        renditions = self.model.renditions.rel.related_model.objects
        whole = renditions.filter(picture=OuterRef("pk"), crop="", format="jpeg").order_by("-width").values("file")[:1]
        found = self.filter(pk__in=numbers).annotate(largest=Subquery(whole)).values_list("pk", "largest")
        return [(number, default_storage.url(file)) for number, file in found if file]

    def for_desk(self):
        """With all that the desk shows of each: of those that readers may not see a contact print."""
        return self.with_renditions().select_related("contact_print").defer("contact_print__jpeg")

    def without_description(self):
        """Those of which a reader who cannot see them would learn nothing, though they tell something."""
        return self.filter(alt="", is_decorative=False)

    def without_credit(self):
        return self.filter(credit="")

    def in_library(self):
        """Those that nobody has deleted."""
        return self.filter(deleted_at=None)

    def deleted(self):
        """Those that wait for their end: a month later their files go, too."""
        return self.exclude(deleted_at=None)

    def deleted_before(self, at):
        """Those that were deleted before `at` (aware)."""
        return self.filter(deleted_at__lt=at)

    def withdrawn_since(self, at):
        """Those that were taken from readers at `at` (aware) or later, and have not been put back."""
        return self.filter(withdrawn_at__gte=at)

    def usable(self, today):
        """Those that may be chosen for a story on `today` (a date)."""
        return self.filter(is_usable(today))

    def shown(self, at, day):
        """Those that readers see at `at` (aware), which is on `day`, as `Picture.is_shown` has it. One that was
        withdrawn later was seen then, though its renditions are gone."""
        whole = {"renditions__crop": "", "renditions__format": "jpeg", "renditions__width__lte": MIDDLING}
        was_there = models.Q(withdrawn_at__gt=at) | models.Q(withdrawn_at=None, **whole)
        return self.filter(has_right(day), was_there, deleted_at=None)

    def undeveloped(self, recipe, today):
        """Those that the darkroom has not made renditions of by `recipe` (a number), nor found that it cannot; of what
        readers may not see on `today` (a date) those that the desk has no contact print of."""
        return self.filter(is_usable(today) | models.Q(contact_print=None), recipe__lt=recipe)

    def usable_no_longer(self, today):
        """Those we had the right to print until before `today` (a date)."""
        return self.filter(usable_until__lt=today)

    def usable_until_soon(self, today, soon):
        """Those whose right to be printed ends within `soon` (a timedelta) of `today`."""
        return self.filter(usable_until__range=(today, today + soon))


@cache
def _renditions_in_one_text():
    """Built once: the same for every page, and to build it takes as long as to ask the database."""
    renditions = Picture.renditions.rel.related_model.objects  # whose module imports this one
    return Subquery(prints.in_one_text(renditions.filter(picture=OuterRef("pk"))))


class Picture(models.Model):
    """A picture of the library. Made by `library.add` only; `replacing.replace` alone gives it another file."""

    file = models.FileField(storage=originals, upload_to=original_name, editable=False)
    alt = LineField(
        "description",
        max_length=300,
        blank=True,
        help_text="For readers who cannot see the picture: what it shows, in one sentence, as you would tell "
        "it over the telephone. No “picture of”.",
    )
    is_decorative = models.BooleanField(
        default=False,
        db_default=False,
        help_text="It tells nothing that the words do not: screen readers pass it over.",
    )
    caption = LineField(max_length=500, blank=True, help_text="Printed under the picture: who, what, where and when.")
    credit = LineField(
        max_length=200, blank=True, help_text="Who made it and for whom, as printed: “Mei Tan / The Review”."
    )
    source = LineField(
        max_length=300, blank=True, help_text="Where it came from: agency and number, or an address. Not printed."
    )
    licence = LineField(
        max_length=200,
        blank=True,
        db_default="",
        help_text="On what terms we print it: “staff”, “CC BY 4.0”, “agency, one use”. Not printed.",
    )
    rights_holder = LineField(
        max_length=200, blank=True, db_default="", help_text="Whose it is, and whom to ask. Not printed."
    )
    usable_until = models.DateField(
        "may be used until",
        null=True,
        blank=True,
        help_text="The last day of our right to print it. The day after, readers see an empty frame in its place.",
    )
    taken_on = models.DateField("taken on", null=True, blank=True, help_text="The day the picture was made.")
    keywords = TaggableManager(
        through=Keyworded,
        blank=True,
        related_name="+",
        help_text="What the library finds it by, between commas: names, places, subjects.",
    )
    notes = BlockField(
        max_length=2000, blank=True, db_default="", help_text="For colleagues: conditions, who is who. Not printed."
    )
    focus_x = models.FloatField(
        "focus across",
        default=CENTRE,
        help_text="What must stay in view when the picture is cropped: 0 is the left edge, 1 the right.",
    )
    focus_y = models.FloatField("focus down", default=CENTRE, help_text="0 is the top edge, 1 the bottom.")
    tint = models.CharField(max_length=3, editable=False, default="", db_default="")  # one of shapes.TINTS
    # The shapes.RECIPE of its renditions, also where it was tried in vain; indexed for the task that makes them.
    recipe = models.PositiveSmallIntegerField(editable=False, default=0, db_default=0, db_index=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the original's bytes
    width = models.PositiveIntegerField(editable=False)  # pixels, of the upright picture
    height = models.PositiveIntegerField(editable=False)
    uploaded_at = models.DateTimeField("added", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="added by",
    )

    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_why = LineField(max_length=400, blank=True, db_default="", editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = PictureQuerySet.as_manager()
    was_known = False  # whether the library had it already, as `library.add` says of what it gives

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        permissions = [
            ("withdraw_picture", "Can withdraw pictures everywhere and put them back"),
            ("replace_picture", "Can put another file in the place of a picture’s, everywhere"),
        ]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="picture_newest"),  # the library's list
            # what the desk is told of on “My desk”, and what tasks look for (rights.py, withdrawing.py): few of all
            models.Index(fields=["deleted_at"], name="picture_deleted", condition=~models.Q(deleted_at=None)),
            models.Index(fields=["usable_until"], name="picture_rights", condition=~models.Q(usable_until=None)),
            models.Index(fields=["withdrawn_at"], name="picture_withdrawn", condition=~models.Q(withdrawn_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focus_x__range=(0, 1), focus_y__range=(0, 1)),
                name="the_focus_lies_within_the_picture",
                violation_error_message="The focus lies within the picture: both numbers are from 0 to 1.",
            ),
        ]

    def __str__(self):
        return self.alt or self.caption or f"Picture {self.pk}"

    @property
    def page_keys(self):
        """The keys a page carries that prints this picture."""
        return [f"picture:{self.pk}"]

    @property
    def is_withheld(self):
        """Whether readers get an empty frame in its place: it was withdrawn, or our right to print it has ended."""
        return self.withdrawn_at is not None or self.right_has_ended

    @property
    def right_has_ended(self):
        """Whether the last day of our right to print it is over, in the paper's zone."""
        return self.usable_until is not None and self.usable_until < timezone.localdate()

    @property
    def is_kept_back(self):
        """Whether readers may not have it: withheld, or deleted from the library."""
        return self.is_withheld or self.deleted_at is not None

    def said(self):
        """All that `{% picture %}` prints of it, as plain values."""
        prints = self.in_one_text if hasattr(self, "in_one_text") else tuple(self.renditions.values_list("file"))
        return self.pk, prints, self.alt, self.is_decorative, self.tint, self.width, self.height, self.is_withheld

    @property
    def is_narrow(self):
        """Whether it leads a story no wider than the text: else it would fill more than a screen, or be blurred."""
        return self.is_small or self.height * 5 > self.width * 4

    @property
    def is_upright(self):
        """Whether it would fill more than a screen where it is as wide as the text."""
        return self.height * 5 > self.width * 6

    @property
    def is_small(self):
        """Whether it is blurred where it is as wide as the text, on a screen of one pixel a point."""
        return self.width < SMALL

    @property
    def is_large_outside(self):
        """Whether other sites can show it over a link to its page."""
        return is_large_outside(self.width, self.height)

    @property
    def is_shown(self):
        """Whether readers can see it: they may, and it has renditions."""
        return not self.is_withheld and self.fallback() is not None

    @property
    def takes_room(self):
        """Whether a page has to keep room for it: it can be shown, or an empty frame stands in its place."""
        return self.is_withheld or self.is_shown

    def renditions_as(self, format, crop=""):
        """Its renditions in one format, "avif", "webp" or "jpeg": a list, narrowest first."""
        if hasattr(self, "in_one_text"):
            return self._prints.get((format, crop), [])
        found = (r for r in self.renditions.all() if (r.format, r.crop) == (format, crop))
        return sorted(found, key=lambda r: r.width)

    @cached_property
    def _prints(self):
        return prints.read(self.in_one_text)

    def made_crop(self, crop):
        """The crop where it was made. The whole picture ("") stands in for one that is not there yet, or not needed."""
        return crop if self.renditions_as("jpeg", crop) else ""

    def srcset(self, format, crop=""):
        """What `srcset` says: "/media/pictures/….webp 320w, …", empty where there are no renditions yet."""
        rows = self.renditions_as(format, self.made_crop(crop))
        return ", ".join(f"{r.get_absolute_url()} {r.width}w" for r in rows)

    def fallback(self, crop=""):
        """The JPEG for `src`: the widest of at most 960 pixels, or None where there are no renditions yet."""
        jpegs = self.renditions_as("jpeg", self.made_crop(crop))
        return max((r for r in jpegs if r.width <= MIDDLING), key=lambda r: r.width, default=None)

    def widest(self, crop=""):
        """The widest JPEG, as previews on other sites want it, or None."""
        return next(reversed(self.renditions_as("jpeg", self.made_crop(crop))), None)

    def thumbnail(self, crop=""):
        """The narrowest JPEG, or None."""
        return next(iter(self.renditions_as("jpeg", self.made_crop(crop))), None)

    @property
    def small_for_desk(self):
        """What the desk's lists show: the narrowest JPEG, or the contact print of what readers may not see; or None."""
        return self.thumbnail() or getattr(self, "contact_print", None)

    @property
    def large_for_desk(self):
        """What the desk's pages show: a JPEG of at most 960 pixels, or the contact print; or None."""
        return self.fallback() or getattr(self, "contact_print", None)

    @property
    def waits_for_darkroom(self):
        """Whether there is nothing of it to be seen yet, and will be once a task has made it."""
        return self.recipe < RECIPE and self.small_for_desk is None
