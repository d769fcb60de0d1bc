"""The words that search knows. What it looks into is an index of the database's own kind (articles/search)."""

from django.db import models

from newsroom import languages

from .edition import Edition


class EditionTextQuerySet(models.QuerySet):
    def to_learn(self, at):
        """What readers have seen by `at` (aware) and search has not learnt; and what an older release wrote, beside
        this one, in its own way."""
        is_ours = models.Q(words__startswith=" ")
        return self.filter(models.Q(edition__starts_at__lte=at) | ~is_ours, is_learnt=False)

    def findable(self, at):
        """Of editions that readers see at `at` (aware) or may see later."""
        return self.filter(edition__ends_at__gt=at)


class EditionText(models.Model):
    """An edition's words for search, folded; in a narrow table of its own, away from the rows that lists read."""

    edition = models.OneToOneField(Edition, models.CASCADE, primary_key=True, related_name="text")
    words = models.TextField(help_text="Folded, a space around each; so phrases are looked for in it.")
    is_learnt = models.BooleanField(default=False, db_default=False, help_text="Whether `Word` counts it.")

    objects = EditionTextQuerySet.as_manager()

    class Meta:
        indexes = [
            # what is still to be learnt, newest first
            models.Index(fields=["-edition"], condition=models.Q(is_learnt=False), name="edition_text_to_learn"),
        ]

    def __str__(self):
        return f"words of edition {self.edition_id}"

    @property
    def is_normal(self):
        """Whether it was written by this release."""
        return self.words.startswith(" ")


class Word(models.Model):
    """A word that readers have met in the paper, in a story or as part of a name, folded. What its forms have in common
    goes by the language: `WordStem`."""

    word = models.CharField(max_length=30, primary_key=True)
    editions = models.PositiveIntegerField(help_text="In how many it has stood.")
    is_name = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether a series, a section, a subject or an author is called so, alone or with other words.",
    )

    class Meta:
        indexes = [
            # all words of names, to be compared with the names that there are now
            models.Index(fields=["word"], condition=models.Q(is_name=True), name="word_of_a_name"),
        ]

    def __str__(self):
        return self.word


class WordStem(models.Model):
    """What the forms of a word have in common, as it stands in stories of one language."""

    told = models.CharField(
        max_length=languages.LONGEST,
        blank=True,
        help_text="The language that its stories name, or which of the paper’s they have "
        "(languages.era; none of the first).",
    )
    word = models.CharField(max_length=30)
    stem = models.CharField(max_length=30, db_index=True)  # the forms of a word that is asked for
    editions = models.PositiveIntegerField(help_text="In how many of them it has stood.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["told", "word"], name="a_word_has_one_stem_in_a_language")]

    def __str__(self):
        return f"{self.word}: {self.stem}"
