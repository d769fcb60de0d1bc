"""Servers of our own that stand in for others, or before which others stand: each in a thread, on a port of its own."""

import threading


class Standing:
    """For what is used as a context, and has its `server` (of socketserver, bound) by then."""

    def __enter__(self):
        self.begin()
        return self

    def __exit__(self, *error):
        self.stop()

    def begin(self):
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.01])
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
