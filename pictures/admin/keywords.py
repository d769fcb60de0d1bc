"""The keywords that pictures are found by: spelt better, made one, or given up. New ones are made where they are
written."""

from django.contrib import admin
from django.db.models import Count

from newsroom.finding import Finds
from newsroom.merging import MakesOne
from newsroom.missing import MissesRows
from pictures import filing
from pictures.models import Keyword, Keyworded


@admin.register(Keyword)
class KeywordAdmin(MakesOne, MissesRows, Finds, admin.ModelAdmin):
    list_display = ["name", "times"]
    search_fields = ["name"]
    fields = ["name"]
    list_per_page = 100
    show_full_result_count = False
    filed = "pictures_number"
    tells = "All their pictures are found by the one that stays. The others are given up."

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(pictures_number=Count("pictures"))

    def has_add_permission(self, request):
        return False

    def get_deleted_objects(self, objs, request):
        """The keywords and the number of their pictures. Django would list each picture."""
        pictures = Keyworded.objects.filter(tag__in=objs).count()
        needed = set() if self.has_delete_permission(request) else {Keyword._meta.verbose_name}
        return [str(keyword) for keyword in objs], {"keywords": len(objs), "pictures": pictures}, needed, []

    @admin.display(description="pictures", ordering="pictures_number")
    def times(self, keyword):
        return keyword.pictures_number

    def merge(self, request, chosen, stays):
        filing.merge(chosen, stays)
