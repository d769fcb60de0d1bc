"""System checks of the configuration: each has an id, and a hint that says what to type."""

import io

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.files.storage import storages
from django.db import connection
from django.utils.crypto import get_random_string

MAIL_EXAMPLES = {"MAIL_URL": "smtp://user:password@mail.example.org:587", "MAIL_FROM": "The Review <desk@example.org>"}
OF_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
OF_A_STORE = ("S3_ORIGINALS_BUCKET", "S3_ADDRESS", "S3_KEY", "S3_SECRET", "S3_PUBLIC_ADDRESS")


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


@register(Tags.mail)
def mail_is_wholly_set(app_configs, **kwargs):
    if bool(settings.MAIL_SERVER) == bool(settings.MAIL_FROM):
        return []
    given, lacking = ("MAIL_URL", "MAIL_FROM") if settings.MAIL_SERVER else ("MAIL_FROM", "MAIL_URL")
    return [
        Error(
            f"{given} is set and {lacking} is not: no mail would be sent.",
            hint=f"Set {lacking} as well ({MAIL_EXAMPLES[lacking]}), or take {given} away.",
            id="newsroom.E009",
        )
    ]


@register(Tags.mail)
def mail_travels_in_secret(app_configs, **kwargs):
    """A link to a new password is as good as one; so is the password of the mail server itself."""
    options = settings.MAIL_SERVER.get("OPTIONS", {})
    is_open = options and not (options.get("use_tls") or options.get("use_ssl"))
    if not is_open or options["host"] in OF_THIS_MACHINE:
        return []
    return [
        Warning(
            f"Mail goes to {options['host']} in the clear, links to new passwords with it.",
            hint="Set MAIL_URL=smtp://… or smtps://…, unless nobody can listen on the way there.",
            id="newsroom.W005",
        )
    ]


@register(Tags.files)
def the_store_is_wholly_named(app_configs, **kwargs):
    """Half a store keeps nothing; and who set a part of it believes that pictures go there."""
    named = [
        name for name in ("S3_ORIGINALS_BUCKET", "S3_ADDRESS", "S3_KEY", "S3_PUBLIC_ADDRESS") if getattr(settings, name)
    ]
    if settings.MEDIA_STORE == "s3":
        named.append("MEDIA_STORE=s3")
    if named and not settings.S3_BUCKET:
        problem, hint = f"{named[0]} is set, and no bucket.", f"Set S3_BUCKET as well, or take {named[0]} away."
    elif bool(settings.S3_KEY) != bool(settings.S3_SECRET):
        problem, hint = "Of S3_KEY and S3_SECRET only one is set.", "Set both; or none, where the machine has a role."
    else:
        return []
    return [Error(f"The store of pictures is named by half: {problem}", hint=hint, id="newsroom.E003")]


@register(Tags.security)
def originals_lie_apart(app_configs, **kwargs):
    """A public address lets anybody read the bucket behind it."""
    apart = settings.S3_ORIGINALS_BUCKET not in ("", settings.S3_BUCKET)
    if apart or not settings.S3_PUBLIC_ADDRESS:
        return []
    return [
        Error(
            f"Readers get pictures from S3_PUBLIC_ADDRESS={settings.S3_PUBLIC_ADDRESS}, and originals lie there, too.",
            hint="Set S3_ORIGINALS_BUCKET to a bucket of its own that nobody can read without a key.",
            id="newsroom.E004",
        )
    ]


@register(Tags.security)
def pictures_are_as_secure_as_pages(app_configs, **kwargs):
    if not settings.HTTPS or not settings.S3_PUBLIC_ADDRESS.startswith("http://"):
        return []
    return [
        Warning(
            f"Pages are https and S3_PUBLIC_ADDRESS={settings.S3_PUBLIC_ADDRESS} is not: browsers leave pictures out.",
            hint="Have it served over https and set S3_PUBLIC_ADDRESS=https://….",
            id="newsroom.W004",
        )
    ]


@register(Tags.security)
def several_machines_share_a_database(app_configs, **kwargs):
    if not settings.SEVERAL_MACHINES or connection.vendor != "sqlite":
        return []
    return [
        Error(
            "The paper runs on several machines, and SQLite is a file of one of them.",
            hint="Set DATABASE_URL=postgresql://user:password@host/name.",
            id="newsroom.E005",
        )
    ]


@register(Tags.files)
def several_machines_share_the_pictures(app_configs, **kwargs):
    """A warning, since a folder may be one that the machines share: nobody can tell from within."""
    if not settings.SEVERAL_MACHINES or settings.MEDIA_STORE == "s3":
        return []
    return [
        Warning(
            f"The paper runs on several machines, and pictures lie in {settings.DATA_DIR}: of this one?",
            hint="Set S3_BUCKET and the rest of the store, or see to it that all machines share that folder.",
            id="newsroom.W003",
        )
    ]


@register(Tags.files, deploy=True)
def the_store_keeps_files(app_configs, **kwargs):
    """Tries it, so that a wrong key is not found out by the first who uploads."""
    if not settings.S3_BUCKET:
        return []
    stores = [storages.create_storage(options) for options in settings.STORES["s3"].values()]
    return [problem for store in stores for problem in tried(store)]


def tried(store):
    """What is wrong with a store that is given a small file, which is taken away again."""
    try:
        name = store.save(f"tried-by-check-{get_random_string(8)}", io.BytesIO(b"This may be deleted."))
        problems = [*seen_by_strangers(store, name)]
        store.delete(name)
    except OSError as error:
        hint = "Compare S3_ADDRESS, S3_REGION, the buckets’ names and S3_KEY with what the store says of them."
        return [Error(f"Bucket {store.bucket_name} takes no files: {error}", hint=hint, id="newsroom.E006")]
    return problems


def seen_by_strangers(store, name):
    if store.address is None and store.is_open_to_anybody(name):
        hint = "Take public reading away from that bucket: originals have GPS positions and what must not be printed."
        yield Error(f"Anybody can read originals in bucket {store.bucket_name}.", hint=hint, id="newsroom.E007")
    if store.address and not store.reaches_readers(name):
        hint = "Let anybody read that bucket, and give its address or its CDN’s; or take S3_PUBLIC_ADDRESS away."
        yield Error(f"Readers get no pictures from {store.address}.", hint=hint, id="newsroom.E008")
