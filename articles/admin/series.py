"""Series at the desk: what they say of themselves, and their parts in order."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError

from articles import publishing, workflow
from articles.choosing import ChipsInput, PartsField, PictureInput, chosen_links, chosen_picture
from articles.models import Part, Series, Story
from newsroom.finding import Finds, number_of
from newsroom.missing import MissesRows
from newsroom.whence import whence
from pictures.models import Picture

from .saving import TriesOnceMore


class SeriesForm(forms.ModelForm):
    parts = PartsField(
        label="Parts",
        required=False,
        widget=ChipsInput("parts", chosen_links),
        help_text="In the order in which they are to be read. Readers are told of those that are published.",
    )

    class Meta:
        model = Series
        fields = ["title", "slug", "standfirst", "picture", "is_finished"]
        widgets = {"standfirst": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["parts"] = list(self.instance.parts.values_list("story_id", flat=True))

    def clean_parts(self):
        """Each a story once, and of no other series."""
        numbers = list(dict.fromkeys(self.cleaned_data["parts"]))
        there = set(Story.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        elsewhere = Part.objects.exclude(series=self.instance.pk).filter(story__in=numbers)
        for part in elsewhere.select_related("story", "series"):
            raise ValidationError(f"“{part.story}” is part of “{part.series}”. Take it out there first.")
        return [number for number in numbers if number in there]


@admin.register(Series)
class SeriesAdmin(TriesOnceMore, MissesRows, Finds, admin.ModelAdmin):
    form = SeriesForm
    list_display = ["title", "number", "is_finished", "address"]
    search_fields = ["title", "slug"]
    fields = ["title", "slug", "standfirst", "picture", "parts", "is_finished"]
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("parts")

    @admin.display(description="parts")
    def number(self, series):
        return len(series.parts.all())

    @admin.display(description="address")
    def address(self, series):
        return series.get_absolute_url()

    @admin.display(description="parts")
    def parts(self, series):
        """For those who may only look."""
        return " · ".join(str(part.story) for part in series.parts.select_related("story"))

    def get_deleted_objects(self, objs, request):
        """The series and the number of their stories, which stay."""
        stories = Part.objects.filter(series__in=objs).count()
        return [str(series) for series in objs], {"series": len(objs), "stories, which stay": stories}, set(), []

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The picture is picked where all pictures are: in the library’s dialog."""
        if db_field.name != "picture":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return db_field.formfield(widget=PictureInput(chosen_picture(Picture.objects.all())))

    def get_changeform_initial_data(self, request):
        """A story's page begins a series with that story."""
        story = number_of(request.GET.get("story"))
        return {"parts": [story] if story else [], **super().get_changeform_initial_data(request)}

    def save_model(self, request, obj, form, change):
        if refusal := workflow.refusal_to_order_series(request.user):
            raise PermissionDenied(refusal)
        try:
            said = {"by": request.user, "where": whence(request, "series")}
            publishing.save_series(obj, form.cleaned_data["parts"], **said)
        except publishing.Refused as refused:
            messages.error(request, f"Not saved: {refused}")

    def delete_model(self, request, obj):
        publishing.delete_series(obj, by=request.user, where=whence(request, "series"))
