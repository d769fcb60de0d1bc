"""Serves the small paper in one process of several threads: gunicorn's `time.sleep` is refused under libfaketime."""

import os
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from tests.pagecache.small_wsgi import application


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *said):
        pass


server = Server(("127.0.0.1", int(os.environ["PORT"])), Quiet)
server.set_app(application)
server.serve_forever()
