import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

RENDITION_NAME = re.compile(r"[0-9a-f]{16}-\d{1,5}\.(webp|jpg)", re.ASCII)
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


def etag(request, name):
    return f'"{name}"' if RENDITION_NAME.fullmatch(name) else None


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
@condition(etag_func=etag)
def rendition_file(request, name):
    """A rendition's file. Its name says what is in it, so whoever has it may keep it for a year."""
    match = RENDITION_NAME.fullmatch(name)
    if not match:
        raise Http404
    try:
        file = default_storage.open(f"pictures/{name}")
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type=TYPES[match[1]], headers=headers)
