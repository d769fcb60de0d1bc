"""Who carries the paper to its readers, one module each: how each is told to forget."""

from django.conf import settings

from .cloudflare import Cloudflare
from .fastly import Fastly
from .printing import Printing
from .varnish import Varnish

CARRIERS = {"fastly": Fastly, "cloudflare": Cloudflare, "varnish": Varnish, "print": Printing}


def ours():
    """The one that EDGE names, or None."""
    carrier = CARRIERS.get(settings.EDGE)
    return carrier and carrier()
