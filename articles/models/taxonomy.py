"""How the paper is divided: categories (its sections) and tags."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from newsroom.fields import AddressPartField, BlockField, LineField
from newsroom.text import address_part

# First parts of addresses that belong to other pages (newsroom/urls.py and articles/urls.py).
RESERVED_SLUGS = {
    "archive",
    "author",
    "corrections",
    "desk",
    "feed",
    "media",
    "read",
    "search",
    "static",
    "tag",
    "weather",
}
LOOKS_LIKE_A_STORY = re.compile(r"-\d+\Z")  # how the address of a story ends


class CategoryQuerySet(models.QuerySet):
    def top(self):
        return self.filter(parent=None)

    def within(self, category):
        """The category and everything below it."""
        return self.filter(models.Q(pk=category.pk) | models.Q(path__startswith=f"{category.path}/"))


class Category(models.Model):
    """A section of the paper, of any depth. `path` is its address and is written by `publishing.file_category`."""

    name = LineField(max_length=80, help_text="As the section bar prints it.")
    slug = AddressPartField(
        max_length=80,
        help_text="Its part of the address: letters, digits and hyphens. Old addresses go on working.",
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="part of",
        help_text="Leave empty for a section of its own.",
    )
    description = BlockField(blank=True, max_length=400, help_text="One sentence under the section's name.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers come first.")
    path = models.CharField(max_length=400, unique=True, editable=False)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="a_category_is_not_its_own_parent",
                violation_error_message="A section cannot be part of itself.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("section", args=[self.path])

    @property
    def root_path(self):
        return self.path.partition("/")[0]

    def address(self):
        """The path that slug and parent make."""
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    def ancestors(self):
        """From the parent upwards. Stops where a circle closes, which `clean` refuses."""
        found, parent = [], self.parent
        while parent is not None and parent not in found:
            found.append(parent)
            parent = parent.parent
        return found

    def clean(self):
        if self.pk and self in self.ancestors():
            raise ValidationError({"parent": f"“{self.parent}” is part of “{self}”: choose a section outside it."})
        if LOOKS_LIKE_A_STORY.search(self.slug):
            raise ValidationError(
                {"slug": "A hyphen and digits at the end is how stories’ addresses look. Leave the hyphen out."}
            )
        if Category.objects.filter(path=self.address()).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": f"/{self.address()}/ is another section’s address. Choose another word."})
        if not self.parent_id and self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": f"/{self.slug}/ is a page of the site’s own. Choose another word."})


class Tag(TagBase):
    """A subject that stories share, across sections."""

    name = LineField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])

    def slugify(self, tag, i=None):
        """Never empty: a tag of signs alone is found at /tag/tag/, the next at /tag/tag_1/."""
        slug = address_part(tag, "tag")
        return slug if i is None else f"{slug}_{i}"


class Tagged(ItemBase):
    """A tag put on something of the paper's, through a real foreign key (`content_object`)."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True
