"""Asks other people's servers, and believes none of them.

An address that somebody typed may lead into our own network, or to a server that never ends its answer. So only the
web's own ports are asked; a host's numbers are checked and the connection is made to the very number that was checked,
so that a name cannot mean another machine a moment later; each redirect is checked anew; and the time and the size of
an answer have an end, unpacked or not. Nothing is sent along but the question and who asks it.
"""

import ipaddress
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import urllib3
from django.conf import settings

from newsroom import paper

MOST_BYTES, SECONDS, MOST_REDIRECTS = 1024 * 1024, 5, 5
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
NOBODY_THERE = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
MOST_NUMBERS = 3  # of a host, tried in turn
PIECE = 16 * 1024
AS_WRITTEN = "/%:@!$&'()*+,;=~-._?[]"  # what stays in a path or query; anything else is percent-encoded
UNICAST_V6 = ipaddress.ip_network("2000::/3")  # https://www.iana.org/assignments/ipv6-address-space
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: how networks of IPv6 alone reach the others


class Unfetched(Exception):
    """There is nothing to work with. The message is a sentence that says what was wrong."""


class NotAsked(Unfetched):
    """Nobody was asked: the address is none that we ask, whether it leads anywhere or not."""


@dataclass(frozen=True)
class Answer:
    """`address`: where redirects led. `body` is unpacked; b"" where only the status was asked for."""

    address: str
    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes


def get(address, *, most_bytes=MOST_BYTES, seconds=SECONDS):
    """The Answer at a web address, whatever its status. Raises Unfetched.

    `most_bytes`: of the body, unpacked, and `seconds`: for all of it, redirects and names included; more is refused.
    """
    return _follow("GET", address, seconds, most_bytes)


def knock(address, *, method="HEAD", seconds=SECONDS):
    """The Answer without its body, which is left unread. Raises Unfetched."""
    return _follow(method, address, seconds, 0)


def post(address, body, type, *, most_bytes=MOST_BYTES, seconds=SECONDS):
    """The Answer to `body` (bytes of that content type), whatever its status. Raises Unfetched. A redirect is
    an answer, too: what was sent to one server is sent to no other."""
    with Watch(seconds) as watch:
        return _ask("POST", address, watch, most_bytes, body=body, headers={"Content-Type": type})


def _follow(method, address, seconds, most_bytes):
    with Watch(seconds) as watch:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _ask(method, address, watch, most_bytes)
            onward = answer.headers.get("Location") if answer.status in REDIRECTS else None
            if not onward:
                return answer
            address = _joined(address, onward)
    raise Unfetched(f"The address leads on to another more than {MOST_REDIRECTS} times.")


def _joined(address, onward):
    try:
        return urljoin(address, onward)
    except ValueError as error:
        raise Unfetched("The address leads on to one that cannot be read.") from error


def _ask(method, address, watch, most_bytes, body=None, headers=None):
    """The Answer of one server, without following where it leads. Where a number is dead, the next one is asked."""
    place = Place.of(address)
    for number in _numbers(place, watch):
        try:
            with _connections(place, number, watch) as connections:
                return _answer(connections, method, address, watch, most_bytes, body, headers or {})
        except NOBODY_THERE as error:
            failure = error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise Unfetched(_in_words(error, place, watch)) from error
    raise Unfetched(_in_words(failure, place, watch)) from failure


def _answer(connections, method, address, watch, most_bytes, body, headers):
    place = Place.of(address)
    how = {"headers": {**_who_asks(place), **headers}, "retries": False, "redirect": False, "preload_content": False}
    response = connections.urlopen(method, place.path, body, **how)
    try:
        is_read = most_bytes and response.status not in REDIRECTS
        body = _read(response, watch, most_bytes) if is_read else b""
        return Answer(address, response.status, response.headers, body)
    finally:
        response.close()


@dataclass(frozen=True)
class Place:
    """What a connection needs of an address: scheme, host in ASCII, port, and the path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, address):
        """The Place of an address. Raises NotAsked where it is none that we ask."""
        try:
            parts = urlsplit(address)
            host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        except ValueError as error:
            raise NotAsked("The address cannot be read.") from error
        if parts.scheme not in PORTS or not host:
            raise NotAsked("Only addresses of the web are asked, those that begin with http:// or https://.")
        if parts.username is not None or parts.password is not None:
            raise NotAsked("The address holds a name or a password. Take it out.")
        path = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe=AS_WRITTEN)
        return cls(parts.scheme, host, port or PORTS[parts.scheme], path)

    @property
    def name(self):
        """The host as its own server knows it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def _connections(place, number, watch):
    """Connections to that very number, which has to prove itself the host where the address is https."""
    limits = {"timeout": urllib3.Timeout(connect=watch.seconds_left() / 2, read=watch.seconds_left()), "maxsize": 1}
    if place.scheme == "https":
        named = {"server_hostname": place.host, "assert_hostname": place.host, "cert_reqs": "CERT_REQUIRED"}
        pool = urllib3.HTTPSConnectionPool(number, place.port, **limits, **named)
    else:
        pool = urllib3.HTTPConnectionPool(number, place.port, **limits)

    class Watched(pool.ConnectionCls):
        def _new_conn(self):
            sock = super()._new_conn()
            watch.over(sock)
            return sock

    pool.ConnectionCls = Watched
    return pool


