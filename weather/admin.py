from django import forms
from django.contrib import admin

from newsroom import zones
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
    list_display = ["name", "label", "reading", "read_at", "trouble", "shown", "position"]
    list_editable = ["shown", "position"]
    fields = ["name", "label", ("latitude", "longitude"), "zone", "position", "shown"]

    @admin.display(description="last reading")
    def reading(self, city):
        return "none yet" if city.temperature is None else f"{degrees(city.temperature)} C"

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
