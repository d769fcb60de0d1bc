import socket
import ssl
import subprocess
import threading

import pytest

from newsroom import fetch
from newsroom.models import Paper
from tests.weather.office import Office, drips, packed, says, says_nothing, sends

pytestmark = pytest.mark.django_db  # the paper's name is asked for

PRIVATE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::808:808"]


@pytest.fixture
def elsewhere(settings):
    """Somebody else's server, on this machine, which may be asked all the same."""
    with Office() as office:
        settings.FETCH_ALSO = [f"127.0.0.1:{office.server.server_port}"]
        yield office


@pytest.fixture
def names(monkeypatch):
    """What the outside's name servers say: hosts to lists of numbers. Gives the names that were asked for."""
    asked, known, real = [], {}, socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        if host not in known:
            return real(host, port, *args, **kwargs)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    known["asked"] = asked
    return known


@pytest.mark.parametrize("number", PRIVATE)
def test_numbers_of_private_networks_are_not_public(number):
    assert not fetch.is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_numbers_of_the_internet_are_public(number):
    assert fetch.is_public(number)


def test_an_answer_comes_with_its_status_and_body(elsewhere):
    elsewhere.reply = says(b"It floats.", status=404)
    answer = fetch.get(elsewhere.address)
    assert (answer.status, answer.body, answer.address) == (404, b"It floats.", elsewhere.address)


def test_who_asks_is_said_and_nothing_else(elsewhere, settings):
    settings.SITE_ADDRESS = "https://review.example"
    Paper.objects.create(pk=1, name="The Café\nReview")
    elsewhere.replies = [says(b"", status=302, Location="/onward", Set_Cookie="a=b"), says(b"")]
    fetch.get(elsewhere.address)
    for call in elsewhere.asked:
        assert call.headers["User-Agent"] == "The Caf Review/1.0 (+https://review.example)"
        assert set(call.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
    ],
)
def test_private_addresses_are_refused(address):
    with pytest.raises(fetch.Unfetched, match="private network"):
        fetch.get(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "//example.org/",
        "http://",
        "http://[::1/",
        "http://example.org:99999/",
        "http://example.org:6379/",
        "http://127.0.0.1:22/",
        "http://mei:secret@example.org/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_what_is_no_address_of_the_web_is_not_asked(address):
    with pytest.raises(fetch.NotAsked):
        fetch.get(address)


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://10.0.0.1/",
        "http://[",
        "//localhost/",
        "http://mei:secret@127.0.0.1/",
    ],
)
@pytest.mark.parametrize("ask", [fetch.get, fetch.knock])
def test_a_redirect_into_a_private_network_is_refused(elsewhere, onward, ask):
    elsewhere.reply = says(b"", status=302, Location=onward)
    with pytest.raises(fetch.Unfetched):
        ask(elsewhere.address)
    assert len(elsewhere.asked) == 1


def test_redirects_are_followed_to_their_end(elsewhere):
    elsewhere.replies = [says(b"x", status=status, Location=f"/{status}") for status in (301, 302, 303, 307, 308)]
    elsewhere.reply = says(b"There.")
    answer = fetch.get(elsewhere.address)
    assert answer.body == b"There." and answer.address.endswith("/308")


def test_redirects_in_a_circle_come_to_an_end(elsewhere):
    elsewhere.reply = says(b"", status=302, Location="/round")
    with pytest.raises(fetch.Unfetched, match="more than 5 times"):
        fetch.get(elsewhere.address)
    assert len(elsewhere.asked) == 6


def test_a_name_is_asked_once_and_its_very_number_is_connected_to(elsewhere, names):
    """DNS rebinding: were the name asked again, it could mean another machine by then."""
    names["rebinding.example"] = ["127.0.0.1"]
    elsewhere.reply = says(b"Fine.")
    port = elsewhere.server.server_port
    assert fetch.get(f"http://rebinding.example:{port}/").body == b"Fine."
    assert names["asked"] == ["rebinding.example"]
    assert elsewhere.asked[0].headers["Host"] == f"rebinding.example:{port}"


def test_a_name_with_one_private_number_among_public_ones_is_refused(names):
    names["mixed.example"] = ["8.8.8.8", "10.0.0.1"]
    with pytest.raises(fetch.Unfetched, match="private network"):
        fetch.get("http://mixed.example/")


def test_where_a_number_is_dead_the_next_is_asked(elsewhere, names, settings):
    port = elsewhere.server.server_port
    settings.FETCH_ALSO = [f"127.0.0.1:{port}", f"127.0.0.2:{port}"]
    names["two.example"] = ["127.0.0.2", "127.0.0.1"]
    elsewhere.reply = says(b"Here.")
    assert fetch.get(f"http://two.example:{port}/").body == b"Here."


def test_a_host_that_is_not_there_is_named(names):
    with pytest.raises(fetch.Unfetched, match=r"no host nowhere\.invalid"):
        fetch.get("http://nowhere.invalid/")


def test_a_port_that_nobody_listens_at_is_told(settings):
    settings.FETCH_ALSO = ["127.0.0.1:9"]
    with pytest.raises(fetch.Unfetched, match="does not answer"):
        fetch.get("http://127.0.0.1:9/")


