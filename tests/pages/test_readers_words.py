"""Readers' pages speak the paper's language where there is a catalogue of it, and then in every word."""

import ast
import gettext
import re
import struct
from datetime import UTC, date, datetime
from functools import cache

import pytest
from django.conf import settings as project
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils.translation import gettext as gettext_of
from django.utils.translation import override
from django.utils.translation.template import templatize

from articles import publishing
from articles.templatetags.paper import linked_names
from newsroom.dates import dated
from tests import factories

LOCALE = project.BASE_DIR / "newsroom/locale"
SPOKEN = sorted(each.name for each in LOCALE.iterdir() if not each.name.startswith("en"))
DESK = "articles/notes.py"  # what the desk says to itself
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}
QUOTED = r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\""""
IN_TEMPLATE = re.compile(rf"\b(?:_|n?gettext)\(\s*u?({QUOTED})")
LINE = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) (".*")$', re.MULTILINE)
PLACE = re.compile(r"%\(\w+\)\w|\{\w+\}|</?\w+|\n")
ENGLISH = ["Skip to", "Sections", "Front page", "Published", "Updated", "to read", "Share", "Subjects", "Hot this week"]
ENGLISH += ["Popular categories", "Read this in", "More from", "Corrected", "Correction", "Photography", "By"]
ENGLISH += ["Related articles", "Weather data", "November at", "Top stories", "All stories"]


def of_templates():
    for path in (project.BASE_DIR / "templates").rglob("*.*"):
        if "admin" not in path.parts:
            yield from map(ast.literal_eval, IN_TEMPLATE.findall(templatize(path.read_text(), origin=str(path))))


def of_code():
    for part in ("articles", "newsroom", "weather"):
        for path in (project.BASE_DIR / part).rglob("*.py"):
            if not path.match("**/admin/**") and not path.match(f"**/{DESK}"):
                yield from _marked(ast.parse(path.read_text()))


@cache
def marked():
    return {*of_templates(), *of_code()}


def _marked(tree):
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS:
            yield call.args[call.func.id.startswith("p")].value


def written(language):
    """What the .po has, as dicts by its keywords."""
    text = (LOCALE / language / "LC_MESSAGES/django.po").read_text()
    blocks = text.partition("\n\n")[2].split("\n\n")
    return [{kind: ast.literal_eval(words) for kind, words in LINE.findall(block)} for block in blocks]


def forms(entry):
    return [words for kind, words in entry.items() if kind.startswith("msgstr")]


def places(words):
    return set(PLACE.findall(words))


@pytest.mark.parametrize("language", SPOKEN)
def test_every_word_of_readers_is_said_with_what_stands_in_it(language):
    entries = {entry["msgid"]: entry for entry in written(language)}
    assert len(marked()) > 200
    assert sorted(marked() ^ set(entries)) == []
    assert "fuzzy" not in (LOCALE / language / "LC_MESSAGES/django.po").read_text()
    for words, entry in entries.items():
        most = places(entry.get("msgid_plural", words))
        assert all(said and places(said) <= most for said in forms(entry)), words
        assert places(forms(entry)[-1]) == most, words  # “one minute” may go without the number


@pytest.mark.parametrize("language", SPOKEN)
def test_what_is_read_is_what_was_written(language):
    compiled = (LOCALE / language / "LC_MESSAGES/django.mo").read_bytes()
    entries = written(language)
    with (LOCALE / language / "LC_MESSAGES/django.mo").open("rb") as file:
        known = gettext.GNUTranslations(file)
    assert struct.unpack_from("<I", compiled, 8) == (len(entries) + 1,), "`make words`"  # and the head
    for entry in entries:
        assert set(forms(entry)) == _read(known, entry), f"{entry['msgid']}: `make words`"


def _read(known, entry):
    if plural := entry.get("msgid_plural"):
        return {known.ngettext(entry["msgid"], plural, number) for number in (0, 1, 2, 3, 11, 100, 1_000_000)}
    context = entry.get("msgctxt")
    return {known.pgettext(context, entry["msgid"]) if context else known.gettext(entry["msgid"])}


@pytest.mark.django_db
@pytest.mark.parametrize("language", SPOKEN)
def test_no_english_is_left_on_pages(client, settings, language):
    settings.LANGUAGE_CODE = language
    names = [factories.author("Mei Lin Tan"), factories.author("Ana Reyes")]
    told = {"headline": "Oooo", "standfirst": "Oo.", "body": "<p>Ooo oo.</p>", "tags": ["Ooo"], "authors": names}
    story, other = factories.published(**told), factories.published(**told)
    publishing.correct(story, "correction", "Oo.")
    factories.read(other)
    pages = [client.get(address).text for address in ("/", story.get_absolute_url(), "/archive/", "/search/?q=x", "/-")]
    pages.append(render_to_string("500.html"))
    found = re.compile(rf"\b(?:{'|'.join(ENGLISH)})\b")
    for page in pages:
        shown = re.sub(r"<(script|style).*?</\1>|<[^>]*(?:href|content)=[^>]*>", "", page, flags=re.DOTALL)
        assert found.findall(shown) == []
    with override_settings(LANGUAGE_CODE="en-gb"):
        shown = client.get(story.get_absolute_url()).text
        assert len(set(found.findall(shown))) > 8


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "joint"), [("ar", "</a> <span>و<a "), ("en", "</a> and <a ")])
def test_an_and_of_one_letter_stays_with_the_name_that_it_is_written_to(language, joint):
    with override(language):
        assert joint in linked_names([factories.author("Mei Lin Tan"), factories.author("Aung Min")])


@pytest.mark.django_db
def test_a_spanish_and_before_the_sound_of_i_is_another():
    mei, others = factories.author("Mei Lin Tan"), [factories.author(name) for name in ("Inés Ruiz", "Hierro Sosa")]
    with override("es"):
        assert [linked_names([mei, each]).split("</a>")[1].split("<")[0] for each in others] == [" e ", " y "]


@pytest.mark.parametrize(
    ("language", "told"), [("fr", "1er mai 2026"), ("es", "1 de mayo de 2026"), ("en-gb", "1 May 2026")]
)
def test_the_first_of_a_month_has_its_own_word_where_the_language_has_one(language, told):
    with override(language):
        assert dated(date(2026, 5, 1), gettext_of("j F Y")) == told
        assert "11" in dated(date(2026, 5, 11), gettext_of("j F Y"))


@pytest.mark.django_db
def test_a_french_page_tells_the_first_of_a_month(client, settings):
    settings.LANGUAGE_CODE = "fr"
    at = datetime(2026, 5, 1, 4, tzinfo=UTC)
    factories.published(headline="Ferries", at=at)
    assert "<h1" in (page := client.get("/archive/2026/05/01/").text) and "Vendredi 1er mai 2026" in page


@pytest.mark.django_db
def test_french_colons_stand_apart_from_the_word_before(client, settings):
    settings.LANGUAGE_CODE = "fr"
    story = factories.story(headline="Ferries", authors=[factories.author("Ana Reyes"), factories.author("Aung Min")])
    story.bylines.filter(position=1).update(role="photography")
    publishing.publish(story)
    publishing.correct(story, "correction", "There are two masts.")
    assert "Photos\xa0: <a " in client.get(story.get_absolute_url()).text
    assert "<title>Rectificatif\xa0: Ferries</title>" in client.get("/corrections/feed/").text


@pytest.mark.django_db
def test_dates_that_stand_alone_begin_with_a_capital_and_others_do_not(client, settings):
    settings.LANGUAGE_CODE = "fr"
    factories.published(at=datetime(2024, 3, 11, 4, tzinfo=UTC))
    pages = [client.get(f"/archive/{path}").text for path in ("", "2024/", "2024/03/", "2024/03/11/")]
    assert all(re.search(r">(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche) \d", page) for page in pages)
    assert [len(re.findall(r">Mars(?: 2024)?</", page)) for page in pages] == [1, 1, 1, 1]
    assert ">11 mars<" in pages[2] and ">Lundi 11 mars 2024</h1>" in pages[3]
