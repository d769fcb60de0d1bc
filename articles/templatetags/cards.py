from django import template

from articles import cards

from .paper import year_of

register = template.Library()


@register.simple_tag(takes_context=True)
def card(context, edition, **look):
    """As `cards.html` makes it, dated for the page that it stands on."""
    return cards.html(edition, year=year_of(context), **look)
