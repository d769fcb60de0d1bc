"""What a carrier needs to be told of, refused at start where it lacks."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

NEEDS = {
    "fastly": {"EDGE_SITE": "the service’s id", "EDGE_TOKEN": "a token that may purge_select"},
    "cloudflare": {"EDGE_SITE": "the zone’s id", "EDGE_TOKEN": "a token with the permission Cache Purge"},
    "varnish": {"EDGE_ADDRESSES": "the address of each Varnish, such as http://127.0.0.1:6081"},
}


@register(Tags.security)
def the_carrier_can_be_told(app_configs, **kwargs):
    lacking = {name: what for name, what in NEEDS.get(settings.EDGE, {}).items() if not getattr(settings, name)}
    return [
        Error(
            f"EDGE={settings.EDGE} is set, and {_variable(name)} is not: nothing could be purged there.",
            hint=f"Set {_variable(name)} to {what}, or EDGE=none.",
            id="edge.E001",
        )
        for name, what in lacking.items()
    ]


@register(Tags.security)
def the_carriers_pages_are_kept_here(app_configs, **kwargs):
    """What a page prints is known of kept pages only, and without it nothing may be kept elsewhere either."""
    if settings.EDGE == "none" or settings.PAGE_CACHE_MEGABYTES:
        return []
    return [
        Warning(
            f"EDGE={settings.EDGE} is set and PAGE_CACHE_MEGABYTES=0: the carrier is told to keep nothing.",
            hint="Set PAGE_CACHE_MEGABYTES=64, or EDGE=none.",
            id="edge.W001",
        )
    ]


def _variable(name):
    return {"EDGE_ADDRESSES": "EDGE_ADDRESS"}.get(name, name)
