import re
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import condition, require_safe

RENDITION_NAME = re.compile(r"[0-9a-f]{16}-\d{1,5}\.(avif|webp|jpg)", re.ASCII)
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def etag(request, name):
    return f'"{name}"'


@require_safe
def rendition_file(request, name):
    """A rendition's file; 503 where its store does not answer, which nobody keeps."""
    if not RENDITION_NAME.fullmatch(name):
        raise Http404
    try:
        return lying_file(request, name)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:
        return HttpResponse(status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})


@csp_override({"default-src": [CSP.NONE]})  # a picture fetches nothing; a page's has 400 bytes, on each of a dozen
@cache_control(public=True, max_age=31_536_000, immutable=True)
@condition(etag_func=etag)
def lying_file(request, name):
    """The file as it lies in the storage. Its name says what is in it, so whoever has it may keep it for a year."""
    file = default_storage.open(f"pictures/{name}")
    headers = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type=TYPES[PurePosixPath(name).suffix[1:]], headers=headers)
