"""What pages print of the paper: its furniture (newsroom/pagecache/furniture.py), names, times and bodies.

Queries, whatever there is to show: `section_bar` one at most, `hot_this_week` one, `popular_categories` two,
`body_html` those of `articles.blocks`.
"""

import re

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from articles import blocks, keys, printed, reading
from articles.models import Category
from newsroom import ago, paper, text
from newsroom.dates import dated
from newsroom.pagecache import furniture
from newsroom.pagecache.memory import remembered
from newsroom.pagecache.naming import name

register = template.Library()
register.filter(dated, expects_localtime=True)
register.filter(text.gist)
register.filter(text.shortened)
register.simple_tag(ago.table, name="ago")
GLUED = re.compile(r"(\w+)\{last\}")  # an “and” that a language writes as one word with what follows, as Arabic does
DAY = re.compile(r"(\b\d{4}-\d\d-\d\d\b)")
STARTS_WITH_I = re.compile(r"h?[ií](?![aeouáéóú])", re.IGNORECASE)  # not “ie”, as in Hierro
LIST_LIFE = 300  # seconds: whoever rolls up the reads marks the lists, and weeks go by without


@register.filter
def whole_days(said):
    """With each day such as 2026-11-23 in one piece: browsers end lines at its hyphens."""
    parts = DAY.split(str(said))
    days = (('<span class="unbroken">{}</span>' if place % 2 else "{}") for place in range(len(parts)))
    return format_html("".join(days), *parts)


@register.simple_tag(takes_context=True)
def section_bar(context):
    """The sections that the desk put into the bar, in their order; the one that the page is of, or in, says so."""
    edition, section = context.get("edition"), context.get("category")
    if section is None and edition is None:
        return _bar(_at(context))
    path = section.path if section else edition.category.path
    root = path.partition("/")[0]
    return _bar(_at(context), root, "page" if section and path == root else "true")


@furniture.piece("bar")
def _bar(at, root="", current=""):
    """`root`: the path of the section to be told apart, `current` its aria-current."""
    return render_to_string("articles/_section_bar.html", {"sections": _in_bar(), "root": root, "current": current})


@remembered
def _in_bar():
    name(keys.BAR)
    return list(Category.objects.in_bar())


@register.simple_tag
def foot():
    return _foot(timezone.now())


@furniture.piece("foot")
def _foot(at):
    return render_to_string("_foot.html", paper.context(None))


def _at(context):
    """The moment the page is of: another than now in the desk's previews."""
    return context.get("at") or timezone.now()


@register.simple_tag(takes_context=True)
def hot_this_week(context):
    """The week's most read stories."""
    return _hot(_at(context))


@furniture.piece("hot", seconds=LIST_LIFE)
def _hot(at):
    cards = list(reading.hot(at).prefetch_related(None))  # the list prints neither names nor pictures
    name(keys.HOT)
    for card in cards:
        printed.story(card, "card")
        printed.section(card.category, "address")
    return render_to_string("articles/_hot.html", {"hot": cards})


@register.simple_tag(takes_context=True)
def popular_categories(context):
    return _popular(_at(context))


@furniture.piece("popular", seconds=LIST_LIFE)
def _popular(at):
    categories = reading.popular(at)
    name(keys.POPULAR)
    for category in categories:
        printed.section(category, "name", "address")
    return render_to_string("articles/_popular.html", {"popular": categories})


@register.simple_tag(takes_context=True)
def today(context):
    """The date line, in the paper's time zone and language: “Monday, 23 November 2026”."""
    return _date(_at(context))


@furniture.piece("date")
def _date(at):
    now = timezone.localtime(at)
    day = capfirst(dated(now, gettext("l, j F Y")))
    return format_html('<time datetime="{}">{}</time>', now.date().isoformat(), day)


@register.simple_tag(takes_context=True)
def moment(context, at, relative=False):
    """An instant (aware) for people and machines: “23 November 2026, 14:05” in the paper's time zone.

    In lists (`relative`) the year is left out where it goes without saying. Within a day site.js says “3 hours ago”; of
    older ones readers see the day alone, but where no script runs.
    """
    local = timezone.localtime(at)
    machines, clock = stamp(at), date_format(local, gettext(", H:i"))
    if not relative:
        return format_html('<time datetime="{}">{}{}</time>', machines, dated(local, gettext("j F Y")), clock)
    day = dated(local, gettext("j F") if local.year == year_of(context) else gettext("j F Y"))
    return format_html('<time datetime="{}" data-recent>{}<span class="clock">{}</span></time>', machines, day, clock)


def year_of(context):
    """The year that goes without saying on a page: of its heading (`year`), or else of its moment. No kept page
    outlives midnight, so none says a year too little on the first of January (`pagecache.rendering`)."""
    return context.get("year") or timezone.localtime(_at(context)).year


@register.filter
def stamp(at):
    """An instant (aware) as machines read it, to the second, in the paper's time zone (ISO 8601)."""
    return timezone.localtime(at).isoformat(timespec="seconds")


@register.simple_tag
def byline_names(edition):
    """The names that stand in the main line, linked: “By A, B and C”. Empty where there is none."""
    names = linked_names([byline.author for byline in edition.bylines.all() if byline.leads])
    return format_html(gettext("By {names}"), names=names) if names else ""


@register.simple_tag
def linked_names(authors):
    """“A, B and C”, each leading to their page. Empty where there is none."""
    links = [format_html('<a href="{}" dir="auto">{}</a>', each.get_absolute_url(), each.name) for each in authors]
    names = format_html_join(gettext(", "), "{}", ((link,) for link in links[:-1] or links))
    return format_html(_and(authors[-1].name), first=names, last=links[-1]) if len(links) > 1 else names


def _and(last):
    """How the last of several names follows, as a format: in Spanish “e Inés”, but “y Mei”."""
    has_sound = STARTS_WITH_I.match(last)
    joined = pgettext("before the sound of i", "{first} and {last}") if has_sound else gettext("{first} and {last}")
    return GLUED.sub(r"<span>\1{last}</span>", joined)


@register.filter
def body_html(edition, at=None):
    """The edition's body as readers see it (`at`: aware; now unless given), with what it names put in its places."""
    whole = edition.get_pictures_url() if edition.pk and "data-gallery" in edition.body else ""
    return blocks.shown(edition.body, at, edition.pictures, edition.is_foreign_to_library, whole)
