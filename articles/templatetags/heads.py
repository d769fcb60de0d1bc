"""What the head of a page tells machines: `{% structured_data "story" edition corrections %}` (structured_data.py), and
what other sites show beside a link to it where it has no picture: `{% bill edition as address %}` (bills.py)."""

from urllib.parse import urljoin

from django import template
from django.conf import settings

from articles import bills
from articles import structured_data as told

register = template.Library()
PAGES = {each: getattr(told, each) for each in ("archive", "front", "section", "tag", "author", "series", "story")}


@register.simple_tag(takes_context=True)
def structured_data(context, page, *shown):
    return told.script(PAGES[page](context["paper"], *shown))


@register.inclusion_tag("articles/_bill.html", takes_context=True)
def bill(context, edition=None):
    """Of an edition, or of the paper."""
    paper = context["paper"]
    address = urljoin(settings.SITE_ADDRESS, bills.address(paper, edition))
    alt = edition.headline_when_shared if edition else paper.name
    return {"address": address, "alt": alt, "width": bills.WIDTH, "height": bills.HEIGHT}
