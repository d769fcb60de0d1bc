"""What holds for every HTML there is: the body it becomes is safe, loses no word and stays as it is."""

import re

from hypothesis import given, settings

from articles import body
from articles.body import schema

from .browser import Page, letters
from .fragments import soup, with_words

SAFE = ("https://", "http://", "mailto:", "/")
OF_OURS = {
    "data-picture": "[0-9]{1,9}",
    "data-size": "text|wide|full",
    "data-gallery": "[0-9]{1,9}(,[0-9]{1,9})*",
    "data-of": "[0-9]{1,9}",
    "data-related": "[0-9]{1,9}(,[0-9]{1,9})*",
    "data-embed": "https://www.youtube.com/.*",
}
HANDED_IN = (
    {number: f"<div>{number}</div>" for number in (3, 5, 7, 12)},
    {"https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=9s": "<div>film</div>"},
    {4: '<div><a href="/money/">Ferries</a></div>'},
)
thoroughly = settings(max_examples=250, deadline=None)


def assert_safe(html, tags=frozenset(schema.TAGS), more=frozenset()):
    page = Page(html)
    assert page.tags <= tags
    for tag, name, _ in page.attributes:
        assert name in schema.ATTRIBUTES.get(tag, set()) | more, (tag, name)
    assert all(address.lower().startswith(SAFE) for address in page.addresses), page.addresses
    for _, name, value in page.attributes:
        assert re.fullmatch(OF_OURS.get(name, ".*"), value, re.DOTALL), (name, value)


@thoroughly
@given(soup)
def test_a_clean_body_stays_as_it_is(html):
    once = body.clean(html)

    assert body.clean(once) == once


@thoroughly
@given(soup)
def test_nothing_but_allowed_tags_attributes_and_addresses_is_kept(html):
    assert_safe(body.clean(html))


@thoroughly
@given(soup)
def test_what_readers_get_is_safe_and_requests_nothing_from_others(html):
    more = {"rel", "class", "tabindex", "role", "aria-label"}
    for handed_in in ((), HANDED_IN):
        assert_safe(body.render(body.clean(html), *handed_in), schema.TAGS - {"img"} | {"div"}, more)


@thoroughly
@given(with_words())
def test_every_word_is_kept_once(told):
    html, words = told

    assert sorted(re.findall(r"w\d+", body.plain_text(body.clean(html)))) == sorted(words)


@thoroughly
@given(with_words())
def test_every_word_of_a_wordpress_body_is_kept_once(told):
    html, words = told

    assert sorted(re.findall(r"w\d+", body.plain_text(body.from_wordpress(html)))) == sorted(words)


@thoroughly
@given(soup)
def test_nothing_that_only_the_desk_needs_reaches_readers(html):
    assert not [name for _, name, _ in Page(body.render(body.clean(html), *HANDED_IN)).attributes if name in OF_OURS]


@thoroughly
@given(with_words())
def test_readers_get_the_words_of_the_body(told):
    kept = body.clean(told[0])

    assert body.plain_text(body.render(kept)) == body.plain_text(kept)
    assert letters(" ".join(Page(body.render(kept)).texts)) == letters(body.plain_text(kept))


@thoroughly
@given(soup)
def test_wordpress_bodies_are_clean_bodies(html):
    once = body.from_wordpress(html, "https://blog.example.org/2009/05/a/")

    assert body.clean(once) == once
    assert_safe(once)
