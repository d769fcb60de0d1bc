"""How long the suite is. `make test` tries so much that a change is through within twenty minutes on two cores;
`make test-long` tries all there is: every awkward string, a thousand orders, each view, and everything on PostgreSQL.
"""

import os

IS_LONG = os.environ.get("TESTS") == "long"


def of(short, long):
    return long if IS_LONG else short
