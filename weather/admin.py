from django.contrib import admin

from .models import City
from .reading import degrees


@admin.register(City)
class CityAdmin(admin.ModelAdmin):
    list_display = ["name", "label", "reading", "read_at", "shown", "position"]
    list_editable = ["shown", "position"]
    fields = ["name", "label", ("latitude", "longitude"), "position", "shown"]

    @admin.display(description="last reading")
    def reading(self, city):
        return "none yet" if city.temperature is None else f"{degrees(city.temperature)} C"
