"""What every page may say about the paper itself."""

from django.conf import settings
from django.utils import timezone


def context(request):
    """Template context: the paper's name, strapline, address and its own date (an aware datetime)."""
    return {
        "paper": {
            "name": settings.PAPER_NAME,
            "strapline": settings.PAPER_STRAPLINE,
            "address": settings.SITE_ADDRESS,
            "language": settings.LANGUAGE_CODE,
        },
        "now": timezone.localtime(),
    }
