"""What `check --deploy` says of kept pages."""

from django.conf import settings
from django.core.checks import Tags, Warning, register

from .storeroom import Storeroom


@register(Tags.caches, deploy=True)
def the_store_of_kept_pages_answers(app_configs, **kwargs):
    """A warning, since the paper does without."""
    trouble = Storeroom(settings.PAGE_CACHE_ADDRESS).trouble() if settings.PAGE_CACHE_ADDRESS else None
    if trouble is None:
        return []
    return [
        Warning(
            f"The store of kept pages does not answer: {trouble}",
            hint="Compare PAGE_CACHE_ADDRESS with where Valkey or Redis listens; unset it to do without.",
            id="pagecache.W001",
        )
    ]
