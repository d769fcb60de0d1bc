"""Once the paper has another language, its words have other endings: which are forms of one is learnt anew."""

from itertools import batched

from django.db import transaction

from articles.models import EditionText, Word
from newsroom import languages

from . import dictionary

AT_ONCE = 2_000  # words in one transaction
TEXTS_AT_ONCE = 200


def learn_forms():
    """Gives each word the stem that it has in the paper's language, if it stands in a text in it. Returns how many had
    another. Safe twice, and beside whoever learns words."""
    return _of_texts_that_say_it() + sum(map(_written, _batches()))


def _of_texts_that_say_it():
    """Words that had no stem, since the language in which they stand was not the paper's."""
    own = [code for code in languages.own_codes() if code]
    texts = EditionText.objects.filter(is_learnt=True, edition__language__in=own).values_list("words", flat=True)
    found = 0
    for some in batched(texts.iterator(), TEXTS_AT_ONCE, strict=False):
        words = {word for text in some for word in text.split()}
        found += sum(
            _written(Word.objects.filter(word__in=each, stem="")) for each in batched(words, AT_ONCE, strict=False)
        )
    return found


def _batches():
    """All words that have a stem, in order, as querysets."""
    last = ""
    with_stem = Word.objects.exclude(stem="").order_by("word")
    while words := list(with_stem.filter(word__gt=last).values_list("word", flat=True)[:AT_ONCE]):
        yield with_stem.filter(word__in=words)
        last = words[-1]


@transaction.atomic
def _written(words):
    """Writes what is not right in a queryset of words. Returns how much that was."""
    wrong = []
    for word in words.order_by("word").select_for_update():
        if word.stem != (stem := dictionary.stem(word.word)):
            word.stem = stem
            wrong.append(word)
    Word.objects.bulk_update(wrong, ["stem"])
    return len(wrong)
