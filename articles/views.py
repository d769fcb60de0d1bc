"""The pages readers see. All of them are made of editions."""

import sys

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.http import FileResponse, Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from newsroom import languages
from newsroom.pagecache.naming import kept
from newsroom.pagecache.pressing import pressed
from newsroom.reads import beacon, spool

from . import addresses, bills, flat, keys, pages, printed, search, showing
from .models import Author, Category, Edition, Series, Tag


@kept("p")
@require_safe
def front_page(request):
    if "p" in request.GET and (target := addresses.old(request)):  # WordPress's short links: /?p=12
        return HttpResponsePermanentRedirect(target)
    return render(request, "articles/front.html", showing.front_page(timezone.now()))


@kept()
@require_safe
def story(request, path, story_id):
    at = timezone.now()
    edition = showing.live_edition(story_id, at)
    if edition is None:
        return not_there(request, story_id, at)
    if not addresses.is_asked(request, edition.get_absolute_url()):
        printed.address(edition, "moved")
        return HttpResponsePermanentRedirect(addresses.old(request) or edition.get_absolute_url())
    return render(request, "articles/story.html", showing.story(edition, at))


@kept()
@require_safe
def story_pictures(request, path, story_id):
    """Where the pictures of a story's galleries lead: each of them whole, below one another."""
    at = timezone.now()
    edition = showing.live_edition(story_id, at)
    if edition is None:
        return not_there(request, story_id, at)
    if not addresses.is_asked(request, edition.get_pictures_url()):
        printed.address(edition, "moved")
        return HttpResponsePermanentRedirect(addresses.old(request) or edition.get_pictures_url())
    shown = showing.pictures(edition)
    if not shown["galleries"]:
        raise Http404("The story has no gallery.")
    return render(request, "articles/story_pictures.html", shown)


def not_there(request, story_id, at):
    """Of a story of which readers see nothing at `at` (aware), until it comes."""
    printed.awaited([int(story_id)], "page")
    return gone(request, Edition.objects.for_page().last_seen(story_id, at))


def gone(request, edition):
    """410 for a story that readers have seen and should see no longer, 404 for one they have not.

    Unless it is an old address that ends in the story's number by chance: 301 to where it leads.
    """
    if edition is None:
        raise Http404
    printed.address(edition, "address")
    if not addresses.is_asked(request, edition.get_absolute_url()) and (target := addresses.old(request)):
        return HttpResponsePermanentRedirect(target)
    return render(request, "articles/gone.html", {"edition": edition}, status=410)


@kept("before")
@require_safe
def section(request, path):
    category = Category.objects.with_neighbours().filter(path=path).first()
    if category is None:
        return flat.page(request, path)
    if not addresses.is_asked(request, category.get_absolute_url()):
        printed.section(category, "address")
        return HttpResponsePermanentRedirect(category.get_absolute_url())
    shown = showing.section(category, timezone.now(), request.GET.get("before", ""))
    return render(request, "articles/section.html", shown)


@kept("before")
@require_safe
def tag(request, slug):
    """Only of a tag that readers have met: one on drafts alone would tell what the desk is working on."""
    subject = get_object_or_404(Tag, slug=slug)
    tagged = Edition.objects.live().tagged_with(subject)
    page = pages.turn(tagged, request.GET.get("before", ""), listing=keys.of(subject))
    if page.is_first and not page.rows:
        raise Http404("No story that readers see bears the tag.")
    printed.tag(subject)
    return render(request, "articles/tag.html", {"tag": subject, "page": page})


@kept("before")
@require_safe
def author(request, slug):
    """Of one whom readers have met: by a story, or by what the desk tells of them."""
    person = get_object_or_404(Author.objects.with_portrait(), slug=slug)
    signed = Edition.objects.live().by_author(person)
    page = pages.turn(signed, request.GET.get("before", ""), listing=keys.of(person))
    printed.author_page(person)
    if page.is_first and not page.rows and not person.is_introduced:
        raise Http404("Readers have not met them yet.")
    return render(request, "articles/author.html", {"author": person, "page": page})


@kept()
@require_safe
def series(request, slug):
    """Only of one of which readers can see a part, as with a tag."""
    found = get_object_or_404(Series, slug=slug)
    shown = showing.series(found, timezone.now())
    if not shown["parts"]:  # which is named above: it is looked for again once there is one
        raise Http404("No part of the series is to be seen.")
    return render(request, "articles/series.html", shown)


@kept("before")
@require_safe
def corrections(request):
    shown = showing.corrections_page(timezone.now(), request.GET.get("before", ""))
    return render(request, "articles/corrections.html", shown)


@require_safe
@pressed
def find(request):
    return render(request, "articles/search.html", search.page(request.GET, timezone.now()))


@csrf_exempt
@require_POST
def read(request, story_id):
    """The beacon a story's page sends once a person has it before their eyes. On a server it never comes this far:
    newsroom/reads answers it before Django."""
    beacon.note(request.META, int(story_id), spool.at(settings.READS))
    return HttpResponse(status=204)


@require_safe
def bill(request, story_id, digest):
    """Drawn by nobody's request: who asks before it is there is told to come again, and nobody keeps that."""
    found = bills.find(int(story_id), digest)
    if found is None:
        raise Http404("That is no bill of this story, or of the paper.")
    if default_storage.exists(found[0].file):
        file = default_storage.open(found[0].file)
        return FileResponse(file, headers={"Cache-Control": "public, max-age=31536000, immutable"})
    bills.order(*found)
    return HttpResponse(status=503, headers={"Retry-After": "5", "Cache-Control": "no-store"})


@kept()
@require_safe
def robots(request):
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


@kept("p", "page_id")
@languages.for_readers()
def missing(request, exception=None):
    """Where nothing answers: an old address (301, or 410 where it is gone), one without its slash or in big letters
    (301), else the page that says so (404).

    The names are those of WordPress's short links, which an old address may have.
    """
    known = addresses.known(request)
    if target := known.target or addresses.with_slash(request) or addresses.in_small_letters(request):
        return HttpResponsePermanentRedirect(target)
    return render(request, "410.html", status=410) if known.is_gone else render(request, "404.html", status=404)


def failed(request):
    """The last resort: plain, without a query, since the database may be what failed. Where it was, that is told."""
    is_away = isinstance(sys.exception(), OperationalError)
    answer = render(request, "500.html", status=503 if is_away else 500)
    if is_away:
        answer.headers["Cache-Control"], answer.headers["Retry-After"] = "no-store", "5"
    return answer
