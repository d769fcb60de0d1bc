"""Pages that are no stories, as readers get them: about, contact, privacy."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from newsroom.pagecache.memory import remembered
from newsroom.pagecache.naming import name

from . import addresses, blocks, body, hanging, keys, printed
from .models import FlatPage
from .models.flat import PICTURES

LONGEST_SUMMARY = 160


def page(request, path):
    """The page at that address, or below it that of its galleries' pictures, each of them whole. Raises Http404 where
    there is none, or readers cannot see it."""
    slug, _, below = path.partition("/")
    found = get_object_or_404(FlatPage.objects.published(), slug=slug if below == PICTURES else path)
    printed.flat(found)
    is_below = path != found.slug
    address = found.get_pictures_url() if is_below else found.get_absolute_url()
    if not addresses.is_asked(request, address):
        return HttpResponsePermanentRedirect(address)
    shown = context(found, found.shown, whole=found.get_pictures_url())
    return _pictures(request, shown) if is_below else render(request, "articles/flat.html", shown)


def _pictures(request, shown):
    galleries = body.galleries(shown["words"].body)
    placed = {number for each in galleries for number in body.picture_ids(each)}
    shown["galleries"] = blocks.whole(galleries, hanging.hang([], placed))
    if not shown["galleries"]:
        raise Http404("The page has no gallery.")
    return render(request, "articles/flat_pictures.html", shown)


def context(page, words, whole=""):
    """What the template is given. `words`: whose headline and body are shown, the page's own or a version's; `whole`:
    as `blocks.shown` takes it."""
    summary = body.excerpt(words.body, LONGEST_SUMMARY) or words.headline
    return {"flat": page, "words": words, "summary": summary, "whole": whole}


@remembered
def in_footer():
    """Those that the footer links to, in its order."""
    name(keys.FOOTER)
    return list(FlatPage.objects.in_footer())
