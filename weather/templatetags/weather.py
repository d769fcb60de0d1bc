from django import template
from django.conf import settings
from django.utils import timezone

from weather.models import City
from weather.reading import degrees

register = template.Library()

# As the services' licences (both CC BY 4.0) ask to be named.
SOURCES = {
    "open-meteo": ("Weather data by Open-Meteo.com", "https://open-meteo.com/"),
    "met-norway": ("Weather data from MET Norway", "https://www.met.no/"),
}

register.filter("degrees", degrees)


@register.inclusion_tag("weather/_strip.html")
def weather_strip():
    """The cities with a reading of the last day, in one query. Calls nobody."""
    if settings.WEATHER_PROVIDER == "none":
        return {}
    now = timezone.now()
    cities = City.objects.for_strip(now)
    return {"cities": [(city, city.is_old(now)) for city in cities]}


@register.inclusion_tag("weather/_attribution.html")
def weather_attribution():
    words, address = SOURCES.get(settings.WEATHER_PROVIDER, ("", ""))
    return {"words": words, "address": address}
