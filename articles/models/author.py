from django.conf import settings
from django.db import models

from newsroom.addressing import address
from newsroom.fields import AddressPartField, BlockField, LineField
from newsroom.text import address_part
from pictures.models import Picture


class AuthorQuerySet(models.QuerySet):
    def with_portrait(self):
        """With all that a page prints of it, in one query."""
        return self.prefetch_related(models.Prefetch("portrait", Picture.objects.with_renditions()))


class Author(models.Model):
    """Somebody whose name stands over stories, with or without a sign-in of their own."""

    name = LineField(max_length=120)
    slug = AddressPartField(
        max_length=120,
        unique=True,
        blank=True,
        help_text="The last part of their page’s address. Left empty, it comes from the name. "
        "Old addresses go on working.",
        error_messages={"unique": "Another author’s page has this address. Choose another word."},
    )
    job = LineField(max_length=120, blank=True, help_text="Printed beside the name: “Jakarta correspondent”.")
    biography = BlockField(blank=True, max_length=2000, help_text="Two or three sentences for their page.")
    portrait = models.ForeignKey("pictures.Picture", models.SET_NULL, null=True, blank=True, related_name="+")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name="sign-in",
        help_text="Their account at the desk, where they have one.",
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("author", self.slug)

    @property
    def is_introduced(self):
        """Whether readers are told more of them than a name: then they have a page before their first story. A name
        alone, put over a draft, would tell what the desk is working on."""
        return bool(self.job or self.biography or self.portrait_id)

    def clean(self):
        self.slug = self.slug or address_part(self.name, "author")
