"""Which words are forms of one: those with the same stem in the language of the stories in which they stand.

`WordStem.told` is what such a story says of its language: the one it names, without a country (`en`), or else which of
the paper's it is in (`languages.era`: the first is "", the next `1`). So nothing has to be moved where the paper has
another language and older stories stay in the one it had; where they follow, the stems of its own are made anew.
"""

from functools import cache, reduce
from operator import or_

import snowballstemmer
from django.conf.locale import LANG_INFO
from django.db import connection, transaction
from django.db.models import Q

from articles.models import WordStem
from newsroom import languages

AT_ONCE = 2_000  # words in one transaction
MOST_FORMS = 12  # of a word
LEARNT_BEFORE = """
    SELECT learnt.word, learnt.stem, learnt.editions
    FROM articles_word AS learnt LEFT JOIN articles_wordstem AS known ON known.word = learnt.word
    WHERE learnt.stem <> '' AND known.id IS NULL
"""


def add(counted):
    """Adds in how many more editions words stand, by pairs (`told`, word). Whoever calls it has locked the words."""
    places = Q(told__in={each for each, _ in counted}, word__in={word for _, word in counted})
    stored = WordStem.objects.select_for_update().filter(places).order_by("told", "word")
    known = {(row.told, row.word): row for row in stored}
    rows = [known.get(each) or WordStem(told=each[0], word=each[1], editions=0) for each in sorted(counted)]
    for row in rows:
        row.stem = stem(row.word, _tongue(row.told))
        row.editions += counted[row.told, row.word]
    WordStem.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["told", "word"], update_fields=["stem", "editions"]
    )


def told(edition):
    """What an edition says of its language, as `WordStem` has it."""
    if edition.language:
        return languages.tongue_of(edition.language)
    return str(languages.era(edition.story_id) or "")


def _tongue(told):
    """The language that is meant, without its country."""
    if told and not told.isdigit():
        return told
    return papers_tongues()[min(int(told or 0), len(languages.past()))]


def papers_tongues():
    """The languages of the paper, without their countries, in the order of `languages.eras`."""
    return list(map(languages.tongue_of, languages.eras()))


def stem(word, tongue=None):
    """What the forms of a word have in common (“strik” of strike, strikes, striking) in a language, unless given in the
    paper's."""
    stemmer = _stemmer(tongue or languages.tongue_of(languages.papers()))
    return stemmer.stemWord(word) if stemmer else word


@cache
def _stemmer(tongue):
    """Snowball's for a language, or None: there are some twenty-five."""
    name = LANG_INFO.get(tongue, {}).get("name", "").lower()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


def having(stems):
    """Takes sets of stems by language. Returns by pairs (language, stem) lists of the words that have them, those of
    most editions first."""
    wanted = [Q(told__in=_all_told(tongue), stem__in=some) for tongue, some in stems.items()]
    found = WordStem.objects.filter(reduce(or_, wanted)).order_by("-editions").values_list("told", "word", "stem")
    words = {}
    for told, word, root in found:
        words.setdefault((_tongue(told), root), []).append(word)
    return {key: list(dict.fromkeys(each))[:MOST_FORMS] for key, each in words.items()}


def _all_told(tongue):
    """Whatever stories in a language say of it."""
    return [tongue, *(str(place or "") for place, each in enumerate(papers_tongues()) if each == tongue)]


def learn_forms():
    """Gives each word the stem that it has in the language in which it stands, once the paper's is another. Returns how
    many had another. Safe twice, and beside whoever learns words."""
    _take_over()
    return sum(map(_written, _batches()))


def _take_over():
    """Takes over what the version before has learnt beside this one, in a column that only it knows (migration 0046).
    For one release."""
    with connection.cursor() as cursor:
        cursor.execute(LEARNT_BEFORE)
        learnt = cursor.fetchall()
    told = str(len(languages.past()) or "")
    rows = [WordStem(told=told, word=word, stem=root, editions=editions) for word, root, editions in learnt]
    WordStem.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)


def _batches():
    """All stems, as querysets."""
    last = 0
    while numbers := list(WordStem.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        yield WordStem.objects.filter(pk__in=numbers)
        last = numbers[-1]


@transaction.atomic
def _written(rows):
    """Writes what is not right in a queryset of stems. Returns how much that was."""
    wrong = []
    for row in rows.order_by("told", "word").select_for_update():
        if row.stem != (right := stem(row.word, _tongue(row.told))):
            row.stem = right
            wrong.append(row)
    WordStem.objects.bulk_update(wrong, ["stem"])
    return len(wrong)
