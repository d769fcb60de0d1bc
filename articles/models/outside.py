"""How a story is shown where it is not read: found by search engines, shared on other sites."""

from django.db import models

from newsroom.fields import BlockField, LineField


class ShownOutside(models.Model):
    """For a story and its editions: other words than those on its page, each of them optional."""

    search_title = LineField(
        "title in search results",
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text="The words people search by, the weightiest first. Left empty, it is the headline.",
    )
    share_headline = LineField(
        "headline where it is shared",
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="For social networks and messages. Left empty, it is the headline.",
    )
    share_text = BlockField(
        "text below both",
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="What the reader will find. Left empty, it is the standfirst.",
    )

    class Meta:
        abstract = True

    @property
    def title_when_found(self):
        return self.search_title or self.headline

    @property
    def headline_when_shared(self):
        return self.share_headline or self.headline

    @property
    def text_outside(self):
        """Never empty: search engines would choose words of their own."""
        return self.share_text or self.standfirst or self.headline
