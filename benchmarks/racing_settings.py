"""Settings of a site that is a page cache before a handful of rows, and nothing else of the paper."""

from newsroom.settings import *  # noqa: F403

INSTALLED_APPS = [
    "newsroom.pagecache.apps.PageCacheConfig",
    "newsroom.pagecache.edge.apps.EdgeConfig",
]
MIDDLEWARE = []
ROOT_URLCONF = "benchmarks.racing"
ALLOWED_HOSTS = ["127.0.0.1", "paper.test"]
PAGE_CACHE_MEGABYTES = 64
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # there is no paper to say its time zone