def _numbers(place, watch):
    """The host's first numbers, once all of them are known to be public. Raises Unfetched."""
    if place.port not in PORTS.values() and not any(each.endswith(f":{place.port}") for each in settings.FETCH_ALSO):
        raise NotAsked(f"Port {place.port} is not asked, only those of the web.")
    numbers = Names(place).found(watch)
    if not all(_may_be_asked(number, place.port) for number in numbers):
        raise Unfetched(f"{place.host} is a machine of a private network, which readers cannot reach.")
    return numbers[:MOST_NUMBERS]


def _may_be_asked(number, port):
    return f"{number}:{port}" in settings.FETCH_ALSO or (port in PORTS.values() and is_public(number))


def is_public(number):
    """Whether an IP address (text) is one of the public internet: not private, local, shared, reserved, multicast,
    nor an IPv6 address around an IPv4 one that is."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if address.version == 6 and address in NAT64:
        address = ipaddress.ip_address(int(address) & 0xFFFFFFFF)
    if address.version == 6 and address not in UNICAST_V6:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


class Names(threading.Thread):
    """Asks for a host's numbers beside us, since the system's own asking cannot be told to stop."""

    def __init__(self, place):
        super().__init__(daemon=True)
        self.place, self.numbers, self.error = place, [], None

    def run(self):
        try:
            told = socket.getaddrinfo(self.place.host, self.place.port, type=socket.SOCK_STREAM)
            self.numbers = list(dict.fromkeys(address[0] for *_, address in told))
        except (OSError, ValueError) as error:
            self.error = error

    def found(self, watch):
        """A list of one or more. Raises Unfetched."""
        self.start()
        self.join(watch.seconds_left())
        if not self.numbers:
            raise Unfetched(
                watch.complaint if self.is_alive() else f"There is no host {self.place.host}."
            ) from self.error
        return self.numbers


def _who_asks(place):
    name = f"{paper.words().name}/1.0 (+{settings.SITE_ADDRESS})"
    return {
        "Host": place.name,
        "User-Agent": " ".join(name.encode("ascii", "ignore").decode().split()),
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
    }


def _read(response, watch, most_bytes):
    """The body, unpacked piece by piece."""
    body, too_much = bytearray(), Unfetched(f"The answer is larger than {most_bytes // 1024} KB.")
    if int(response.headers.get("Content-Length") or 0) > most_bytes:
        raise too_much
    while piece := response.read1(PIECE, decode_content=True):
        body += piece
        if len(body) > most_bytes:
            raise too_much
    if watch.is_up:
        raise Unfetched(watch.complaint)
    return bytes(body)


def _in_words(error, place, watch):
    if watch.is_up or isinstance(error, urllib3.exceptions.ReadTimeoutError):
        return watch.complaint
    if isinstance(error, NOBODY_THERE):
        return f"{place.host} does not answer."
    if isinstance(error, urllib3.exceptions.SSLError):
        return f"{place.host} cannot show that it is {place.host}: its certificate is not in order."
    return f"{place.host} broke off in the middle of its answer, or spoke no HTTP."


class Watch(threading.Timer):
    """Shuts the connections of a question once its time is up, whatever waits for them.

    Timeouts count from one byte to the next: a server that sends one every few seconds, be it in a header or in the
    greeting of TLS, would hold us for days. A copy of the socket is shut, since TLS takes the socket itself over.
    """

    def __init__(self, seconds):
        super().__init__(seconds, self._shut)
        self.daemon, self.is_up, self.lines = True, False, []
        self.until = time.monotonic() + seconds
        self.complaint = f"There was no whole answer within {seconds} seconds."

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.cancel()
        self.join()
        for line in self.lines:
            line.close()

    def seconds_left(self):
        """Never quite none."""
        return max(0.01, self.until - time.monotonic())

    def over(self, sock):
        self.lines.append(sock.dup())
        if self.is_up:
            self._shut()

    def _shut(self):
        self.is_up = True
        for line in self.lines:
            with suppress(OSError):  # it is closed already
                line.shutdown(socket.SHUT_RDWR)
