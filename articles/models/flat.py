"""Pages that are no stories: about, contact, privacy, terms."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django_prose_editor.fields import ProseEditorField

from articles import body
from newsroom.addressing import address
from newsroom.fields import AddressPartField, LineField
from newsroom.text import address_part

from .taxonomy import LOOKS_LIKE_A_STORY, RESERVED_SLUGS, Category

PICTURES = "pictures"  # what stands behind its address where they are whole


class FlatPageQuerySet(models.QuerySet):
    def published(self):
        """Those that readers can see."""
        return self.exclude(shown=None).select_related("shown")

    def in_footer(self):
        return self.published().filter(in_footer=True)


class FlatPage(models.Model):
    """The desk's copy of a page. Readers see `shown`, one of its versions, or nothing."""

    headline = LineField(max_length=120, help_text="Over the page, and in the footer.")
    slug = AddressPartField(
        "address",
        max_length=80,
        unique=True,
        blank=True,
        help_text="The page is found at /this/. Left empty, it comes from the headline. It stays once readers have it.",
        error_messages={"unique": "Another page has this address. Choose another word."},
    )
    body = ProseEditorField(blank=True, extensions=body.EDITOR_EXTENSIONS, sanitize=body.clean)
    in_footer = models.BooleanField("in the footer", default=True, db_default=True)
    position = models.PositiveSmallIntegerField(
        "place in the footer", default=0, db_default=0, help_text="Smaller numbers come first."
    )
    shown = models.ForeignKey("FlatVersion", models.PROTECT, null=True, editable=False, related_name="+")
    saves = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    saved_at = models.DateTimeField(null=True, editable=False)

    objects = FlatPageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "headline"]
        verbose_name = "page"

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return address("section", self.slug)

    def get_pictures_url(self):
        """Where its galleries' pictures are whole."""
        return address("section", f"{self.slug}/{PICTURES}")

    @property
    def title(self):
        """What readers see over it, and in the footer."""
        return self.shown.headline if self.shown else self.headline

    @property
    def has_unpublished_edits(self):
        return bool(self.shown) and (self.headline, self.body) != (self.shown.headline, self.shown.body)

    @property
    def is_kept(self):
        """Whether a version says what the desk's copy says. A query."""
        return self.versions.filter(headline=self.headline, body=self.body).exists()

    def clean(self):
        self.slug = self.slug or address_part(self.headline, "page")
        if problem := self._problem_of_address():
            raise ValidationError({"slug": problem})

    def _problem_of_address(self):
        """Why the page cannot have its address, in words; "" where it can."""
        if LOOKS_LIKE_A_STORY.search(self.slug):
            return "A hyphen and digits at the end is how stories’ addresses look. Leave the hyphen out."
        if self.slug in RESERVED_SLUGS:
            return f"/{self.slug}/ is a page of the site’s own. Choose another word."
        if Category.objects.filter(path=self.slug).exists():
            return f"/{self.slug}/ is a section’s address. Choose another word."
        return ""


class FlatVersionQuerySet(models.QuerySet):
    """Versions are only ever added."""

    def update(self, **kwargs):
        raise TypeError("A version is written once and never changed.")

    def delete(self):
        raise TypeError("A version is never deleted.")


class FlatVersion(models.Model):
    """What readers saw of a page from `made_at` on, until the next one or until it was taken from them. Made by
    publishing, never changed."""

    page = models.ForeignKey(FlatPage, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    headline = LineField(max_length=120)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = FlatVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="versions_of_a_page_are_numbered"),
        ]

    def __str__(self):
        return f"{self.headline}, version {self.number}"
