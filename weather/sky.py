"""What the sky of a day is like, in the few words that a paper has for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sky(models.TextChoices):
    CLEAR = "clear", pgettext_lazy("sky", "Clear")
    FAIR = "fair", _("Mostly clear")
    PARTLY = "partly", _("Partly cloudy")
    CLOUDY = "cloudy", _("Cloudy")
    FOG = "fog", _("Fog")
    DRIZZLE = "drizzle", _("Drizzle")
    RAIN = "rain", _("Rain")
    SHOWERS = "showers", _("Showers")
    SLEET = "sleet", _("Sleet")
    SNOW = "snow", _("Snow")
    THUNDER = "thunder", _("Thunderstorms")


# WMO code table 4677, as far as Open-Meteo uses it: https://open-meteo.com/en/docs
BY_CODE = {
    Sky.CLEAR: {0},
    Sky.FAIR: {1},
    Sky.PARTLY: {2},
    Sky.CLOUDY: {3},
    Sky.FOG: {45, 48},
    Sky.DRIZZLE: {51, 53, 55},
    Sky.RAIN: {61, 63, 65},
    Sky.SHOWERS: {80, 81, 82},
    Sky.SLEET: {56, 57, 66, 67},  # drizzle and rain that freeze
    Sky.SNOW: {71, 73, 75, 77, 85, 86},
    Sky.THUNDER: {95, 96, 99},
}
# Parts of MET Norway's names, such as heavyrainshowersandthunder_day; the first that is there counts.
# https://api.met.no/weatherapi/weathericon/2.0/documentation
BY_NAME = {
    "thunder": Sky.THUNDER,
    "sleet": Sky.SLEET,
    "snow": Sky.SNOW,
    "rainshowers": Sky.SHOWERS,
    "rain": Sky.RAIN,
    "fog": Sky.FOG,
    "partlycloudy": Sky.PARTLY,
    "cloudy": Sky.CLOUDY,
    "fair": Sky.FAIR,
    "clearsky": Sky.CLEAR,
}


def of_code(code):
    """The Sky for a WMO code; "" for what is none."""
    is_number = isinstance(code, int | float) and not isinstance(code, bool)
    return next((sky for sky, codes in BY_CODE.items() if is_number and code in codes), "")


def of_name(name):
    """The Sky for a name of MET Norway's; "" for what is none."""
    told = name if isinstance(name, str) else ""
    return next((sky for part, sky in BY_NAME.items() if part in told), "")
