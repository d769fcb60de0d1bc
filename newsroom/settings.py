"""Django's settings: one file for every place the paper runs, fed by the environment (docs/operators.md)."""

import logging
import re
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from js_asset import static_lazy

from articles.body.embeds import FRAMES
from newsroom import env, first_paint

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY", "")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Put a long random string in SECRET_KEY, or the path of a file that "
            "holds one in SECRET_KEY_FILE. (On a developer's machine, DEBUG=1 does without.)"
        )
    SECRET_KEY = "only-for-debugging"  # noqa: S105

# The paper
PAPER_NAME = env.text("PAPER_NAME", "The Monsoon Review")
PAPER_STRAPLINE = env.text("PAPER_STRAPLINE", "Technology and the people who use it, from Yangon to Dili")
SITE_ADDRESS = env.address("SITE_ADDRESS", "http://127.0.0.1:8000")
TIME_ZONE = env.time_zone("PAPER_TIME_ZONE", "Asia/Singapore")
LANGUAGE_CODE = env.text("PAPER_LANGUAGE", "en-gb")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
# Where letters that the paper's own fonts lack are looked for as a headline is drawn (pictures/darkroom/lettering.py)
FONT_FOLDERS = env.listing("FONT_FOLDERS", ["/usr/share/fonts", "/usr/local/share/fonts"])

# Hosts and transport: SITE_ADDRESS decides
HOST = urlsplit(SITE_ADDRESS).hostname
HTTPS = SITE_ADDRESS.startswith("https://")
ALLOWED_HOSTS = [HOST, *env.listing("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
CSRF_FAILURE_VIEW = "newsroom.unknown_sender.refuse"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# Readers' pages carry no nonce, so that one page can be kept for everybody; the desk's templates ask for one.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE, first_paint.source()],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "frame-src": [CSP.SELF, *FRAMES],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}

INSTALLED_APPS = [
    "taggit",  # before newsroom, which takes its admin away again: the paper's tags are articles.Tag
    "newsroom.apps.NewsroomConfig",
    "newsroom.apps.DeskConfig",
    "newsroom.pagecache.apps.PageCacheConfig",
    "newsroom.pagecache.edge.apps.EdgeConfig",
    "articles",
    "pictures",
    "weather",
    "newsroom.apps.RolesConfig",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_prose_editor",
    "newsroom.apps.WorkConfig",
    "crontask",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "newsroom.middleware.ask_again",
    "newsroom.middleware.at_home",
    "newsroom.middleware.at_the_desk",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = False  # articles.views.missing does it, together with old addresses, in one redirect
AUTH_USER_MODEL = "newsroom.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.paper.context",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets may be restyled in templates/

# The database: SQLite that keeps its word, or PostgreSQL
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR / 'paper.sqlite3'))}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a writer waits at the start, not half-way with SQLITE_BUSY
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;",
    }
    # A server's threads keep theirs: to open one takes as long as a page's queries. With DEBUG, threads come and go.
    DATABASES["default"]["CONN_MAX_AGE"] = 0 if DEBUG else None
else:
    # Seconds: nobody waits longer for a server that is away, or says nothing. A pool that could not connect for so long
    # tries again with the next request; else it waits up to minutes longer from one try to the next. Where the way to
    # it swallows what is sent, Linux would go on sending for a quarter of an hour, and wait two hours for an answer.
    PATIENCE = 3
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": PATIENCE,
        "tcp_user_timeout": PATIENCE * 1000,
        "keepalives_idle": PATIENCE,
        "keepalives_interval": 1,
        **DATABASES["default"].get("OPTIONS", {}),
        "pool": {
            "min_size": 1,
            "max_size": env.whole("DATABASE_POOL", 8, least=1, most=200),
            "timeout": PATIENCE,
            "reconnect_timeout": PATIENCE,
        },
    }
    # Else the first readers after a restart of the server would get an error each.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Readers' pages, kept ready in each web process (newsroom/pagecache); 0 keeps none, as while one writes templates
