"""What browsers fetch to dress a page: the logo, the icons, the accent's style sheet, the web manifest."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.csp import CSP
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from newsroom import colours, paper
from newsroom.models import Artwork
from newsroom.pagecache.naming import kept
from newsroom.text import shortened

TYPES = {"svg": "image/svg+xml", "webp": "image/webp", "png": "image/png", "ico": "image/x-icon"}
GROUND = "#fdfdfb"  # site.css: what stands behind the paper while a telephone opens it
SOON = 60  # seconds, after which the worker has drawn what was missing
SHORT = 12  # characters: what telephones show under an icon
FOR_GOOD = {"public": True, "max_age": 31_536_000, "immutable": True}  # its address says what is in it
for_good = cache_control(**FOR_GOOD)
NOTHING_RUNS = {"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE], "sandbox": True}


@kept()
@require_safe
@csp_override(NOTHING_RUNS)
def artwork(request, name):
    """A logo or an icon. Whatever an SVG holds, a browser that opens it by its address runs and fetches nothing."""
    response = _found(name)
    if response.status_code == 200:
        patch_cache_control(response, **FOR_GOOD)
    return response


def _found(name):
    """The artwork. Of an icon that the worker is about to draw (articles/signs.py) nobody keeps that it is missing."""
    found = Artwork.objects.filter(name=name).first()
    if found:
        told = {"content_type": TYPES[name.rpartition(".")[2]], "headers": {"X-Content-Type-Options": "nosniff"}}
        return HttpResponse(bytes(found.content), **told)
    if name in paper.words().artworks_of_icon.values():
        return HttpResponse(status=503, headers={"Retry-After": str(SOON), "Cache-Control": "no-store"})
    raise Http404


@kept()
@require_safe
@for_good
def accent(request, accent, fingerprint):
    return HttpResponse(colours.style_sheet(f"#{accent}"), content_type="text/css; charset=utf-8")


@kept()
@require_safe
@for_good
def accent_of_the_desk(request, accent, fingerprint):
    return HttpResponse(colours.style_sheet_of_the_desk(f"#{accent}"), content_type="text/css; charset=utf-8")


@kept()
@require_safe
def favicon(request):
    """For whoever asks without having read a page; browsers find the icon by its link."""
    return _found(paper.words().artworks_of_icon["ico"])


@kept()
@require_safe
def apple_touch_icon(request):
    return _found(paper.words().artworks_of_icon["180"])


@kept()
@require_safe
def manifest(request):
    """https://www.w3.org/TR/appmanifest/"""
    words = paper.words()
    told = {
        "name": words.name,
        "short_name": shortened(words.name, SHORT),
        "description": words.strapline,
        "lang": words.language.bcp47,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": _icons(words),
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _icons(words):
    """Of the sign is known that a telephone may cut it to a shape of its own (pictures/darkroom/signs.py)."""
    told = [{"src": words.icons[size], "sizes": f"{size}x{size}", "type": TYPES["png"]} for size in ("192", "512")]
    return told if words.icon else [*told, {**told[-1], "purpose": "maskable"}]
