"""Where a request came from, for the desk's log."""

from django.conf import settings


def address_of(request):
    """The address of the machine that asks, as the nearest proxy saw it where the paper stands behind one."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def whence(request, road):
    """The road an act came by, and the machine: “form, 192.0.2.7”."""
    return ", ".join(filter(None, [road, address_of(request)]))