PAGE_CACHE_MEGABYTES = env.whole("PAGE_CACHE_MEGABYTES", 0 if DEBUG else 64, most=65_536)
PAGE_CACHE_ADDRESS = env.cache_server("PAGE_CACHE_ADDRESS")  # of a Valkey or Redis that processes share; "" for none

# Caches in front of the paper (newsroom/pagecache/edge)
EDGE = env.choice("EDGE", "none", ["none", "fastly", "cloudflare", "varnish", "print"])
EDGE_SITE = env.text("EDGE_SITE", "")  # the service’s or zone’s id there
EDGE_TOKEN = env.secret("EDGE_TOKEN", "")
EDGE_ADDRESSES = env.listing("EDGE_ADDRESS")  # of each Varnish; of a service's API where it is not its own

# Work done later: django.tasks, kept in the database, run by `manage.py db_worker`
TASKS = {"default": {"BACKEND": "newsroom.work.Backend"}}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns at start where it is missing
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
SEALS = DATA_DIR / "edge"  # where nginx sees what it must not show any more (newsroom/pagecache/edge/seal.py)
READS = DATA_DIR / "reads"  # where web processes note who reads what, until it is rolled up

# Pictures lie in folders of this machine, or in buckets of a store that speaks S3 (newsroom/bucket.py)
S3_BUCKET = env.text("S3_BUCKET", "")
S3_ORIGINALS_BUCKET = env.text("S3_ORIGINALS_BUCKET", "")
S3_ADDRESS = env.address_elsewhere("S3_ADDRESS")  # "" is Amazon's
S3_REGION = env.text("S3_REGION", "")
S3_ADDRESSING = env.choice("S3_ADDRESSING", "auto", ["auto", "path", "virtual"])
S3_KEY = env.text("S3_KEY", "")  # "" leaves it to the machine's own role, as Amazon's have one
S3_SECRET = env.secret("S3_SECRET", "")
S3_PUBLIC_ADDRESS = env.address_elsewhere("S3_PUBLIC_ADDRESS")  # "" hands pictures out through the paper
MEDIA_STORE = env.choice("MEDIA_STORE", "s3" if S3_BUCKET else "local", ["local", "s3"])
SEVERAL_MACHINES = env.flag("SEVERAL_MACHINES")
FOLDER, BUCKET = "django.core.files.storage.FileSystemStorage", "newsroom.bucket.Bucket"
STORE = {
    "endpoint_url": S3_ADDRESS or None,
    "region_name": S3_REGION or None,
    "addressing_style": S3_ADDRESSING,
    "access_key": S3_KEY or None,
    "secret_key": S3_SECRET or None,
}
STORES = {
    "local": {
        "default": {"BACKEND": FOLDER},
        # What was uploaded, as it was uploaded: never under a public address.
        "originals": {"BACKEND": FOLDER, "OPTIONS": {"location": DATA_DIR / "originals", "base_url": None}},
    },
    "s3": {
        "default": {
            "BACKEND": BUCKET,
            "OPTIONS": {**STORE, "bucket_name": S3_BUCKET, "address": S3_PUBLIC_ADDRESS or MEDIA_URL.rstrip("/")},
        },
        "originals": {
            "BACKEND": BUCKET,
            "OPTIONS": {
                **STORE,
                "bucket_name": S3_ORIGINALS_BUCKET or S3_BUCKET,
                "location": "" if S3_ORIGINALS_BUCKET else "originals",
            },
        },
    },
}
DEBUG_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    **STORES[MEDIA_STORE],
    "staticfiles": {"BACKEND": DEBUG_STATIC if DEBUG else "newsroom.storage.StaticStorage"},
}
if MEDIA_STORE == "s3" and S3_PUBLIC_ADDRESS:
    SECURE_CSP["img-src"].append("{0.scheme}://{0.netloc}".format(urlsplit(S3_PUBLIC_ADDRESS)))
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

