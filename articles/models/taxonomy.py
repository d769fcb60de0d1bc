"""How the paper is divided: categories (its sections) and tags."""

import re

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from taggit.models import ItemBase, TagBase

from newsroom.addressing import address
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
    "preview",
    "read",
    "search",
    "series",
    "shared",
    "static",
    "tag",
    "weather",
}
RESERVED_BELOW = {"feed"}  # what stands behind every section's own path
LOOKS_LIKE_A_STORY = re.compile(r"-\d+\Z")  # how the address of a story ends
LONGEST_PATH = 400


class CategoryQuerySet(models.QuerySet):
    def top(self):
        return self.filter(parent=None)

    def in_bar(self):
        """Those that the section bar and the front show."""
        return self.top().filter(in_bar=True)

    def with_neighbours(self):
        """With the section that each is part of, and those that are part of it."""
        return self.select_related("parent").prefetch_related("children")

    def within(self, category):
        """The category and everything below it."""
        return self.under(category.pk, f"{category.path}/")

    def under(self, number, below):
        """The same, by the category's number, and by that with which the paths below it begin."""
        return self.filter(models.Q(pk=number) | models.Q(path__startswith=below))

    def worked_by(self, user):
        """Those that somebody's beats cover; all of them where there are none."""
        models.prefetch_related_objects([user], "beats__category")
        inside = models.Q()
        for beat in user.beats.all():
            inside |= models.Q(pk=beat.category_id) | models.Q(path__startswith=f"{beat.category.path}/")
        return self.filter(inside)


class Category(models.Model):
    """A section of the paper, of any depth. `path` is its address and is written by `publishing.file_category`."""

    name = LineField(max_length=80, help_text="As the section bar prints it.")
    slug = AddressPartField(
        max_length=80,
        blank=True,
        help_text="Its part of the address: letters, digits and hyphens. Left empty, it comes from the name. "
        "Old addresses go on working.",
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
    in_bar = models.BooleanField(
        "in the section bar",
        default=True,
        db_default=True,  # for what an older release writes during an upgrade
        help_text="Whether the bar under the paper’s name and the front show it. "
        "A section that is part of another never stands there.",
    )
    path = models.CharField(max_length=LONGEST_PATH, unique=True, editable=False)

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
        return address("section", self.path)

    @property
    def root_path(self):
        return self.path.partition("/")[0]

    def address(self):
        """The path that slug and parent make."""
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    def is_within(self, category):
        """Whether it is that category or stands anywhere below it."""
        return self.pk == category.pk or self.path.startswith(f"{category.path}/")

    def ancestors(self):
        """From the parent upwards. Stops where a circle closes, which `clean` refuses."""
        found, parent = [], self.parent
        while parent is not None and parent not in found:
            found.append(parent)
            parent = parent.parent
        return found

    def clean(self):
        self.slug = self.slug or address_part(self.name, "section")
        if self.pk and self in self.ancestors():
            raise ValidationError({"parent": f"“{self.parent}” is part of “{self}”: choose a section outside it."})
        if self.address() != self.path and (problem := self._problem_of_address()):
            raise ValidationError({"slug": problem})

    def _problem_of_address(self):
        """Why the section cannot have the address that its slug and parent make, in words; "" where it can."""
        if LOOKS_LIKE_A_STORY.search(self.slug):
            return "A hyphen and digits at the end is how stories’ addresses look. Leave the hyphen out."
        if self.slug in (RESERVED_BELOW if self.parent_id else RESERVED_SLUGS):
            return f"/{self.address()}/ is a page of the site’s own. Choose another word."
        if Category.objects.filter(path=self.address()).exclude(pk=self.pk).exists():
            return f"/{self.address()}/ is another section’s address. Choose another word."
        if apps.get_model(self._meta.app_label, "FlatPage").objects.filter(slug=self.address()).exists():
            return f"/{self.address()}/ is the address of a page, such as “About”. Choose another word."
        longest = max((len(path) for path in self._paths_below()), default=0) + len(self.address())
        if longest > LONGEST_PATH:
            return f"Addresses would grow to {longest} characters, more than {LONGEST_PATH}. Choose shorter words."
        return ""

    def _paths_below(self):
        """The paths of all sections in this one, as they go on behind its own."""
        stored = Category.objects.filter(pk=self.pk).values_list("path", flat=True).first()
        below = Category.objects.filter(path__startswith=f"{stored}/") if stored else Category.objects.none()
        return [path.removeprefix(stored) for path in below.values_list("path", flat=True)]


class Number(models.Subquery):
    """How many rows the queryset has, which may be cut off."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()


class TagQuerySet(models.QuerySet):
    def with_live_number(self, most):
        """With `live_number`, how many stories with the tag readers see now; `most`, where it is that many or more."""
        borne = apps.get_model("articles", "EditionTag").objects.live(timezone.now()).filter(tag=models.OuterRef("pk"))
        return self.annotate(live_number=Number(borne.order_by().values("pk")[:most]))

    def unused(self):
        """Those on no story, nor on what readers have seen of one."""
        return self.filter(storytags=None, editiontags=None)


class Tag(TagBase):
    """A subject that stories share, across sections."""

    name = LineField(max_length=100, unique=True)
    slug = AddressPartField(
        max_length=100,
        unique=True,
        blank=True,
        help_text="Its part of the address. Left empty, it comes from the name. Old addresses go on working.",
        error_messages={"unique": "Another tag has this address. Choose another word."},
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def get_absolute_url(self):
        return address("tag", self.slug)

    def clean(self):
        if self.pk and not self.slug:  # a new tag's is made unique by `save`
            self.slug = self.slugify(self.name)
        twin = Tag.objects.filter(name__iexact=self.name).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": f"There is a tag “{twin}” already."})

    def slugify(self, tag, i=None):
        """Never empty: a tag of signs alone is found at /tag/tag/, the next at /tag/tag-1/."""
        slug = address_part(tag, "tag")
        return slug if i is None else f"{slug}-{i}"


class Tagged(ItemBase):
    """A tag put on something of the paper's, through a real foreign key (`content_object`)."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True
