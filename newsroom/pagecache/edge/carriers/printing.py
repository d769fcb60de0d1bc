import logging

log = logging.getLogger(__name__)


class Printing:
    """None: what one would be told is printed to the log, as while one tries things out."""

    most = 100

    def purge(self, keys, *, hard):
        log.info("Would be purged, %s: %s", "hard" if hard else "soft", " ".join(keys))
