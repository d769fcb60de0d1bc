"""The words that readers have met in the paper, and the other forms of a word that is asked for.

It is learnt by a task, after publishing, from what readers see: what is scheduled is told by no suggestion.
"""

from collections import Counter
from functools import cache

import snowballstemmer
from django.conf.locale import LANG_INFO
from django.db import transaction
from django.utils import timezone

from articles.models import EditionText, Word
from newsroom import languages

from . import index
from .letters import is_unspaced

AT_ONCE = 200  # editions in one transaction
MOST_AT_ONCE = 20_000  # in one run: a large paper that is brought in does not keep the worker from all else
SHORTEST, LONGEST = 3, 30  # letters of a word worth learning
MOST_FORMS = 12  # of a word


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
    _add(_words(seen), _words([text for text in seen if not text.edition.is_foreign]))
    return len(texts)


def _words(texts):
    return Counter(word for text in texts for word in set(text.words.split()) if is_worth_learning(word))


def is_worth_learning(word):
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not is_unspaced(word)


def _add(counted, own):
    """Adds to each word in how many more editions it stands. One that was never met among the `own`, those of texts in
    the paper's language, has no other forms: other languages have other endings."""
    known = Word.objects.select_for_update().filter(word__in=counted).order_by("word").in_bulk()
    rows = [known.get(word) or Word(word=word, stem="", editions=0) for word in sorted(counted)]
    for row in rows:
        row.editions += counted[row.word]
        row.stem = stem(row.word) if row.word in own else row.stem
    Word.objects.bulk_create(rows, update_conflicts=True, unique_fields=["word"], update_fields=["stem", "editions"])


def stem(word):
    """What the forms of a word have in common (“strik” of strike, strikes, striking) in the paper's language."""
    stemmer = _stemmer(languages.papers())
    return stemmer.stemWord(word) if stemmer else word


@cache
def _stemmer(code):
    """Snowball's for a language, or None: there are some twenty-five."""
    name = LANG_INFO.get(code.partition("-")[0], {}).get("name", "").lower()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


def forms(words):
    """By word, the word itself and its other forms in the paper."""
    stems = {word: stem(word) for word in words}
    related = {}
    for word, root in (
        Word.objects.filter(stem__in=set(stems.values())).order_by("-editions").values_list("word", "stem")
    ):
        related.setdefault(root, []).append(word)
    return {word: list(dict.fromkeys([word, *related.get(root, [])[:MOST_FORMS]])) for word, root in stems.items()}
