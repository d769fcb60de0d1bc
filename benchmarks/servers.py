"""Servers on this machine for as long as they are measured. Needs no Django.

Each is a context; `spent` is what its processes have used of the processor, so that foreign load shows little.
"""

import contextlib
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONF = ROOT / "deploy" / "nginx.conf"
TICKS = os.sysconf("SC_CLK_TCK")
FIELDS = slice(11, 13)  # of /proc/PID/stat behind the name: ticks in user code and in the kernel
NOBODY = "www.example.org"  # whom the shipped nginx.conf names
AROUND = """
user root;
worker_processes 1;
daemon off;
error_log stderr;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/proxied;
    include {folder}/paper.conf;
}}
"""
BEFORE = "location /static/ {"
A_FILE = """location /file/ {{
        alias {folder}/file/;
        gzip_static on;
        open_file_cache max=1000;
        location /file/as-ours/ {{
            alias {folder}/file/;
            {headers}
        }}
    }}

    location /static/ {{"""


class Server:
    """A command that listens on `port` once it is entered."""

    scheme = "http"

    def __init__(self, command, port, **environment):
        self.command, self.port = command, port
        self.environment = {**os.environ, **environment}
        self.environment.pop("DEBUG", None)

    def __enter__(self):
        self.process = subprocess.Popen(self.command, cwd=ROOT, env=self.environment)
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    def address(self, path="/"):
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def ask(self, path="/", **headers):
        """The answer, as urllib has it. A certificate of ours is trusted by nobody, so none is looked at."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        trust = ssl._create_unverified_context()
        return urllib.request.urlopen(urllib.request.Request(self.address(path), headers=told), context=trust)

    def wait(self, path="/"):
        """Until it answers; gives the body."""
        for _ in range(600):
            with contextlib.suppress(OSError), self.ask(path) as answer:
                return answer.read()
            time.sleep(0.05)
        sys.exit(f"{self.command[:3]} does not answer.")

    def spent(self):
        """Seconds of the processor that it and its workers have used."""
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(map(seconds_of, [self.process.pid, *workers]))


class Gunicorn(Server):
    """With one worker, as deploy/gunicorn.conf.py has it. `module` holds the application."""

    def __init__(self, folder, module="newsroom.wsgi", more=(), **said):
        port, own = free_port(), {"WEB_CONCURRENCY": "1", "BEHIND_PROXY": "0", **paper(folder), **said}
        command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--max-requests", "0"]
        super().__init__([*command, *more, module], port, PORT=str(port), **own)


class Granian(Server):
    """With one worker, as docs/operators.md has it."""

    def __init__(self, folder, **said):
        port, worker = free_port(), ["--workers", "1", "--blocking-threads", "4", "--backpressure", "64", "--no-ws"]
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--log-level", "error"]
        super().__init__([*command, *worker, "newsroom.wsgi:application"], port, **paper(folder), **said)


class Nginx(Server):
    """deploy/nginx.conf with one worker in front of the server `behind`, for the paper that lies in `data`; what lies
    in `folder`/file it gives by itself, below /file/as-ours/ with these `headers`."""

    scheme = "https"

    def __init__(self, folder, behind, data, headers=()):
        port = free_port()
        command = [program("nginx"), "-p", str(folder), "-c", f"{folder}/nginx.conf"]
        super().__init__(command, port)
        make_certificate(folder)
        said = " ".join(f'add_header {name} "{value}";' for name, value in headers)
        here = {BEFORE: A_FILE.format(folder=folder, headers=said), NOBODY: "127.0.0.1"}
        conf = conf_for(folder, behind.port, port, data / "edge", here)
        (folder / "paper.conf").write_text(conf, encoding="utf-8")
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")


def conf_for(folder, behind, port, seals, here=()):
    """The shipped nginx.conf with ports, folders and certificate of this machine, and the changes `here` (a dict)."""
    conf = CONF.read_text(encoding="utf-8")
    for ours, place in {
        "127.0.0.1:8000": f"127.0.0.1:{behind}",
        "127.0.0.1:8001": f"127.0.0.1:{free_port()}",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/letsencrypt/live/www.example.org/fullchain.pem": f"{folder}/cert.pem",
        "/etc/letsencrypt/live/www.example.org/privkey.pem": f"{folder}/key.pem",
        "/var/cache/nginx/paper": f"{folder}/copies",
        "/srv/paper/data/edge": str(seals),
        **dict(here),
    }.items():
        if ours not in conf:
            raise LookupError(f"deploy/nginx.conf says nothing of {ours} any more.")
        conf = conf.replace(ours, place)
    return conf


def make_certificate(folder):
    files = ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem", "-subj", f"/CN={NOBODY}"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    subprocess.run([program("openssl"), "req", "-x509", *key, *files], check=True, capture_output=True)


def paper(folder):
    """The environment of a paper whose data lies in `folder`."""
    own = {"DATA_DIR": str(folder), "SECRET_KEY": "only-for-benchmarks", "LOG_LEVEL": "ERROR"}
    return {**own, "SITE_ADDRESS": "http://127.0.0.1:8000", "WEATHER_PROVIDER": "none"}


def manage(folder, *command, **said):
    """Runs a command of manage.py for the paper in `folder`."""
    environment = {**os.environ, **paper(folder), **said}
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=sys.stderr)


def seconds_of(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[FIELDS])) / TICKS


def program(name):
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    return found or sys.exit(f"{name} is not there: apt-get install {name}")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def requests_of(wrk):
    """How many were answered, by what `wrk` says; ends with its words where some were not."""
    if "Non-2xx" in wrk and not re.search(r"Non-2xx or 3xx responses: 0\b", wrk):
        sys.exit(wrk)
    return int(re.search(r"(\d+) requests in", wrk)[1])


def load():
    """A line on the machine, for below the figures."""
    average = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"load of the machine over 1, 5 and 15 minutes: {average}, on {os.process_cpu_count()} cores"
