"""The hatch of the darkroom: a file goes in, an answer comes out.

Whatever the file does, it does to a process that has no secrets, little memory and little time.
"""

import io
import json
import logging
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

from django.conf import settings

from .darkroom import refusals
from .darkroom.limits import MOST_BYTES

MOST_SECONDS = {
    "inspect": 30,
    "develop": 300,
    "logo": 30,
    "tones": 30,
    "icons": 30,
    "sign": 30,
    "bill": 30,
}  # by the clock on the wall
ROOM = threading.BoundedSemaphore(2)  # files that one process of ours has in the darkroom at once
# The memory that threads reserve counts against the darkroom's limit, whether they use it or not.
ENVIRONMENT = {"MALLOC_ARENA_MAX": "2"}
AT_ITS_END = {-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP}  # the whole worker is stopped: no fault of the file's
CLOSED = "Pictures cannot be looked at just now. Try again in a minute; if it lasts, tell whoever runs this site."
log = logging.getLogger(__name__)


class PictureRefused(Exception):
    """The file cannot be a picture of ours. Its text tells the uploader what is wrong and how to mend it."""


class DarkroomClosed(PictureRefused):
    """The fault is not the file's: the darkroom could not be started, or has a mistake."""


def ask(what, file, **order):
    """What the darkroom answers to one of MOST_SECONDS (pictures/darkroom/) about an open binary file: a dict.

    Raises PictureRefused. Leaves the file at its start.
    """
    with ROOM, tempfile.TemporaryFile() as copy:
        hand_in(file, copy)
        answer = run(what, copy, json.dumps(order))
    if "refused" in answer:
        raise PictureRefused(answer["refused"])
    return answer


def hand_in(file, copy):
    """The file as one of the system's, which uploads in memory and stores elsewhere are not."""
    size = file.seek(0, io.SEEK_END) or file.tell()  # Django's in-memory uploads give None for seek()
    file.seek(0)
    if size > MOST_BYTES:
        raise PictureRefused(str(refusals.too_heavy(size)))
    shutil.copyfileobj(file, copy)
    file.seek(0)
    copy.seek(0)


def run(what, file, order):
    command = [sys.executable, "-E", "-s", "-X", "utf8", "-m", "pictures.darkroom", what, order]
    where = {"cwd": settings.BASE_DIR, "env": ENVIRONMENT, "stdin": file}
    try:
        done = subprocess.run(command, **where, capture_output=True, check=True, timeout=MOST_SECONDS[what])  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        return {"refused": str(why(error))}
    return json.loads(done.stdout)


def why(error):
    """The refusal of a file that the darkroom did not outlive. Raises DarkroomClosed where the file is not to blame."""
    told = getattr(error, "stderr", None) or b""
    log.error("The darkroom gave no answer: %s %s", error, told[-2000:].decode(errors="replace"))
    code = getattr(error, "returncode", 0)
    was_stopped = isinstance(error, subprocess.TimeoutExpired) or code < 0
    if was_stopped and code not in AT_ITS_END:
        return refusals.too_costly()
    raise DarkroomClosed(CLOSED) from error
