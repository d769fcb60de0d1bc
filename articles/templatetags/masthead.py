"""What stands over and under every page beside the section bar: the breaking banner, and links to flat pages.

Queries: the banner one, and one more where it leads to a story; both for all pages together where pages are kept.
"""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import blocks, flat, keys, printed
from articles.models import Banner, Edition
from newsroom.pagecache import furniture
from newsroom.pagecache.naming import good_until, name

register = template.Library()
ROOMS = (
    ("front", _("Front page")),
    ("archive", _("Archive")),
    ("search", _("Search")),
    ("corrections", _("Corrections")),
)
FEED = _("RSS feed")


@register.simple_tag(takes_context=True)
def breaking_banner(context):
    """The line over every page, at the moment the page is of; nothing where none is up."""
    return _banner(context.get("at") or timezone.now())


@furniture.piece("banner")
def _banner(at):
    name(keys.BANNER)
    banner = Banner.objects.up(at).first()
    if banner is None:
        return ""
    good_until(banner.until)
    return render_to_string("_banner.html", {"banner": banner, "edition": _leads_to(banner.story_id, at)})


def _leads_to(number, at):
    """The edition of the story that readers see, as soon as there is one; else None."""
    if not number:
        return None
    printed.awaited([number], "link")
    edition = Edition.objects.live(at).filter(story=number).select_related("category").first()
    if edition:
        printed.card(edition, "link")
    return edition


@register.simple_tag(takes_context=True)
def links_at_the_foot(context):
    """What every paper has at its foot, as (address, words), but for what the desk's own columns lead to."""
    said = {link["address"] for _, links in context["paper"].columns for link in links}
    pages = [(page.get_absolute_url(), page.title) for page in flat.in_footer()]
    rooms = [(reverse(name), words) for name, words in ROOMS]
    return [(address, words) for address, words in (*rooms, *pages, (reverse("feed"), FEED)) if address not in said]


@register.filter
def flat_html(words, whole):
    """The body of a flat page, or of one of its versions, as readers see it. `whole`: as `blocks.shown` takes it."""
    return blocks.shown(words.body, whole=whole)
