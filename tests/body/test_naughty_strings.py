"""Five hundred strings that break text handling, as the text and as the HTML of a body."""

import html
import json

from articles import body

from .browser import letters
from .test_clean_properties import assert_safe


def naughty(shared_data):
    return json.loads((shared_data / "naughty-strings.json").read_text(encoding="utf-8"))


def test_a_naughty_string_is_kept_letter_by_letter(shared_data):
    for string in naughty(shared_data):
        kept = body.clean(f"<p>{html.escape(string)}</p>")

        assert letters(body.plain_text(kept)) == letters(string)
        assert body.clean(kept) == kept


def test_a_naughty_string_as_html_is_harmless(shared_data):
    for string in naughty(shared_data):
        for kept in (body.clean(string), body.from_wordpress(string)):
            assert_safe(kept)
            assert body.clean(kept) == kept


def test_a_naughty_string_in_an_attribute_is_harmless(shared_data):
    for string in naughty(shared_data):
        quoted = html.escape(string)
        kept = body.clean(f'<a href="{quoted}" title="{quoted}">x</a><img src="{quoted}" alt="{quoted}">')

        assert_safe(kept)
        assert body.clean(kept) == kept
