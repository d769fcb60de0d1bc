"""Attributes that say in which language words are, and which way they run: of a story's own words, and of what the
paper says inside a story that is in another language (https://www.w3.org/TR/WCAG22/#language-of-parts)."""

from django import template
from django.utils.html import format_html

from newsroom import languages

register = template.Library()
BY_ITS_LETTERS = format_html('dir="{}"', "auto")
ATTRIBUTES = 'lang="{}" dir="{}"'


@register.simple_tag
def in_its_language(edition):
    """Of an element with words of a story. In the paper's language they run as their letters do."""
    return _said(edition.spoken) if edition.is_foreign else BY_ITS_LETTERS


@register.simple_tag
def in_papers_language(edition=None):
    """Of an element with words of the paper: inside a story that is in the paper's language, nothing; where nobody
    knows inside which, always."""
    return "" if edition and not edition.is_foreign else _said(languages.of(""))


def _said(language):
    return format_html(ATTRIBUTES, language.code, language.direction)
