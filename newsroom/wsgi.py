"""What gunicorn serves: `gunicorn newsroom.wsgi`."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom import env

env.choose_settings()
application = get_wsgi_application()

from articles import reading  # noqa: E402  (tables need Django set up)
from newsroom import paper, probes  # noqa: E402
from newsroom.pagecache.cache import PageCache  # noqa: E402
from newsroom.pagecache.edge.seal import Seal  # noqa: E402
from newsroom.pagecache.edge.telling import Edge  # noqa: E402
from newsroom.pagecache.storeroom import Storeroom  # noqa: E402
from newsroom.reads import spool  # noqa: E402
from newsroom.reads.beacon import Beacon  # noqa: E402

reaches_the_database = probes.asks_the_database
if settings.PAGE_CACHE_MEGABYTES:
    storeroom = Storeroom(settings.PAGE_CACHE_ADDRESS) if settings.PAGE_CACHE_ADDRESS else None
    application = PageCache(application, settings.PAGE_CACHE_MEGABYTES * 1024 * 1024, storeroom, paper.at_home)
    reaches_the_database = application.follower.reaches_the_database
    application = Edge(application, settings.EDGE, Seal(settings.SEALS) if settings.SECURE_PROXY_SSL_HEADER else None)
application = probes.Probes(application, reaches_the_database)
application = Beacon(application, spool.at(settings.READS), reading.roll_up)
