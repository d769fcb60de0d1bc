"""Finding: the index gives places, newest first, a stretch at a time; what readers may not see, or has the words of a
phrase elsewhere, is left out here; so however many texts have a word, few are read."""

from dataclasses import dataclass, field
from itertools import chain

from django.http import Http404
from django.utils import timezone

from articles.models import Edition
from articles.pages import SIZE
from newsroom.finding import number_of

from . import dictionary, excerpts, places, question, ranking, spelling, tokens
from .index import engine

STRETCH = 200  # places that are taken at once; also, of the best, how many of the newest are compared
OF_A_PHRASE = 400  # the same, where many of them may have its words elsewhere
MOST_LOOKED = 1_200  # for a page. A phrase of common words may be in none of them: the next page looks farther back


@dataclass
class Found:
    """A page of what was found: `hits`, and the place that `older` ones lie behind ("" where there are none).

    `number`: stories found on this page and behind it so far; with `has_more` there may be others. `instead`: the
    question that was asked in the place of one that found nothing; `meant`: one by which something may be called.
    """

    hits: list = field(default_factory=list)
    older: str = ""
    is_first: bool = True
    number: int = 0
    has_more: bool = False
    instead: str = ""
    meant: str = ""


def find(wanted, at=None, before=""):
    """What readers see at `at` (aware; now unless given) of what is `wanted`, behind the place `before` of its list.

    Raises Http404 for a place that none can be. A question without a word or a filter finds nothing; days are one.
    """
    at, terms = at or timezone.now(), question.read(wanted.words)
    found = _Looking(terms, wanted, at).page(before)
    if found.hits or found.older or before:
        return found
    said, called = spelling.mended(terms, wanted.words, at)
    instead = _Looking(said, wanted, at).page("") if said != terms else found
    if instead.hits:
        instead.instead, found, terms = _as_typed(said), instead, said
    found.meant = _as_typed(called) if called != terms else ""
    return found


def _as_typed(terms):
    return " ".join(map(str, terms))


class _Looking:
    """One question, asked of the index at one moment."""

    def __init__(self, terms, wanted, at):
        self.asked = [term for term in terms if term.is_wanted]
        self.refused = [term for term in terms if not term.is_wanted]
        self.forms = dictionary.forms({term.word for term in terms if term.word}, wanted.language)
        self.words = [self.forms[term.word] if term.word else [piece] for term in self.asked for piece in term.pieces]
        self.wanted, self.at = wanted, at
        self.above = places.start_of_day(wanted.since) if wanted.since else -places.LAST
        self.below = places.after(at)
        if wanted.until:
            self.below = min(self.below, places.end_of_day(wanted.until))

    def page(self, before):
        condition = self._condition()
        if not condition.needs and not self.wanted.has_days:
            return Found()
        if self.wanted.is_best_first and self.asked:
            return self._best(condition, before)
        return self._newest(condition, before)

    def _newest(self, condition, before):
        found, rest = [], min(self.below, _read_place(before)) if before else self.below
        stretch = OF_A_PHRASE if any(term.needle for term in self.asked) else STRETCH
        for _ in range(MOST_LOOKED // stretch):
            numbers = self._stretch(condition, rest, stretch)
            found += self._seen(self._allowed(condition, numbers))
            rest = numbers[-1] if len(numbers) == stretch else None
            if rest is None or len(found) > SIZE:
                break
        older = found[SIZE - 1] if len(found) > SIZE else rest
        return self._found(found[:SIZE], older, before, number=len(found), has_more=rest is not None)

    def _stretch(self, condition, rest, most):
        """The newest places behind `rest` that meet the condition; of one that needs nothing, any of those days."""
        if condition.needs:
            return engine().newest(condition, rest, self.above, most)
        return engine().newest_of_all(rest, self.above, most)

    def _allowed(self, condition, numbers):
        """Of the places of a stretch those without what is refused. An index is not asked for what lacks a word: it
        would go through all that it has."""
        if condition.needs or not condition.without or not numbers:
            return numbers
        refusing = tokens.Condition((condition.without,))
        refused = set(engine().newest(refusing, numbers[0] + 1, numbers[-1], len(numbers)))
        return [number for number in numbers if number not in refused]

    def _best(self, condition, before):
        titled = engine().newest(self._condition(tokens.IN_HEADLINE), self.below, self.above, STRETCH)
        newest = engine().newest(condition, self.below, self.above, STRETCH)
        ranked = ranking.ranked(self._seen({*titled, *newest}), self.words, self.at)
        start = ranked.index(place) + 1 if before and (place := _read_place(before)) in ranked else 0
        shown = ranked[start : start + SIZE]
        older = shown[-1] if start + SIZE < len(ranked) else None
        return self._found(shown, older, before, number=len(ranked), has_more=len(newest) == STRETCH)

    def _found(self, shown, older, before, **told):
        hits = excerpts.hits([places.edition_at(number) for number in shown], self.words)
        return Found(hits, "" if older is None else str(older), is_first=not before, **told)

    def _condition(self, where=""):
        """The condition on tokens; those of the words stand `where`: anywhere, or in the headline."""
        needs = [tuple(f"{where}{token}" for token in any_of) for term in self.asked for any_of in self._tokens(term)]
        for kind, numbers in ((tokens.SECTION, self.wanted.sections), (tokens.AUTHOR, self.wanted.authors)):
            if numbers is not None:
                needs.append(tuple(f"{kind}{number}" for number in numbers))
        if self.wanted.language is not None:
            needs.append(tokens.in_language(self.wanted.language))
        refused = [any_of for term in self.refused if not term.needle for any_of in self._tokens(term)]
        return tokens.Condition(tuple(needs), tuple(chain(*refused)))

    def _tokens(self, term):
        """The tokens of a term, as lists of which one each is needed."""
        if term.word:
            return [[token for form in self.forms[term.word] for token in tokens.asked(form)]]
        return [[token] for piece in term.pieces for token in tokens.asked(piece)]

    def _seen(self, numbers):
        """Of the places those, newest first, whose edition readers see and in which the phrases stand as asked."""
        seen = Edition.objects.live(self.at).filter(pk__in=map(places.edition_at, numbers))
        for term in self.asked:
            seen = seen.filter(text__words__contains=term.needle) if term.needle else seen
        for term in self.refused:
            seen = seen.exclude(text__words__contains=term.needle) if term.needle else seen
        editions = set(seen.values_list("pk", flat=True))
        return [number for number in sorted(numbers, reverse=True) if places.edition_at(number) in editions]


def _read_place(text):
    number = number_of(text.removeprefix("-"))
    if number is None:
        raise Http404("There is no such place in the list.")
    return -number if text.startswith("-") else number
