"""Figures of the darkroom and of what readers load: `python benchmarks/pictures.py FOLDER`, a folder of photographs.

Each of twenty is developed by itself, as the task does it; then a story with the first five of them is published on a
paper of its own, which goes away afterwards, and looked at in Chromium.
"""

import argparse
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    asked = arguments()
    command = [
        sys.executable,
        "-m",
        "benchmarks.developing",
        str(asked.folder.resolve()),
        str(asked.most),
        *asked.browser,
    ]
    with tempfile.TemporaryDirectory(prefix="pictures-", ignore_cleanup_errors=True) as folder:
        environment = {**os.environ, **settings(folder)}
        return subprocess.run(command, env=environment, cwd=ROOT, timeout=asked.minutes * 60).returncode


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="of photographs, the larger the better; folders in it count")
    parser.add_argument("--most", type=int, default=20, help="photographs that are developed (20)")
    leaves_out = {"action": "store_const", "const": ["--no-browser"], "default": []}
    parser.add_argument("--no-browser", dest="browser", help="leaves out what needs Chromium", **leaves_out)
    parser.add_argument("--minutes", type=int, default=60, help="the longest it may take (60)")
    return parser.parse_args()


def settings(folder):
    """The environment of a paper in that folder, which asks nobody for the weather."""
    return {
        "DEBUG": "0",
        "DATA_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/paper.sqlite3",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "LOG_LEVEL": "ERROR",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_ADDRESS": "http://127.0.0.1:8000",
        "WEATHER_PROVIDER": "none",
    }


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then, too
    sys.exit(main())
