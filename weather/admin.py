from django import forms
from django.contrib import admin
from django.utils.html import format_html

from newsroom import zones
from newsroom.clock import moment
from newsroom.missing import MissesRows
from newsroom.pagecache import marks

from .models import City
from .provider import PRINTED
from .reading import degrees


class CityForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "zone" in self.fields:
            offered = [("", "As the paper"), *zones.choices(self.instance.zone)]
            self.fields["zone"].widget = forms.Select(choices=offered)


@admin.register(City)
class CityAdmin(MissesRows, admin.ModelAdmin):
    form = CityForm
    list_display = ["name", "label", "reading", "measured", "wrong", "shown", "position"]
    list_editable = ["shown", "position"]
    fields = ["name", "label", ("latitude", "longitude"), "zone", "position", "shown", "wrong", "noted"]
    readonly_fields = ["wrong", "noted"]
    empty_value_display = ""

    @admin.display(description="last reading")
    def reading(self, city):
        return "none yet" if city.temperature is None else f"{degrees(city.temperature)} C"

    @admin.display(description="measured", ordering="read_at")
    def measured(self, city):
        return city.read_at and moment(city.read_at)

    @admin.display(description="trouble with the last answer", ordering="trouble")
    def wrong(self, city):
        return city.trouble and format_html('<span title="{}">{}</span>', city.trouble, city.trouble_in_words)

    @admin.display(description="as the log has it")
    def noted(self, city):
        return city.trouble

    def get_fields(self, request, obj=None):
        """What is wrong only where something is."""
        fields = super().get_fields(request, obj)
        return fields if obj and obj.trouble else [name for name in fields if name not in self.readonly_fields]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if {"latitude", "longitude"} & set(form.changed_data):
            obj.forget_weather()
        marks.mark(PRINTED)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        marks.mark(PRINTED)

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        marks.mark(PRINTED)
