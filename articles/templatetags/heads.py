"""What the head of a page tells machines: `{% structured_data "story" edition corrections %}` (structured_data.py), and
what other sites show beside a link to it where it has no picture: `{% bill edition as address %}` (bills.py). A list's
title is `{% titled name page %}`."""

from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from articles import bills
from articles import structured_data as told
from newsroom.dates import dated

register = template.Library()
PAGES = {each: getattr(told, each) for each in ("archive", "front", "section", "tag", "author", "series", "story")}


@register.simple_tag(takes_context=True)
def structured_data(context, page, *shown):
    return told.script(PAGES[page](context["paper"], *shown))


@register.simple_tag
def titled(title, page=None):
    """The title of a list; of a page on which it goes on, with the moment from which it does: a list that goes by
    places has no page two, and what stands there today another page has tomorrow."""
    if not (page and page.begins):
        return title
    moment = dated(timezone.localtime(page.begins), gettext("j F Y, H:i"))
    return gettext("%(title)s, up to %(moment)s") % {"title": title, "moment": moment}


@register.inclusion_tag("articles/_bill.html", takes_context=True)
def bill(context, edition=None):
    """Of an edition, or of the paper."""
    paper = context["paper"]
    address = urljoin(settings.SITE_ADDRESS, bills.address(paper, edition))
    alt = edition.headline_when_shared if edition else paper.name
    return {"address": address, "alt": alt, "width": bills.WIDTH, "height": bills.HEIGHT}
