"""What browsers, robots and finders of holes look for at an address that they know beforehand."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.pagecache.naming import kept
from newsroom.paper import words

PLAIN = "text/plain; charset=utf-8"
LIFE = timedelta(days=180)  # of security.txt: RFC 9116 advises less than a year


@kept()
@require_safe
def security(request):
    """Whom to tell of a hole in the site (RFC 9116): the operator's contact, or the paper's mail where there is none.
    No page outlives its day, so that this one never expires."""
    mail = words().mail
    contact = settings.SECURITY_CONTACT or (mail and f"mailto:{mail}")
    if not contact:
        raise Http404("Nobody is named.")
    this_morning = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    told = {
        "Contact": contact,
        "Expires": (this_morning + LIFE).isoformat(),
        "Preferred-Languages": words().language.bcp47,
        "Canonical": settings.SITE_ADDRESS + reverse("security"),
    }
    return HttpResponse("".join(f"{name}: {value}\n" for name, value in told.items()), content_type=PLAIN)


@kept()
@require_safe
def open_search(request):
    """What browsers need to search the paper from their own bar (https://github.com/dewitt/opensearch)."""
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8")


@kept()
@require_safe
def index_now_key(request, key):
    """By this search engines see that what they are told of comes from the paper."""
    if key != settings.INDEXNOW_KEY:
        raise Http404
    return HttpResponse(key, content_type=PLAIN)
