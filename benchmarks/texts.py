"""The words of stories that are made of few paragraphs: each is folded and counted once, not once for each story."""

from typing import NamedTuple

from articles import body
from articles.body.text import WORDS_A_MINUTE
from articles.search import normal, places, tokens


class Paragraph(NamedTuple):
    """`folded`: its words as search has them; `found_by`: its tokens; `words`: how many they are."""

    folded: str
    found_by: frozenset
    words: int


class Texts:
    """What publishing would make of the texts, from their paragraphs (HTML)."""

    def __init__(self, paragraphs):
        self.known = {each: _read(each) for each in paragraphs}

    def count(self, told):
        return sum(self.known[each].words for each in told)

    def minutes(self, told):
        return max(1, round(self.count(told) / WORDS_A_MINUTE))

    def words(self, heading, told):
        """Those of an `EditionText`. `heading`: headline and standfirst."""
        return f" {' '.join([normal(heading).strip(), *(self.known[each].folded for each in told)])} "

    def sought(self, edition, published_at, words, told, **about):
        """A row of the index of search. `about`: the rest, as `tokens.of_edition` has it."""
        if len(words) > tokens.MOST_LETTERS:
            found_by = tokens.of_edition(words, **about)
        else:
            few = words[: len(words) - sum(len(self.known[each].folded) + 1 for each in told)]
            found_by = tokens.of_edition(few, **about).union(*(self.known[each].found_by for each in told))
        return [places.place(published_at, edition), " ".join(sorted(found_by))]


def _read(paragraph):
    folded = normal(body.plain_text(paragraph)).strip()
    return Paragraph(folded, frozenset(tokens.of_pieces(folded.split())), body.count_words(paragraph))
