from django import template

from articles import cards

register = template.Library()
register.simple_tag(cards.html, name="card")
