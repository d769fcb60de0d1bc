"""Which release of the paper this is: pages that another one has rendered look otherwise."""

import sys
from functools import cache
from hashlib import blake2b

from django.conf import settings

SOURCES = {".py", ".html", ".xml", ".txt", ".css", ".js", ".svg", ".mo"}
NOT_THE_PAPER = {"benchmarks", "deploy", "docs", "tests"}
SEEN_ON_PAGES = (
    "PAPER_NAME",
    "PAPER_STRAPLINE",
    "SITE_ADDRESS",
    "TIME_ZONE",
    "LANGUAGE_CODE",
    "WEATHER_PROVIDER",
    "S3_PUBLIC_ADDRESS",
    "SECURE_CSP",
    "SECURE_HSTS_SECONDS",
)


@cache
def fingerprint():
    """Letters and digits that are others for other sources, libraries or settings; read once, some hundred files."""
    hashed = blake2b(sys.version.encode(), digest_size=8)
    for path in sorted(_sources()):
        hashed.update(str(path.relative_to(settings.BASE_DIR)).encode())
        hashed.update(path.read_bytes())
    hashed.update(repr([getattr(settings, name) for name in SEEN_ON_PAGES]).encode())
    return hashed.hexdigest()


def _sources():
    yield settings.BASE_DIR / "requirements.txt"
    for folder in settings.BASE_DIR.iterdir():
        is_ours = folder.is_dir() and not folder.name.startswith(".") and folder.name not in NOT_THE_PAPER
        if is_ours and folder != settings.DATA_DIR:
            yield from (path for path in folder.rglob("*") if path.suffix in SOURCES)
