"""How gunicorn serves the paper: `python -m gunicorn -c deploy/gunicorn.conf.py newsroom.wsgi`."""

import os
from pathlib import Path

from newsroom import env

bind = env.text("BIND", f"127.0.0.1:{env.whole('PORT', 8000, least=1, most=65_535)}")
workers = env.whole("WEB_CONCURRENCY", os.process_cpu_count() or 1, least=1, most=256)
worker_class = "gthread"
threads = 4
# A proxy keeps its connections to us (nginx: 60 s) and must be the one to close them.
# Readers' browsers may not keep theirs for long.
keepalive = 75 if env.flag("BEHIND_PROXY") else 5
# No header moves the paper to another path: gunicorn would believe a reader's SCRIPT_NAME that a proxy passes on.
forwarder_headers = ""
# Bytes of method, address and version: the most that it can take, and nearly what nginx does. Thai has nine a letter.
limit_request_line = 8_190
timeout = 60
graceful_timeout = 30
# A worker is replaced now and then, so that memory lost in some library is given back; not all at once, and not often,
# since a new one has no page yet: 4,000 requests a second, as kept pages allow, are two minutes of these.
max_requests = 500_000
max_requests_jitter = 100_000
# Workers say that they live by touching a file: in memory, where a slow disk cannot make them look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
accesslog = None
loglevel = env.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"]).lower()
