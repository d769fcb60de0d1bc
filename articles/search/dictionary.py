"""The words that readers have met in the paper, and the other forms of a word that is asked for.

It is learnt by a task, after publishing, from what readers see: what is scheduled is told by no suggestion.
"""

from collections import Counter
from itertools import chain

from django.db import transaction
from django.utils import timezone

from articles.models import EditionText, Word
from newsroom import languages

from . import index, stems
from .letters import is_unspaced
from .stems import stem

AT_ONCE = 200  # editions in one transaction
MOST_AT_ONCE = 20_000  # in one run: a large paper that is brought in does not keep the worker from all else
SHORTEST, LONGEST = 3, 30  # letters of a word worth learning


def learn(most=MOST_AT_ONCE):
    """Learns the words of what readers have seen since it last did, of about `most` editions. Returns of how many."""
    total = 0
    while total < most and (learnt := _learn_some()):
        total += learnt
    return total


@transaction.atomic
def _learn_some():
    """Of one batch. Two workers at once take turns, since each locks what it reads."""
    now = timezone.now()
    to_learn = EditionText.objects.to_learn(now).select_for_update(of=("self",)).select_related("edition")
    texts = list(to_learn.order_by("-pk")[:AT_ONCE])
    index.read_in([text for text in texts if not text.is_normal])
    seen = [text for text in texts if text.edition.starts_at <= now]
    for text in seen:
        text.is_learnt = True
        text.save(update_fields=["is_learnt"])
    _add(_words(seen))
    stems.add(_words_told(seen))
    return len(texts)


def _words(texts):
    return Counter(word for text in texts for word in _worth_learning(text))


def _words_told(texts):
    """The same for each language, by pairs of what says which it is, and a word."""
    return Counter((stems.told(text.edition), word) for text in texts for word in _worth_learning(text))


def _worth_learning(text):
    return filter(is_worth_learning, set(text.words.split()))


def is_worth_learning(word):
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not is_unspaced(word)


def _add(counted):
    """Adds to each word in how many more editions it stands."""
    known = Word.objects.select_for_update().filter(word__in=counted).order_by("word").in_bulk()
    rows = [known.get(word) or Word(word=word, editions=0) for word in sorted(counted)]
    for row in rows:
        row.editions += counted[row.word]
    Word.objects.bulk_create(rows, update_conflicts=True, unique_fields=["word"], update_fields=["editions"])


def forms(words, language=None):
    """By word, the word itself and its other forms in stories of that language (a code). Unless it is given, in those
    in the paper's, and in those it had in which older ones stay."""
    tongues = stems.papers_tongues() if language is None else [languages.tongue_of(languages.of(language).code)]
    roots = {tongue: {word: stem(word, tongue) for word in words} for tongue in tongues}
    related = stems.having({tongue: set(said.values()) for tongue, said in roots.items()})
    same = {word: [related.get((tongue, said[word]), ()) for tongue, said in roots.items()] for word in words}
    return {word: list(dict.fromkeys([word, *chain(*others)])) for word, others in same.items()}
