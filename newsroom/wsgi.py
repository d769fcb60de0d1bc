"""What gunicorn serves: `gunicorn newsroom.wsgi`."""

from django.core.wsgi import get_wsgi_application

from newsroom import env

env.choose_settings()
application = get_wsgi_application()
