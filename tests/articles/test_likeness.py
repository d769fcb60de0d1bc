"""How alike stories are: what few share counts for more, and what is newer."""

from datetime import UTC, datetime, timedelta

from articles import likeness
from articles.likeness import Candidate

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def ranked(*candidates, headline="", spread=None):
    found = likeness.best_first(candidates, headline, spread or {}, NOW)
    return [each.story_id for each in found]


def of(number, *tags, age=DAY, headline="", near=False):
    return Candidate(number, NOW - age, set(tags), near, headline)


def test_a_rare_tag_says_more_than_two_common_ones():
    assert ranked(of(1, "a", "b"), of(2, "c"), spread={"a": 200, "b": 200, "c": 2}) == [2, 1]


def test_any_shared_tag_says_more_than_the_section():
    assert ranked(of(1, near=True), of(2, "a"), spread={"a": 150}) == [2, 1]


def test_the_newer_of_equals_comes_first_but_age_never_halves_twice():
    assert ranked(of(1, "a", age=9 * DAY), of(2, "a"), spread={"a": 5}) == [2, 1]
    assert ranked(of(1, "a", "b", age=4_000 * DAY), of(2, "c"), spread={"a": 1, "b": 1, "c": 3}) == [1, 2]


def test_a_shared_word_lifts_a_neighbour_over_the_others():
    plain = [of(number, near=True, headline=f"Council meets about number {number}") for number in range(1, 9)]
    alike = of(9, near=True, age=30 * DAY, headline="The FERRY’s new captain")
    assert ranked(*plain, alike, headline="Last diesel ferry leaves")[0] == 9


def test_words_of_many_headlines_and_short_ones_say_nothing():
    plain = [of(number, near=True, headline="Council meets again on a day") for number in range(1, 9)]
    old = of(9, near=True, age=30 * DAY, headline="Council meets again on a day")
    assert ranked(*plain, old, headline="Council meets again on a day")[-1] == 9
    assert likeness.words("On a day in May, là") == set()
    assert likeness.words("ဆန်ဈေး") == {"ဆန်ဈေး"}, "a script without spaces says it in one piece"
