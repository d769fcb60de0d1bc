"""The words that readers have met in the paper: other forms of a word that is asked for, and what a typo was meant for.

It is learnt by a task, after publishing, from what readers see: what is scheduled is told by no suggestion.
"""

import re
from collections import Counter
from functools import cache

import snowballstemmer
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.db import transaction
from django.utils import timezone

from articles.models import EditionText, Word

from . import index
from .letters import is_unspaced

AT_ONCE = 200  # editions in one transaction
MOST_AT_ONCE = 20_000  # in one run: a large paper that is brought in does not keep the worker from all else
SHORTEST, LONGEST = 3, 30  # letters of a word worth learning
SHORTEST_MENDED, LONGEST_MENDED = 4, 20  # letters: one wrong of three leaves too little to go by
MOST_MENDED = 3  # words of a question
MOST_FORMS = 12  # of a word
NEWEST, FEWEST = 40, 12  # texts that tell which words stand in most; a paper of fewer has no such words
DOUBLED = re.compile(r"(.)\1+")
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψως",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяєії",  # as folded: й is и, ё is е
)


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
    return Counter(word for text in texts for word in set(text.words.split()) if _is_worth_learning(word))


def _is_worth_learning(word):
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
    stemmer = _stemmer(settings.LANGUAGE_CODE)
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


def meant(words):
    """By word that the paper has never printed, the one that it has and that was meant: which differs by one slip, a
    letter too many, missing, wrong, or two the wrong way round. Those without one are left out."""
    known = set(Word.objects.filter(word__in=words).values_list("word", flat=True))
    unknown = [word for word in words if word not in known and SHORTEST_MENDED <= len(word) <= LONGEST_MENDED]
    near = {word: _near(word) for word in unknown[:MOST_MENDED]}
    newest = _newest_texts() if any(near.values()) else []
    telling = {word: [each for each in likely if not _is_in_most(each, newest)] for word, likely in near.items()}
    return {word: likely[0] for word, likely in telling.items() if likely}


def _near(word):
    """All that are one slip away, the likeliest first: what differs by a doubled letter alone, then what begins alike
    (few slips are made in the first letter), then what is printed more often."""
    found = Word.objects.filter(word__in=slips(word)).values_list("word", "editions")
    bare = _undoubled(word)
    order = {each: (_undoubled(each) != bare, each[0] != word[0], -editions, each) for each, editions in found}
    return sorted(order, key=order.get)


def _undoubled(word):
    return DOUBLED.sub(r"\1", word)


def _newest_texts():
    return list(EditionText.objects.order_by("-pk").values_list("words", flat=True)[:NEWEST])


def _is_in_most(word, texts):
    """Whether most texts have it, as they have “the” and “with”: nobody would look for such a word alone."""
    return len(texts) >= FEWEST and 2 * sum(f" {word} " in text for text in texts) > len(texts)


def slips(word):
    """All that is one slip away from a word, in its alphabet: some fifty times its length."""
    letters = "".join(alphabet for alphabet in ALPHABETS if set(alphabet) & set(word))
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(before + after[1:] for before, after in cuts if after),
        *(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1),
        *(before + letter + after[1:] for before, after in cuts if after for letter in letters),
        *(before + letter + after for before, after in cuts for letter in letters),
    } - {word}
