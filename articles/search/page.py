"""What the page of search prints."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext

from articles.models import Category, Edition
from newsroom import languages
from newsroom.dates import dated
from newsroom.text import line

from . import authors, question
from .asking import SearchForm
from .letters import pieces
from .looking import find
from .names import named
from .tongues import spoken

NEWEST = 5  # stories that are offered where nothing was found


@dataclass(frozen=True)
class Unused:
    """A filter that nothing can be narrowed to, as it was asked for, and `why`: a sentence or more."""

    label: str
    value: str
    why: str


@dataclass(frozen=True)
class Limit:
    """A filter that is set, and the address of the same search `without` it."""

    label: str
    value: str
    without: str


def page(query, at):
    """Takes the names and values of an address' query, and the moment (aware) it is asked at."""
    form = SearchForm(query, spoken(at), at)
    wanted = form.wanted()
    found = find(wanted, at, query.get("before", ""))
    asked = {name: form.data[name] for name in form.fields if form.data.get(name)}
    shown = {"form": form, "wanted": wanted, "found": found, "asked": asked, "at": at}
    shown |= {
        "limits": limits(form, asked),
        "unused": unused(form),
        "words": question.wanted(question.read(wanted.words)),
        "cut_at": question.cut_at(query.get("q", "")),
        "most_words": question.MOST_WORDS,
        "most_characters": question.LONGEST,
    }
    if found.is_first:
        shown |= called(found, wanted.words, at)
    if not found.hits:
        shown |= by_those_called(shown, at) or ideas(at)
    return shown


def called(found, words, at):
    """What bears the words of a question that was asked or, with those, of one that was `meant`."""
    if bearing := named(found.instead or words, at):
        return {"called": bearing}
    bearing = named(found.meant, at)
    return {"called": bearing, "meant": found.meant} if bearing else {}


def by_those_called(shown, at):
    """Where no story has the words: the stories of the authors who are called so, or as was meant. `by` is what a
    search for what was `refused` would be narrowed by to find them; {} where there is none."""
    names = {each.name for each in shown.get("called", ()) if each.kind == "author"}
    if not names or shown["wanted"].authors is not None:
        return {}
    said = question.wanted(question.read(shown.get("meant") or shown["wanted"].words))
    only = authors.called_just(said, names) or names
    by = next(iter(only)) if len(only) == 1 else " ".join(said)
    numbers, refused = authors.named(pieces(by), at), question.refused(shown["wanted"].words)
    found = find(replace(shown["wanted"], words=refused, authors=numbers), at) if numbers else None
    return {"found": found, "by": by, "refused": refused} if found and found.hits else {}


def unused(form):
    """The filters of a search that count for nothing."""
    return [Unused(form[name].label, line(form.data[name]), " ".join(errors)) for name, errors in form.errors.items()]


def limits(form, asked):
    """The filters of a search that are in order. `asked`: the names and values of its address."""
    set_ones = {name: form.cleaned_data.get(name) for name in ("section", "author", "since", "until", "language")}
    return [
        Limit(form[name].label, _told(name, value, asked), _without(name, asked))
        for name, value in set_ones.items()
        if value
    ]


def _told(name, value, asked):
    if name == "author":
        return asked[name]
    if name == "language":
        return languages.of(value).own_name
    return value.name if name == "section" else dated(value, gettext("j F Y"))


def _without(name, asked):
    return f"?{urlencode({each: typed for each, typed in asked.items() if each != name})}"


def ideas(at):
    """What else there is to read; of a story in several languages the original."""
    newest = Edition.objects.live(at).filter(translation_of=None).newest_first().for_cards()[:NEWEST]
    return {"sections": Category.objects.in_bar(), "newest": newest}
