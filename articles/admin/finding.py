"""The search field over the desk's list of stories, and in its pickers."""

from django.contrib import admin

from articles import finding


class FindsStories(admin.ModelAdmin):
    """For the story admin."""

    search_help_text = "Words of the headline or kicker, a story’s number or its address"

    def get_search_results(self, request, queryset, search_term):
        return finding.found(queryset, search_term), False
