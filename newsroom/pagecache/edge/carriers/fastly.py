import json
from urllib.parse import quote

from django.conf import settings

from newsroom.pagecache.edge import calls

ADDRESS = "https://api.fastly.com"


class Fastly:
    """https://www.fastly.com/documentation/reference/api/purging/: up to 256 keys in one request."""

    most = 256

    def __init__(self):
        self.address = f"{(settings.EDGE_ADDRESSES or [ADDRESS])[0]}/service/{quote(settings.EDGE_SITE, safe='')}/purge"

    def purge(self, keys, *, hard):
        """Has pages with one of the keys forgotten, or (not `hard`) fetched anew when they are next asked for."""
        headers = {"Fastly-Key": settings.EDGE_TOKEN, "Content-Type": "application/json", "Accept": "application/json"}
        if not hard:
            headers["Fastly-Soft-Purge"] = "1"
        calls.ask("POST", self.address, headers, json.dumps({"surrogate_keys": keys}))
