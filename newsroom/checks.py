"""System checks of the configuration: each has an id, and a hint that says what to type."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security)
def weather_contact_is_given(app_configs, **kwargs):
    """MET Norway's terms ask for a User-Agent that says who calls: https://api.met.no/doc/TermsOfService."""
    if settings.WEATHER_PROVIDER != "met-norway" or settings.WEATHER_CONTACT:
        return []
    return [
        Error(
            "MET Norway wants to know who asks, and WEATHER_CONTACT is empty.",
            hint="Set WEATHER_CONTACT to an e-mail address or web page of yours, or WEATHER_PROVIDER=open-meteo.",
            id="newsroom.E001",
        )
    ]


@register(Tags.security, deploy=True)
def site_address_is_secure(app_configs, **kwargs):
    if settings.HTTPS:
        return []
    return [
        Warning(
            f"SITE_ADDRESS={settings.SITE_ADDRESS} is not https: sign-ins would travel in the clear.",
            hint="Serve the site over https and set SITE_ADDRESS=https://….",
            id="newsroom.W001",
        )
    ]


@register(Tags.security, deploy=True)
def https_is_told_by_the_proxy(app_configs, **kwargs):
    """Gunicorn speaks plain http here: whatever serves https stands in front and has to be believed."""
    if not settings.HTTPS or settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Warning(
            f"SITE_ADDRESS={settings.SITE_ADDRESS} is https, and no proxy is believed to say so: endless redirects.",
            hint="Have the proxy set X-Forwarded-Proto, and set BEHIND_PROXY=1.",
            id="newsroom.W002",
        )
    ]


@register(Tags.security)
def no_private_server_is_asked(app_configs, **kwargs):
    """FETCH_ALSO is for tests and developers: on a server it would be a door into the operator’s own network."""
    if settings.DEBUG or not settings.FETCH_ALSO:
        return []
    return [
        Error(
            f"FETCH_ALSO lets the desk fetch from private servers: {', '.join(settings.FETCH_ALSO)}.",
            hint="Set FETCH_ALSO = [] in newsroom/settings.py.",
            id="newsroom.E002",
        )
    ]