SLOW = {
    "a drip in the body": drips(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
    "a drip in the header": drips(b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "a drip of chunks": drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "silence": says_nothing,
}


@pytest.mark.parametrize("reply", SLOW.values(), ids=SLOW)
def test_slowness_has_an_end(elsewhere, reply):
    elsewhere.reply = reply
    with pytest.raises(fetch.Unfetched, match=r"within 0\.3 seconds"):
        fetch.get(elsewhere.address, seconds=0.3)
    assert not elsewhere.was_patient


def test_time_is_counted_over_all_redirects(elsewhere):
    def slowly(call):
        threading.Event().wait(0.15)
        says(b"", status=302, Location="/on")(call)

    elsewhere.reply = slowly
    with pytest.raises(fetch.Unfetched, match=r"within 0\.3 seconds"):
        fetch.get(elsewhere.address, seconds=0.3)


def test_a_name_server_that_never_answers_is_not_waited_for(monkeypatch):
    never = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **how: never.wait(5) and [])
    with pytest.raises(fetch.Unfetched, match=r"within 0\.1 seconds"):
        fetch.get("http://slow.example/", seconds=0.1)
    never.set()


LARGE = {
    "said beforehand": says(b"x" * 2000),
    "without a length": sends(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2000),
    "packed": packed(b"x" * 2000),
    "packed twice": packed(b"\0" * 5_000_000, layers=2),
    "in chunks": sends(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"7d0\r\n", b"x" * 2000, b"\r\n0\r\n\r\n"
    ),
}


@pytest.mark.parametrize("reply", LARGE.values(), ids=LARGE)
def test_more_than_was_bargained_for_is_refused(elsewhere, reply):
    elsewhere.reply = reply
    with pytest.raises(fetch.Unfetched, match="larger than 1 KB"):
        fetch.get(elsewhere.address, most_bytes=1024)


def test_just_as_much_as_is_allowed_is_taken(elsewhere):
    elsewhere.reply = packed(b"x" * 1024)
    assert len(fetch.get(elsewhere.address, most_bytes=1024).body) == 1024


BROKEN = {
    "no http": sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "nothing": sends(),
    "half a body": sends(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nhalf"),
    "a false length": sends(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx"),
    "false gzip": says(b"not gzip", Content_Encoding="gzip"),
}


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN)
def test_nonsense_is_told_in_a_sentence(elsewhere, reply):
    elsewhere.reply = reply
    with pytest.raises(fetch.Unfetched, match=r"127\.0\.0\.1 .*\.$"):
        fetch.get(elsewhere.address)


def test_knocking_leaves_the_body_unread(elsewhere):
    elsewhere.reply = drips(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 4096)
    answer = fetch.knock(elsewhere.address, method="GET")
    assert (answer.status, answer.body) == (200, b"")
    assert elsewhere.asked[0].command == "GET"
    fetch.knock(elsewhere.address)
    assert elsewhere.asked[1].command == "HEAD"


def test_letters_of_other_scripts_are_asked_for_as_the_web_writes_them(elsewhere):
    elsewhere.reply = says(b"")
    fetch.get(f"{elsewhere.address}/ประเทศไทย?q=ä b#part")
    assert elsewhere.asked[0].path.startswith("/forecast/%E0%B8%9B")
    assert elsewhere.asked[0].path.endswith("?q=%C3%A4%20b")
    assert fetch.Place.of("https://bücher.example/").host == "xn--bcher-kva.example"


@pytest.fixture
def certified(elsewhere, tmp_path, monkeypatch):
    """The server over TLS, as paper.example, with a certificate that this machine is told to believe."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    ask = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=paper.example -addext subjectAltName=DNS:paper.example"
    subprocess.run(["openssl", *ask.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    elsewhere.greeted_as = []
    context.sni_callback = lambda sock, name, context: elsewhere.greeted_as.append(name)
    elsewhere.server.socket = context.wrap_socket(elsewhere.server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    elsewhere.reply = says(b"Securely.")
    return elsewhere


def test_a_host_over_tls_is_greeted_by_its_name_and_has_to_prove_it(certified, names):
    names["paper.example"] = names["other.example"] = ["127.0.0.1"]
    port = certified.server.server_port
    assert fetch.get(f"https://paper.example:{port}/").body == b"Securely."
    assert certified.greeted_as == ["paper.example"]
    with pytest.raises(fetch.Unfetched, match="certificate is not in order"):
        fetch.get(f"https://other.example:{port}/")
    assert len(certified.asked) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(certified, names, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    names["paper.example"] = ["127.0.0.1"]
    with pytest.raises(fetch.Unfetched, match="certificate is not in order"):
        fetch.get(f"https://paper.example:{certified.server.server_port}/")


def test_a_greeting_of_tls_that_drips_has_an_end(elsewhere):
    """The greeting is read before there is any answer: 0x16 begins one of 16 KB."""
    elsewhere.server.finish_request = lambda sock, _: dripping(sock)
    with pytest.raises(fetch.Unfetched, match=r"within 0\.3 seconds"):
        fetch.get(elsewhere.address.replace("http:", "https:"), seconds=0.3)


def dripping(sock):
    sock.recv(4096)
    sock.sendall(b"\x16\x03\x03\x40\x00")
    for _ in range(200):
        sock.sendall(b"\0")
        threading.Event().wait(0.02)


def test_from_http_one_is_led_on_to_https(certified, names, settings):
    names["paper.example"] = ["127.0.0.1"]
    with Office() as plain:
        settings.FETCH_ALSO = [*settings.FETCH_ALSO, f"127.0.0.1:{plain.server.server_port}"]
        plain.reply = says(b"", status=301, Location=f"https://paper.example:{certified.server.server_port}/")
        assert fetch.get(plain.address).body == b"Securely."
