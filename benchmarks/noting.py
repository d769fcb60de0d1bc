"""WSGI applications that `beacon.py` compares: one that does nothing, and the same behind the beacon."""

import os

from newsroom.reads.beacon import Beacon
from newsroom.reads.spool import Spool


def nothing(environ, start_response):
    start_response("204 No Content", [("Cache-Control", "no-store")])
    return []


beacon = Beacon(nothing, Spool(os.environ["SPOOL"]), roll_up=lambda: 0)
