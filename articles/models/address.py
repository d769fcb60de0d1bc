import re
from functools import reduce
from operator import or_
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from .author import Author
from .series import Series
from .story import Story
from .taxonomy import Category, Tag

HOST = re.compile(r"\Ahttps?://[^/?#]*", re.IGNORECASE)
LONGEST = 500
TARGETS = ("story", "category", "tag", "author", "series")


def normal(address):
    """How `OldAddress.path` writes an address: without host, decoded, without slashes at either end."""
    return unquote(HOST.sub("", address)).strip("/")[:LONGEST]


def leads_only_to(target):
    return Q(**{f"{each}__isnull": each != target for each in TARGETS})


def leads_to_one_at_most():
    return reduce(or_, map(leads_only_to, (*TARGETS, None)))


class OldAddress(models.Model):
    """An address that was printed elsewhere once, and what lives on elsewhere since.

    Imported permalinks; addresses an operator adds by hand; those that a section, a tag, an author or a
    series had before they were given another. A story that moves needs none: its number finds it. One that leads to
    nothing says that what stood there is gone: a tag, an author or a section that was deleted.
    """

    path = models.CharField(
        "old address",
        max_length=LONGEST,
        unique=True,
        help_text="What stands behind the host: 2009/05/some-post, or ?p=12. Asked only where no page answers. Without "
        "anything to lead to, its page says that what stood here is gone.",
    )
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="old_addresses")
    category = models.ForeignKey(
        Category, models.SET_NULL, null=True, blank=True, related_name="old_addresses", verbose_name="or section"
    )
    tag = models.ForeignKey(
        Tag, models.SET_NULL, null=True, blank=True, related_name="old_addresses", verbose_name="or tag"
    )
    author = models.ForeignKey(
        Author, models.SET_NULL, null=True, blank=True, related_name="old_addresses", verbose_name="or author"
    )
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="old_addresses", verbose_name="or series"
    )

    class Meta:
        verbose_name_plural = "old addresses"
        constraints = [
            models.CheckConstraint(
                condition=leads_to_one_at_most(),
                name="an_old_address_leads_to_one_thing_at_most",
                violation_error_message="Choose what the address leads to: one story, section, tag, author or series. "
                "Or none: then its page says that it is gone.",
            )
        ]

    def __str__(self):
        return f"/{self.path}"

    @property
    def target(self):
        """The story, section, tag, author or series that the address leads to."""
        return next(filter(None, (getattr(self, each) for each in TARGETS)), None)

    @property
    def is_gone(self):
        return not any(getattr(self, f"{each}_id") for each in TARGETS)

    def clean(self):
        self.path = normal(self.path.partition("#")[0])
        if not self.path:
            raise ValidationError(
                {"path": "That is the front page. Write what stands behind the host: 2009/05/some-post."}
            )
