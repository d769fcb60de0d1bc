"""A real Redis for one test: on a port of its own, with nothing kept on disk."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress

import redis

BINARY = shutil.which("redis-server") or shutil.which("valkey-server")


class CacheServer:
    def __init__(self, *options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.options, self.process = options, None
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self.client = redis.Redis.from_url(self.address, socket_timeout=5)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.hang(False)
        self.stop()
        self.client.close()

    def start(self):
        quiet = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--port", str(self.port)]
        self.process = subprocess.Popen([BINARY, *quiet, *self.options], stdout=subprocess.DEVNULL)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with suppress(redis.RedisError):
                return self.client.ping()
            time.sleep(0.01)
        raise TimeoutError("redis-server does not answer")

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.client.connection_pool.disconnect()

    def hang(self, hangs=True):
        """Has it say nothing, with its connections open."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGSTOP if hangs else signal.SIGCONT)
