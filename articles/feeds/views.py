"""Feeds of the paper, its sections, tags, authors, series and corrections. `form`: a name of `writers.FORMS`."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import conditional_page, require_safe

from articles import keys, printed
from articles.corrections import newest as newest_corrections
from articles.models import Author, Category, Edition, Series, Tag
from newsroom.pagecache.naming import kept
from newsroom.paper import words

from .entries import Channel, of_corrections, of_stories, whole
from .writers import FORMS

NEWEST = 30


def feed(find):
    """Makes a view of a function that finds the `Channel` for a request and a `Form`. It answers by ETag, and not by
    date, which would go back when a story is retracted."""

    @kept()
    @require_safe
    @conditional_page
    def answer(request, form="", **asked):
        channel = find(FORMS[form], **asked)
        return HttpResponse(FORMS[form].write(channel), content_type=f"{FORMS[form].type}; charset=utf-8")

    return answer


@feed
def paper(form):
    entries = newest(Edition.objects.live(), keys.ALL, form)
    return _channel(keys.ALL, "", "", reverse("front"), "feed", (), entries)


@feed
def section(form, path):
    category = get_object_or_404(Category, path=path)
    printed.section(category, "name", "address", "description")
    editions = Edition.objects.live().newest_first().newest_in(category, NEWEST)
    return _of(category, category.description, "section_feed", path, newest(editions, keys.of(category), form))


@feed
def tag(form, slug):
    """Only of a tag that readers have met, as with its page."""
    subject = get_object_or_404(Tag, slug=slug)
    entries = newest(Edition.objects.live().tagged_with(subject), keys.of(subject), form)
    if not entries:
        raise Http404("No story that readers see bears the tag.")
    printed.tag(subject)
    return _of(subject, "", "tag_feed", slug, entries)


@feed
def author(form, slug):
    """Only of one whom readers have met, as with their page."""
    person = get_object_or_404(Author, slug=slug)
    printed.author(person)
    entries = newest(Edition.objects.live().by_author(person), keys.of(person), form)
    if not entries:
        printed.author_page(person)
    if not (entries or person.is_introduced):
        raise Http404("Readers have not met them yet.")
    return _of(person, "", "author_feed", slug, entries)


@feed
def series(form, slug):
    """Only of one of which readers can see a part. The newest part first, as feeds have it."""
    told = get_object_or_404(Series, slug=slug)
    found = list(Edition.objects.live().filter(story__part__series=told).newest_first().for_feed()[:NEWEST])
    if not found:
        raise Http404("No part of the series is to be seen.")
    printed.series_feed(told)
    return _of(told, told.standfirst, "series_feed", slug, of_stories(found, form.people))


@feed
def corrections(form):
    entries = of_corrections(newest_corrections(timezone.now(), NEWEST))
    title, description = gettext("Corrections"), gettext("What we got wrong, and what is right.")
    return _channel(keys.CORRECTIONS, title, description, reverse("corrections"), "corrections_feed", (), entries)


def newest(editions, listing, form):
    """An Entry for each of the newest of a list, whose key `listing` is."""
    found = list(editions.newest_first().for_feed()[:NEWEST])
    printed.newest(listing, [edition.story_id for edition in found], NEWEST)
    return of_stories(found, form.people)


def _of(row, description, named, part, entries):
    """The Channel of a section, a tag, an author or a series."""
    return _channel(keys.of(row), row.name, description, row.get_absolute_url(), named, (part,), entries)


def _channel(listing, title, description, page, named, args, entries):
    paper = words()
    return Channel(
        id=f"{settings.SITE_ADDRESS}/feed/#{listing}",
        paper=paper.name,
        language=paper.language.bcp47,
        title=f"{paper.name}: {title}" if title else paper.name,
        description=description or paper.strapline,
        page=whole(page),
        named=named,
        args=args,
        entries=entries,
    )
