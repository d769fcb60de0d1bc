"""Pages that are no stories, as readers get them: about, contact, privacy."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from newsroom.pagecache.memory import remembered
from newsroom.pagecache.naming import name

from . import addresses, body, keys, printed
from .models import FlatPage

LONGEST_SUMMARY = 160


def page(request, slug):
    """The page at that address. Raises Http404 where there is none, or readers cannot see it."""
    found = get_object_or_404(FlatPage.objects.published(), slug=slug)
    printed.flat(found)
    if not addresses.is_asked(request, found.get_absolute_url()):
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    return render(request, "articles/flat.html", context(found, found.shown))


def context(page, words):
    """What the template is given. `words`: whose headline and body are shown, the page's own or a version's."""
    return {"flat": page, "words": words, "summary": body.excerpt(words.body, LONGEST_SUMMARY) or words.headline}


@remembered
def in_footer():
    """Those that the footer links to, in its order."""
    name(keys.FOOTER)
    return list(FlatPage.objects.in_footer())
