"""Compresses answers that nobody keeps, while somebody waits."""

from functools import wraps

from django.utils.cache import patch_vary_headers

from .encodings import PRESSES, WORTH_IT, chosen


def pressed(view):
    """Decorates a view whose answers are made for each request: they are sent as small as kept pages are.

    For pages that hold no secret. Whoever can mix words of theirs with one, and sees how long the answer is, finds it
    out in time (https://www.breachattack.com/).
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = chosen(request.headers.get("Accept-Encoding"), PRESSES)
        if encoding and len(response.content) >= WORTH_IT:
            response.content = PRESSES[encoding](response.content)
            response.headers["Content-Encoding"] = encoding
        return response

    return answer
