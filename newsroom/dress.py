"""What browsers fetch to dress a page: the logo, the icons, the accent's style sheet, the web manifest."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
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
SHORT = 12  # characters: what telephones show under an icon
for_good = cache_control(public=True, max_age=31_536_000, immutable=True)  # its address says what is in it
NOTHING_RUNS = {"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE], "sandbox": True}


@kept()
@require_safe
@for_good
@csp_override(NOTHING_RUNS)
def artwork(request, name):
    """A logo or an icon. Whatever an SVG holds, a browser that opens it by its address runs and fetches nothing."""
    found = Artwork.objects.filter(name=name).first()
    if found is None:
        raise Http404
    return HttpResponse(
        bytes(found.content),
        content_type=TYPES[name.rpartition(".")[2]],
        headers={"X-Content-Type-Options": "nosniff"},
    )


@kept()
@require_safe
@for_good
def accent(request, accent, fingerprint):
    return HttpResponse(colours.style_sheet(f"#{accent}"), content_type="text/css; charset=utf-8")


@kept()
@require_safe
@for_good
@csp_override(NOTHING_RUNS)
def sign(request, accent, initial):
    """A letter, by its number in Unicode, on a colour; colours.py sees to it that an accent can be told from white."""
    letter = chr(int(initial, 16))
    if not letter.isalnum():
        raise Http404
    return render(request, "sign.svg", {"accent": accent, "initial": letter}, content_type=TYPES["svg"])


@kept()
@require_safe
def favicon(request):
    """For whoever asks without having read a page; browsers find the icon by its link."""
    return _icon("ico")


@kept()
@require_safe
def apple_touch_icon(request):
    return _icon("180")


def _icon(size):
    icons = paper.words().icons
    found = size in icons and Artwork.objects.filter(name=icons[size].rpartition("/")[2]).first()
    if not found:
        raise Http404
    return HttpResponse(bytes(found.content), content_type=TYPES[found.name.rpartition(".")[2]])


@kept()
@require_safe
def manifest(request):
    """https://www.w3.org/TR/appmanifest/"""
    words = paper.words()
    told = {
        "name": words.name,
        "short_name": shortened(words.name, SHORT),
        "description": words.strapline,
        "lang": words.language,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": _icons(words),
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _icons(words):
    if not words.icons:
        return [{"src": words.sign, "sizes": "any", "type": TYPES["svg"]}]
    return [{"src": words.icons[size], "sizes": f"{size}x{size}", "type": TYPES["png"]} for size in ("192", "512")]
