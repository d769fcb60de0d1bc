"""What gunicorn serves of the small paper. Makes its tables first."""

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from newsroom.pagecache.cache import PageCache  # noqa: E402
from newsroom.probes import Probes  # noqa: E402
from tests.pagecache import small  # noqa: E402

call_command("migrate", verbosity=0)
small.ask(small.TABLE)
small.connection.close()
application = PageCache(application, 1_000_000)
application = Probes(application, application.follower.reaches_the_database)
