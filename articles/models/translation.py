"""In which language a story is, and of which other story it is a translation."""

from django.db import models
from django.db.models import Q

from newsroom import languages


class InALanguage(models.Model):
    """For a story and its editions. All translations of one story make a set with it: none is a translation of another
    translation (forms.py)."""

    language = models.CharField(
        max_length=languages.LONGEST,
        choices=languages.choices,
        blank=True,
        default="",
        db_default="",
        help_text="So that it is read aloud, hyphenated and found in its own language.",
    )
    translation_of = models.ForeignKey(
        "articles.Story",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text="The story in its first language. Readers are led from each of its translations to the others.",
    )

    class Meta:
        abstract = True

    @property
    def spoken(self):
        """The `Language`: where none is said, the paper's as it was when the story was begun."""
        return languages.of(self.named_language)

    @property
    def is_foreign(self):
        """Whether it is in another language than the paper."""
        return not languages.is_papers(self.named_language)

    @property
    def is_foreign_to_library(self):
        """Whether the words of the picture library are in another language: the paper's. What is in one that the paper
        had before may show pictures of that time, of which nobody knows."""
        return self.is_foreign and not languages.was_papers(self.named_language)

    @property
    def named_language(self):
        """Its code, or that of the language that the paper had then; "" of what names none in the paper's own."""
        return languages.named(self.language, self._story_number)

    @property
    def _story_number(self):
        return self.pk


class Version(InALanguage):
    """For an edition: the version of its story in one language."""

    is_translated = None  # unless asked for: EditionQuerySet.with_translated

    class Meta:
        abstract = True

    @property
    def _story_number(self):
        return self.story_id

    @property
    def original_id(self):
        """The number of the story by which its set of translations goes: of the original, which may be its own."""
        return self.translation_of_id or self.story_id

    @property
    def is_translation(self):
        return self.translation_of_id is not None

    @property
    def is_in_set(self):
        """Whether it is a translation, or may be the original of some."""
        return bool(self.is_translation or self.is_translated)


TRANSLATED = ~Q(translation_of=None)