TAGGIT_CASE_INSENSITIVE = True

# Mail (newsroom/mail.py): Django's MAILERS only where there is a server
MAIL_SERVER = env.mail_server("MAIL_URL")  # {} for none
MAIL_FROM = env.sender("MAIL_FROM")
if MAIL_SERVER:
    MAILERS = {"default": MAIL_SERVER}
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60  # seconds that a link to a new password works

# Who has to sign in by two steps, a password and a code (newsroom/accounts/second_step.py)
TWO_FACTOR_FOR = env.choice("TWO_FACTOR_FOR", "nobody", ["nobody", "publishers", "everybody"])

# What the desk asks of other people's servers (newsroom/fetch.py)
FETCH_ALSO = []  # "127.0.0.1:8123": private servers and ports that may be asked after all. Tests add theirs
EMBED_ADDRESS = env.secret("EMBED_ADDRESS", "")  # a service that tells of everybody's embeds; "" asks each provider

# Who is told of what is new (articles/telling.py), and whom to tell of a hole in the site
WEBSUB_HUB = env.address_as_given("WEBSUB_HUB")  # "" for none
INDEXNOW_KEY = env.key("INDEXNOW_KEY")  # "" tells nobody; anybody may read it, which is what proves that we are us
INDEXNOW_ADDRESS = env.address_as_given("INDEXNOW_ADDRESS", "https://api.indexnow.org/indexnow")
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")  # as security.txt has it; "" for none

# The gate: names of its “should”s that this paper insists on
GATE_MUST = env.listing("GATE_MUST")

# The weather
WEATHER_PROVIDER = env.choice("WEATHER_PROVIDER", "open-meteo", ["open-meteo", "met-norway", "none"])
WEATHER_CONTACT = env.text("WEATHER_CONTACT", "")
WEATHER_ADDRESS = env.secret("WEATHER_ADDRESS", "")  # another address of the provider's service; "" is its own

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"])
SHARED = re.compile(r"/shared/[^/\s]+")
ROUTINE = {"django.tasks", "django_tasks_db"}  # the worker sets their level itself, and tells of every task it runs


def is_news(record):
    """Whether a line is worth an operator's eyes: not that a task went well or a robot guessed, unless asked for."""
    is_routine = record.name in ROUTINE and record.levelno <= logging.INFO
    is_guess = getattr(record, "status_code", None) in (404, 410)
    return LOG_LEVEL == "DEBUG" or not (is_routine or is_guess)


def hush(record):
    """Takes the keys of share links out of a line, since whoever has one may read what is not published; and the
    traceback out of a refusal, which is no failure."""
    if getattr(record, "status_code", None) == 403:
        record.exc_info = None
    words = [SHARED.sub("/shared/…", each) if isinstance(each, str) else each for each in record.args or ()]
    record.args = tuple(words) if isinstance(record.args, tuple) else record.args
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "news": {"()": "django.utils.log.CallbackFilter", "callback": is_news},
        "hush": {"()": "django.utils.log.CallbackFilter", "callback": hush},
    },
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stream": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "formatter": "line",
            "filters": ["news", "hush"],
        }
    },
    "root": {"handlers": ["stream"], "level": LOG_LEVEL},
    "loggers": {"apscheduler": {"level": "WARNING"}},
}


def allow_nothing_more(config, shared):
    """What an extension of ours lets through django-prose-editor's own cleaning: nothing, articles/body cleans."""


# The editor's own extensions: static/desk/story-editor.js
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("desk/story-editor.js")],
        "extensions": dict.fromkeys(["StoryBlocks", "StoryTools", "QuietStyles", "Sheet"], allow_nothing_more),
    },
    {"js": [static_lazy("desk/notes-extension.js")], "extensions": {"StoryNotes": allow_nothing_more}},
]
