"""What is asked for: which page, as far as it may be kept for everybody, and what of a request may shape it."""

import io
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import get_path_info
from django.http import QueryDict
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, get_resolver

LONGEST = 1_000  # characters of path and query: what is longer is no address of ours, and would fill the memory
LONGEST_HOST = 260  # a name of 253 (RFC 1035) and a port
OF_THE_SERVER = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL")


class Asked(NamedTuple):
    """A page's own name: what else a request says makes no other page. `path` as WSGI has it, `query` in order."""

    scheme: str
    host: str
    path: str
    query: str


class Reception:
    """Reads requests by the settings there were when it was made."""

    def __init__(self):
        self.session = f"{settings.SESSION_COOKIE_NAME}="
        self.static = settings.STATIC_URL
        self.hosts = settings.ALLOWED_HOSTS
        self.host_header = "HTTP_X_FORWARDED_HOST" if settings.USE_X_FORWARDED_HOST else "HTTP_HOST"
        self._host_of_ours = lru_cache(maxsize=256)(self._host_if_ours)  # half of what a hit would cost
        self.proxy_header, self.proxy_says = settings.SECURE_PROXY_SSL_HEADER or ("", "")

    def asked(self, environ):
        """What the request asks for, or None where the answer is one person's, or no page of ours."""
        path = environ.get("PATH_INFO", "")
        if not self._is_for_everybody(environ) or path.startswith(self.static):
            return None
        host, query = self._host(environ), environ.get("QUERY_STRING", "")
        if query:
            query = _read_by_the_view(environ)
        if host is None or query is None or len(path) + len(query) > LONGEST:
            return None
        return Asked(self._scheme(environ), host, path, query)

    def environ_for(self, asked, environ):
        """A request for nothing but that page: no cookie, no header, no other name of the query."""
        kept = {name: environ[name] for name in OF_THE_SERVER if name in environ}
        kept |= {name: value for name, value in environ.items() if name.startswith("wsgi.")}
        if self.proxy_header and self.proxy_header in environ:
            kept[self.proxy_header] = environ[self.proxy_header]
        return kept | {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": asked.path,
            "QUERY_STRING": asked.query,
            self.host_header: asked.host,
            "wsgi.input": io.BytesIO(),
        }

    def _is_for_everybody(self, environ):
        is_read = environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ.get("SCRIPT_NAME")
        is_somebodys = self.session in environ.get("HTTP_COOKIE", "") or "HTTP_AUTHORIZATION" in environ
        return is_read and not is_somebodys

    def _host(self, environ):
        said = environ.get(self.host_header, "")
        return self._host_of_ours(said) if len(said) <= LONGEST_HOST else None

    def _host_if_ours(self, said):
        """The host in small letters with its port, where it is one of ours; else None, for Django to refuse."""
        domain, port = split_domain_port(said)
        if not domain or not validate_host(domain, self.hosts):
            return None
        return f"{domain}:{port}" if port else domain

    def _scheme(self, environ):
        """As Django decides: by the header of a proxy that is believed, else by the connection."""
        said = environ.get(self.proxy_header)
        if said is None:
            return environ["wsgi.url_scheme"]
        return "https" if said.partition(",")[0].strip() == self.proxy_says else "http"


def names_read(environ):
    """Names of the query that the asked view reads, or None where what it answers is not kept."""
    resolver = get_resolver()
    missing = getattr(resolver.resolve_error_handler(404), "query", None)
    try:
        view = resolver.resolve(get_path_info(environ)).func
    except Resolver404:
        return missing
    names = getattr(view, "query", None)
    return None if names is None else names | (missing or frozenset())


def _read_by_the_view(environ):
    """The part of the query that the view reads, names in order; None where the answer is not kept."""
    names = names_read(environ)
    if names is None:
        return None
    try:
        said = QueryDict(environ["QUERY_STRING"].encode("latin-1"))
    except (BadRequest, SuspiciousOperation, UnicodeError):
        return None  # Django says what is wrong with it
    read = QueryDict(mutable=True)
    for name in sorted(names & said.keys()):
        read.setlist(name, said.getlist(name))
    return read.urlencode()
