"""The script that stands in every reader's page, since its first paint needs it and would wait for a file.

It sets the colours chosen on an earlier page, the mark of a page that has scripts, and on telephones that of one whose
far parts may wait (010-design.md, “How fast”). No other script may stand in a page: this one is let through by its hash
(CSP Level 3, section 2.3.1, hash-source).
"""

import base64
import hashlib
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "templates" / "_first_paint.js"


def script():
    """What it says, to the letter."""
    return FILE.read_text(encoding="utf-8")


def source():
    """The script as an entry of the policy's `script-src`: "'sha256-…'"."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
