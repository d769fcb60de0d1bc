"""Attributes that say in which language words are, and which way they run: of a story's own words, and of what the
paper says inside a story that is in another language (https://www.w3.org/TR/WCAG22/#language-of-parts)."""

from django import template
from django.utils.html import format_html

from newsroom import languages

register = template.Library()
BY_ITS_LETTERS = format_html('dir="{}"', "auto")
MARK = '<span class="desk-language" lang="{}" title="{}">{}</span>'
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


@register.simple_tag
def in_librarys_language(edition):
    """Of an element with words of the picture library, as `in_papers_language`. They run as their letters do: some were
    written before the paper was in its language, and inside a story of that time nobody knows which."""
    if edition.is_foreign_to_library:
        return format_html(ATTRIBUTES, languages.of("").bcp47, "auto")
    return BY_ITS_LETTERS if edition.is_foreign else ""


@register.simple_tag
def language_mark(story):
    """For the desk's lists: what a story's language is called, where it is not the paper's."""
    if not story.is_foreign:
        return ""
    language = story.spoken
    return format_html(MARK, language.bcp47, language.name, language.own_name)


def _said(language):
    return format_html(ATTRIBUTES, language.bcp47, language.direction)
