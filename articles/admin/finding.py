"""The search field over the desk's list of stories, and in its pickers."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from articles import fulltext


class FindsStories(admin.ModelAdmin):
    """For the story admin."""

    search_help_text = "Words, “phrases”, -without; authors, tags; a story’s number or its address"

    @admin.display(description="headline")
    def told(self, story):
        """The headline, which leads to the story, and where its text has what was searched for."""
        marked = format_html_join("", "{}", ((mark(part),) for part in getattr(story, "excerpt", [])))
        below = format_html('<p class="desk-excerpt" dir="auto">{}</p>', marked) if marked else ""
        return format_html('<a href="{}">{}</a>{}', story.page, story.headline, below)

    def get_search_results(self, request, queryset, search_term):
        return fulltext.found(queryset, search_term), False


def mark(part):
    return format_html("<mark>{}</mark>", part.text) if part.is_asked else part.text
