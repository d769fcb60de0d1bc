from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from newsroom import ago
from newsroom.pagecache import furniture
from newsroom.pagecache.naming import name
from weather.models import City
from weather.reading import degrees

register = template.Library()
MINUS = "\u200e\u2212"  # behind a mark that keeps it on the left of its number, where lines run from the right
STRIP_LIFE = 60  # seconds: the strip says how long ago an old reading was taken

# As the services' licences (both CC BY 4.0) ask to be named.
SOURCES = {
    "open-meteo": (_("Weather data by Open-Meteo.com"), "https://open-meteo.com/"),
    "met-norway": (_("Weather data from MET Norway"), "https://www.met.no/"),
}


@register.filter("degrees")
def printed_degrees(temperature):
    """°C as readers see it: with a minus in place of a hyphen, and the comma or point of their language."""
    return degrees(temperature).replace("-", MINUS).replace(".", get_format("DECIMAL_SEPARATOR"))


@register.simple_tag
def weather_strip():
    """The cities with a reading of the last day, in one query. Calls nobody."""
    return _strip(timezone.now())


@furniture.piece("weather", seconds=STRIP_LIFE)
def _strip(at):
    name("weather")
    if settings.WEATHER_PROVIDER == "none":
        return ""
    cities = City.objects.for_strip(at)
    return render_to_string("weather/_strip.html", {"cities": [(city, _age_of_old(city, at)) for city in cities]})


def _age_of_old(city, at):
    return ago.told(city.read_at, at) if city.is_old(at) else ""


@register.inclusion_tag("weather/_attribution.html")
def weather_attribution():
    words, address = SOURCES.get(settings.WEATHER_PROVIDER, ("", ""))
    return {"words": words, "address": address}
