from django.conf import settings

from newsroom.pagecache.edge import calls


class Varnish:
    """One or more of our own, with deploy/varnish.vcl. A header takes 8,192 bytes there (http_req_hdr_len)."""

    most = 50

    def purge(self, keys, *, hard):
        """Every one is asked, whatever the others say."""
        name = "xkey-purge" if hard else "xkey-softpurge"
        failures = [failure for each in settings.EDGE_ADDRESSES if (failure := self._ask(each, {name: " ".join(keys)}))]
        if failures:
            raise calls.Unpurged("; ".join(failures))

    def _ask(self, address, headers):
        try:
            calls.ask("PURGE", f"{address}/", headers)
        except calls.Unpurged as error:
            return f"{address}: {error}"
        return None
