"""Nothing at the desk speaks as Django does of itself: titles of pages, messages, questions, and lists without rows."""

import ast
import gettext
import re
from contextlib import suppress
from pathlib import Path

import pytest
from django import conf
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from lxml import html

import newsroom
from articles.models import Tag
from tests import factories

pytestmark = pytest.mark.django_db
LOCALE = Path(newsroom.__file__).parent / "locale"
SOURCE = LOCALE / "en_GB/LC_MESSAGES/django.po"
LINE = re.compile(r'^(msgid|msgid_plural|msgstr|msgstr\[\d\]) (".*")$', re.MULTILINE)
STOCK = re.compile(r"successfully|Select \w+ to |\w+ administration<|selected \w+\?|take me back|You may (?:edit|add)")


def said():
    """Pairs of Django's words and ours."""
    lines = [(kind, ast.literal_eval(words)) for kind, words in LINE.findall(SOURCE.read_text())][2:]
    ours = [words for kind, words in lines if kind in ("msgstr", "msgstr[0]")]
    return list(zip((words for kind, words in lines if kind == "msgid"), ours, strict=True))


@pytest.mark.parametrize("language", ["en_GB", "en"])
def test_what_is_read_is_what_was_written(language):
    with (LOCALE / language / "LC_MESSAGES/django.mo").open("rb") as file:
        known = gettext.GNUTranslations(file)
    assert len(said()) > 40
    for stock, ours in said():
        assert ours in (known.gettext(stock), known.ngettext(stock, "", 1)), f"{stock}: `make words`"


def test_django_still_says_what_is_said_otherwise():
    folders = Path(admin.__file__).parent, Path(conf.__file__).parent
    theirs = [(folder / "locale/en/LC_MESSAGES/django.po").read_text() for folder in folders]
    plain = re.sub(r'"\n"', "", "".join(theirs))
    assert [stock for stock, _ in said() if f'msgid "{stock}"' not in plain] == []


def test_no_page_of_the_desk_has_words_of_the_stock(desk):
    factories.story(tags=["Ports"])
    for model, its in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = its.get_queryset(desk.get("/desk/").wsgi_request).first()
        of_row = [(end, [row.pk]) for end in ("change", "delete", "history") if row]
        for end, which in [("changelist", []), ("add", []), *of_row]:
            with suppress(NoReverseMatch):
                page = desk.get(reverse(f"{name}_{end}", args=which), follow=True)
                assert not STOCK.findall(page.text), f"{name}_{end}"
    assert "<title>Tags | Desk</title>" in desk.get("/desk/articles/tag/").text
    assert "Nothing is here yet." in desk.get("/desk/articles/series/").text
    assert "Ask for less" in desk.get("/desk/articles/tag/?q=nothing").text


def test_what_was_done_is_said_in_a_newsrooms_words(desk):
    def told(address, **sent):
        return html.fromstring(desk.post(address, sent, follow=True).text).text_content()

    tag = {"name": "Ports", "slug": "ports"}
    assert "New tag: “Ports” is saved." in told("/desk/articles/tag/add/", **tag)
    address = f"/desk/articles/tag/{Tag.objects.get().pk}/"
    assert "“Ports” is saved. Go on with it here." in told(f"{address}change/", **tag, _continue="")
    assert "Mend what is marked below." in told(f"{address}change/", name="", slug="ports")
    assert "“Ports” is deleted." in told(f"{address}delete/", post="yes")
    Tag.objects.create(name="Sails")
    assert "Nothing was done, since nothing is ticked." in told("/desk/articles/tag/", action="make_one", index="0")
