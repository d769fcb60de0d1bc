"""Settings of a paper that is a page cache before one table, so that a server of its own starts within a second."""

from newsroom.settings import *  # noqa: F403

INSTALLED_APPS = [
    "newsroom.pagecache.apps.PageCacheConfig",
    "newsroom.pagecache.edge.apps.EdgeConfig",
]
MIDDLEWARE = []
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # there is no paper to say its time zone
ROOT_URLCONF = "tests.pagecache.small"
ALLOWED_HOSTS = ["127.0.0.1"]
if "pool" in DATABASES["default"]["OPTIONS"]:  # noqa: F405
    DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 1  # noqa: F405  (so that nobody waits long for one that is gone)
