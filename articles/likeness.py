"""How much another story is like one, by what both are about: for what a reader may want to read next.

What few stories share says more than what many do: each shared tag and word counts by its rarity. A newer story counts
for more than an older one that is as much like it, and never for more than twice as much.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import log2

from .search.letters import is_unspaced, pieces

SECTION = 0.1  # what the same section counts, where a tag that nobody else has counts 1
WORD = 0.4  # what a headline's word counts that no other headline has
SHORT = 4  # letters of the shortest word that says something
EVERYWHERE = 0.25  # the share of headlines from which on a word says nothing
HALF_LIFE = timedelta(days=90)  # after which half of what newness adds is gone


@dataclass
class Candidate:
    """A story that may be read next. `tags`: those of its tags that the story has, too; `headline`: its own words, of
    which `words` says what counted. One that has nothing in common with it is among the newest of the paper."""

    story_id: int
    published_at: datetime
    tags: set = field(default_factory=set)
    is_in_section: bool = False
    headline: str = ""
    words: set = field(default_factory=set)


def best_first(candidates, headline, spread, at):
    """Candidates by how much they are like a story with that headline at `at` (aware), the newest first of equals.

    `spread`: how many stories have each tag, as far as they were counted.
    """
    told = {each.story_id: words(each.headline) for each in candidates}
    own, rarity = words(headline), _rarity(told.values())

    for each in candidates:
        each.words = {word for word in own & told[each.story_id] if word in rarity}

    def score(each):
        about = sum(_weight(spread[tag]) for tag in each.tags) + SECTION * each.is_in_section
        said = WORD * sum(rarity[word] for word in each.words)
        return (about + said) * _freshness(at - each.published_at), each.published_at, each.story_id

    return sorted(candidates, key=score, reverse=True)


def words(headline):
    """The words of a headline that may say what it is about, a set: without capitals, accents and the short ones."""
    return {piece for piece in pieces(headline) if is_unspaced(piece) or len(piece) >= SHORT}


def _rarity(told):
    """By word, what it counts; words of many headlines are left out."""
    number = {}
    for each in told:
        for word in each:
            number[word] = number.get(word, 0) + 1
    most = max(1, EVERYWHERE * len(told))
    return {word: _weight(count) for word, count in number.items() if count <= most}


def _weight(count):
    return 1 / log2(1 + max(count, 1))


def _freshness(age):
    return 1 + 0.5 ** max(age / HALF_LIFE, 0)
