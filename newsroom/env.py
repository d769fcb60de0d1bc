"""Reads the process environment: the only place that does.

Every reader takes the variable's name and gives a typed value, or raises
`ImproperlyConfigured` naming the variable, the value and what would do. A secret may stand in a file
whose path is given by `NAME_FILE` (as container platforms mount them) instead of in `NAME`; giving both
is refused, since nobody could tell which one counts.
"""

import os
import re
from email.utils import formataddr, parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

UNSET = object()
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
MAIL_SCHEMES = {"smtp": {"use_tls": True}, "smtps": {"use_ssl": True}, "smtp+plain": {}}
MAIL_PATIENCE = 20  # seconds that a mail server may take to say something
ENGINES = {"django.db.backends.sqlite3": "sqlite", "django.db.backends.postgresql": "postgresql"}


def choose_settings():
    """Names the settings module for Django where the environment does not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")


def text(name, default=UNSET):
    """The variable as it stands, stripped. Raises where it is unset and has no default."""
    value = os.environ.get(name)
    if value is None:
        if default is UNSET:
            raise ImproperlyConfigured(f"{name} is not set. Put {name}=… in the environment.")
        return default
    return value.strip()


def secret(name, default=UNSET):
    """The variable, or the contents of the file named by `NAME_FILE`. Never printed in an error."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return text(name, default)
    if name in os.environ:
        raise ImproperlyConfigured(f"Both {name} and {name}_FILE are set. Keep one of them.")
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE={path!r} cannot be read: {error}.") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE={path!r} is empty. Write the secret into it.")
    return value


def flag(name, default=False):
    """True or False from 1/0, true/false, yes/no, on/off."""
    value = text(name, "1" if default else "0").lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no. Use 1 or 0.")
    return value in TRUE


def whole(name, default, least=0, most=1_000_000):
    """A whole number from `least` to `most`."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number from {least} to {most}.")
    return int(value)


def listing(name, default=()):
    """The values between commas, without blanks."""
    value = text(name, ",".join(default))
    return [part.strip() for part in value.split(",") if part.strip()]


def choice(name, default, choices):
    """One of `choices`."""
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r} is not one of {', '.join(choices)}.")
    return value


def time_zone(name, default):
    """The name of a time zone of the IANA database, such as Asia/Singapore."""
    value = text(name, default)
    if value not in available_timezones():
        raise ImproperlyConfigured(f"{name}={value!r} is not a time zone. Use one such as Asia/Singapore.")
    return ZoneInfo(value).key


def address(name, default):
    """Scheme and host of a site, such as https://www.example.org, without a slash at the end."""
    value = text(name, default).rstrip("/")
    if "/" in value.partition("://")[2] or not _is_address(value):
        raise ImproperlyConfigured(f"{name}={value!r} is no site's address, such as https://www.example.org.")
    return value


def address_elsewhere(name):
    """An address of somebody else's below which others are, such as https://cdn.example.org/paper, without a slash at
    the end; or ""."""
    return address_as_given(name).rstrip("/")


def address_as_given(name, default=""):
    """An address of somebody else's that is asked itself, such as https://hub.example.org/publish/, to the last slash;
    or ""."""
    value = text(name, default)
    if value and not _is_address(value):
        raise ImproperlyConfigured(f"{name}={value!r} is no address, such as https://cdn.example.org/paper.")
    return value


def key(name):
    """Eight to 128 letters, digits and hyphens, as IndexNow wants them, or ""."""
    value = text(name, "")
    if value and not re.fullmatch(r"[A-Za-z0-9-]{8,128}", value):
        raise ImproperlyConfigured(f"{name}={value!r} is no key: use 8 to 128 letters, digits and hyphens.")
    return value


def contact(name):
    """How somebody is reached, as an address of the web has it (mailto:, tel:, https://), or "". An e-mail address may
    stand by itself."""
    value = text(name, "")
    value = f"mailto:{value}" if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", value) else value
    if value and not re.fullmatch(r"(mailto:[^\s@]+@[^\s@]+|tel:\+[0-9-]+|https://\S+)", value):
        raise ImproperlyConfigured(
            f"{name}={value!r} is nobody's address. Use security@example.org, https://example.org/report or tel:+65-1."
        )
    return value


def _is_address(value):
    scheme, _, rest = value.partition("://")
    return scheme in ("http", "https") and not set(rest) & set("?# @;,'\"\\") and _names_a_host(value)


def _names_a_host(value):
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        return False


def cache_server(name):
    """The address of a Valkey or Redis, such as redis://:password@host:6379/0, or "" for none."""
    value = secret(name, "")
    scheme, _, rest = value.partition("://")
    is_one = rest and scheme in ("redis", "rediss") and _names_a_host(value)
    if value and not (is_one or (scheme == "unix" and rest.startswith("/"))):
        scheme = scheme if rest else ""  # what is no address may be a password: it is not printed
        raise ImproperlyConfigured(
            f"{name} (scheme {scheme!r}) is no address of a Valkey or Redis. "
            "Use redis://host:6379/0, rediss://:password@host:6380/0 or unix:///run/redis.sock."
        )
    return value


def mail_server(name):
    """Django's MAILERS entry from an address, or {} for none: smtp://user:password@host:587 goes over to TLS before it
    says anything, smtps://… begins with it, smtp+plain://localhost:25 does without; console:// prints mail instead."""
    value = secret(name, "")
    scheme, separator, _ = value.partition("://")
    if value == "console://":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if value and not (scheme in MAIL_SCHEMES and _names_a_host(value)):
        scheme = scheme if separator else ""  # what is no address may be a password: it is not printed
        raise ImproperlyConfigured(
            f"{name} (scheme {scheme!r}) is no mail server's address. Use smtp://user:password@mail.example.org:587, "
            "smtps://user:password@mail.example.org:465 or smtp+plain://localhost:25."
        )
    return {"OPTIONS": {**_mail_place(value), **MAIL_SCHEMES[scheme], "timeout": MAIL_PATIENCE}} if value else {}


def _mail_place(value):
    parts = urlsplit(value)
    who = {"username": unquote(parts.username or ""), "password": unquote(parts.password or "")}
    return {"host": parts.hostname, "port": parts.port, **who}


def sender(name):
    """Whom mail comes from: desk@example.org, or The Review <desk@example.org>; or ""."""
    value = text(name, "")
    words, address = parseaddr(value)
    if value and not re.fullmatch(r"[^\s@<>,]+@[^\s@<>,]+", address):
        raise ImproperlyConfigured(f"{name}={value!r} is no sender. Use The Review <desk@example.org>.")
    return formataddr((words, address)) if words else address


def folder(name, default):
    """The path of a folder, made where it is missing."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}={str(path)!r} cannot be made a folder: {error}.") from error
    return path


def database(name, default):
    """Django's DATABASES entry from an address: sqlite:///file or postgresql://user:password@host/name."""
    value = secret(name, default)
    scheme, separator, _ = value.partition("://")
    scheme = scheme if separator else ""  # what is no address may be a password: it is not printed
    hint = "Use sqlite:///file.sqlite3 or postgresql://user:password@host/name."
    try:
        config = dj_database_url.parse(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} (scheme {scheme!r}) is not a database address. {hint}") from error
    if config["ENGINE"] not in ENGINES or not config["NAME"]:
        raise ImproperlyConfigured(f"{name} (scheme {scheme!r}) names no engine of ours, or no database. {hint}")
    return dict(config)
