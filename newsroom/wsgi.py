"""What gunicorn serves: `gunicorn newsroom.wsgi`."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom import env

env.choose_settings()
application = get_wsgi_application()

from newsroom.pagecache.cache import PageCache  # noqa: E402  (its tables need Django set up)

if settings.PAGE_CACHE_MEGABYTES:
    application = PageCache(application, settings.PAGE_CACHE_MEGABYTES * 1024 * 1024)
