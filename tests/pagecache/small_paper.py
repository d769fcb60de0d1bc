"""Runs the small paper on a port of its own: under gunicorn, as an operator would, unless another server is named."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import urllib3

ROOT = Path(__file__).resolve().parent.parent.parent
LOG = "log.txt"
GUNICORN = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "tests.pagecache.small_wsgi"]


class SmallPaper:
    """One worker of four threads. `folder` is its DATA_DIR; `said` are further variables of its environment."""

    def __init__(self, folder, server=GUNICORN, **said):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.server = folder, server
        own = {"DEBUG": "1", "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.pagecache.small_settings"}
        own |= {"PORT": str(self.port), "WEB_CONCURRENCY": "1", "DATABASE_URL": f"sqlite:///{folder}/small.sqlite3"}
        self.environment = {**os.environ, **own, **said}
        self.pool = urllib3.HTTPConnectionPool("127.0.0.1", self.port, retries=False, timeout=30, maxsize=4)

    def __enter__(self):
        with (self.folder / LOG).open("w") as log:
            command = [sys.executable, *self.server]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=log)
        self.wait_for(lambda: self.worker())
        return self

    def __exit__(self, *error):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.pool.close()

    def get(self, address):
        """Status and words."""
        answer = self.pool.request("GET", address, headers={"Connection": "close"})
        return answer.status, answer.data.decode()

    def publish(self, number, words, **how):
        status, said = self.get(f"/publish/{number}/?{urlencode({'words': words, **how})}")
        assert (status, said) == (200, "published")

    def worker(self):
        """Its process' number."""
        return int(self.get("/worker/")[1])

    def shows(self, number, words):
        """Waits until the story's page says so."""
        self.wait_for(lambda: self.get(f"/{number}/")[1] == words)

    def log(self):
        return (self.folder / LOG).read_text()

    def wait_for(self, is_so, most=30):
        """Until it is so; a paper that does not answer yet is not."""
        end = time.monotonic() + most
        while True:
            try:
                if found := is_so():
                    return found
            except urllib3.exceptions.HTTPError:
                pass
            assert time.monotonic() < end, self.log()
            time.sleep(0.02)
