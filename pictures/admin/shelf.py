"""The library's list: pictures side by side, each with what it lacks."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import F
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from newsroom.lists import CappedPaginator
from pictures import finding, standing, uses

from .filters import AddedByFilter, AddedFilter, MissingFilter, ShapeFilter, StateFilter

# What stands in the address as `o`: the column of `list_display`, with a minus for the last first.
ORDERS = {"": "Newest first", "1": "Oldest first", "-2": "Taken last", "3": "Rights end first"}


class Shelf(ChangeList):
    """The list, whose pictures have their `marks` and `times_used`, and whose `orders` are links."""

    def get_results(self, request):
        super().get_results(request)
        if not (self.query or self.has_active_filters):
            self.full_result_count = self.result_count  # so that no link offers all of them where all are shown
        self.result_list = list(self.result_list)  # read once: as a query, it would stand in those for its uses
        today, times = timezone.localdate(), uses.counted(self.result_list)
        for picture in self.result_list:
            picture.marks = standing.marks(picture, today)
            picture.times_used = times[picture.pk]

    @property
    def orders(self):
        """For each order its label, where it leads, and whether the list stands in it."""
        now = self.params.get(ORDER_VAR, "")
        for order, label in ORDERS.items():
            link = self.get_query_string({ORDER_VAR: order}) if order else self.get_query_string(remove=[ORDER_VAR])
            yield {"label": label, "link": link, "is_chosen": order == now}


class ShowsShelf(admin.ModelAdmin):
    """For the picture admin: the grid, how it is searched, narrowed and put in order."""

    list_display = ["uploaded_at", "taken", "rights_end"]
    list_filter = [MissingFilter, StateFilter, AddedByFilter, AddedFilter, ShapeFilter]
    list_per_page = 48  # full rows of two, three, four, six and eight
    list_max_show_all = 0
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["caption"]  # that there is a search; `finding` says where it looks
    search_help_text = (
        "Looks in descriptions, captions, credits, sources, rights holders, keywords and the names of who added them. "
        "A day, month or year finds what was taken or added then: 2026-11-26, Nov 2026, 2026. So do the first twelve "
        "characters of a file’s SHA-256."
    )
    actions = ["word_in_a_row"]

    def get_changelist(self, request, **kwargs):
        return Shelf

    def get_queryset(self, request):
        return super().get_queryset(request).for_desk()

    def get_search_results(self, request, queryset, search_term):
        return finding.find(queryset, search_term), False

    @admin.display(ordering=F("taken_on").asc(nulls_first=True))
    def taken(self, picture):
        return picture.taken_on

    @admin.display(ordering=F("usable_until").asc(nulls_last=True))
    def rights_end(self, picture):
        return picture.usable_until

    @admin.action(description="Write the words of these, in a row", permissions=["change"])
    def word_in_a_row(self, request, chosen):
        ids = ",".join(str(pk) for pk in chosen.values_list("pk", flat=True))
        return redirect(f"{reverse('admin:words_of_pictures')}?{urlencode({'ids': ids})}")
