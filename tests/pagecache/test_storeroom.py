"""What processes share by a real Redis; and that nobody notices what becomes of it."""

import socket
import threading

import pytest

from newsroom.pagecache import release, storeroom
from newsroom.pagecache.checks import the_store_of_kept_pages_answers
from newsroom.pagecache.models import Clock, Mark
from newsroom.pagecache.storeroom import Storeroom
from tests.conftest import is_ci
from tests.pagecache.cache_server import BINARY, CacheServer
from tests.pagecache.conftest import Paper

if not BINARY and not is_ci():
    pytest.skip("no redis-server: install redis-server", allow_module_level=True)


@pytest.fixture(scope="module")
def server():
    with CacheServer() as server:
        yield server


@pytest.fixture
def process(server, site, db, connections_stay):
    """Starts another process of the paper, as far as what it has kept goes."""
    server.client.flushall()

    def process(address=server.address):
        started = Paper()
        started.cache.storeroom = Storeroom(address)
        started.cache.follower.start()
        rooms.append(started.cache.storeroom)
        return started

    rooms = []
    yield process
    for room in rooms:
        room.store.close()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(storeroom, "REST", 0)


@pytest.fixture
def parcels(server):
    """Names of the pages in the store."""
    return lambda: {name for name in server.client.scan_iter() if not name.endswith(b"highest")}


def renderings(paper):
    return paper.board.renderings["/story/1/"]


def test_a_page_is_rendered_once_for_all_processes(process):
    first = process()
    page = first.ask(HTTP_ACCEPT_ENCODING="br")
    second = process()
    same = second.ask(HTTP_ACCEPT_ENCODING="br")
    assert (same.status, same.body, same.headers) == (page.status, page.body, page.headers)
    assert renderings(second) == 0
    assert second.ask("/story/1/", HTTP_IF_NONE_MATCH=page.headers["etag"]).status == 304


@pytest.mark.parametrize("path", ["/moved/", "/gone/", "/nowhere/", "/story/1/"])
def test_every_kind_of_answer_is_shared_whole(path, process):
    rendered = process().ask(path)
    shared = process()
    assert (shared.ask(path).text, shared.ask(path).headers) == (rendered.text, rendered.headers)
    assert not set(shared.board.renderings) - {"sign"}


def test_a_mark_counts_for_what_is_shared(process):
    first = process()
    first.ask()
    first.mark("story:1", hard=True)
    second = process()
    second.board.words = "second"
    assert "second" in second.ask().text
    first.board.words = "third"
    assert "second" in first.ask().text  # the second process has rendered it for both


def test_a_mark_from_before_a_process_started_counts_too(process):
    first = process()
    first.ask("/story/1/")
    first.ask("/story/2/")
    first.mark("story:1")
    second = process()
    second.ask("/story/1/")
    second.ask("/story/2/")
    assert (second.rendered("/story/1/"), second.rendered("/story/2/")) == (1, 0)
    second.mark("story:2")
    second.ask("/story/2/")
    assert second.rendered("/story/2/") == 1


def test_a_page_comes_with_the_furniture_of_today(process):
    process().ask()
    second = process()
    second.board.sign = "storm"
    assert "storm" in second.ask().text
    assert renderings(second) == 0


def test_a_page_comes_with_its_variant_of_furniture(process):
    first = process().ask("/ship/ore/sad/").text
    second = process()
    assert second.ask("/ship/ore/sad/").text == first
    assert "<i>Dili: ore sad</i>" in first
    assert second.rendered("/ship/ore/sad/") == 0


def test_a_restored_database_voids_what_is_shared(process):
    """The clock goes on from where the backup was, and passes what was rendered of the lost database."""
    first = process()
    for _ in range(3):
        first.mark("story:9")
    first.ask()
    Clock.objects.update(count=1)
    Mark.objects.all().delete()
    second = process()
    for _ in range(5):
        second.mark("story:9")
    second.ask()
    assert renderings(second) == 1


def test_another_release_renders_for_itself(process, monkeypatch):
    process().ask()
    monkeypatch.setattr(release, "fingerprint", lambda: "another")
    second = process()
    second.ask()
    assert renderings(second) == 1


def test_the_fingerprint_is_of_what_pages_look_like(settings):
    release.fingerprint.cache_clear()
    before = release.fingerprint()
    settings.PAPER_NAME = "Another"
    release.fingerprint.cache_clear()
    assert release.fingerprint() != before
    release.fingerprint.cache_clear()


def damages():
    return {
        "cut": lambda parcel: parcel[:-1],
        "turned": lambda parcel: parcel[:50] + bytes([parcel[50] ^ 1]) + parcel[51:],
        "typed": lambda parcel: parcel.replace(b"story:1", b"story:2"),
        "empty": lambda parcel: b"",
        "a seal alone": lambda parcel: parcel[:32],
        "a pickle": lambda parcel: b"cos\nsystem\n(S'false'\ntR.",
    }


@pytest.mark.parametrize("damage", damages())
def test_what_is_not_as_it_was_put_is_rendered_anew(damage, process, server, parcels):
    process().ask()
    [name] = parcels()
    server.client.set(name, damages()[damage](server.client.get(name)))
    second = process()
    assert "first" in second.ask().text
    assert renderings(second) == 1
    third = process()
    third.ask()
    assert renderings(third) == 0


def test_a_page_cannot_be_handed_out_as_another(process, server, parcels):
    paper = process()
    paper.ask("/story/1/")
    one = parcels()
    paper.ask("/story/2/")
    [two] = parcels() - one
    server.client.set(two, server.client.get(one.pop()))
    second = process()
    second.ask("/story/2/")
    assert second.rendered("/story/2/") == 1


def test_a_store_that_is_killed_costs_renderings_and_comes_back(process, server, impatient, caplog):
    first = process()
    first.ask()
    server.stop()
    second = process()
    assert second.ask().status == second.ask("/story/2/").status == first.ask().status == 200
    assert caplog.text.count("cannot be read") == 1
    server.start()
    second.ask("/story/3/")
    third = process()
    third.ask("/story/3/")
    assert third.rendered("/story/3/") == 0
    assert "can be read again" in caplog.text


def test_a_store_that_hangs_is_asked_once_and_left_alone(process, server, monkeypatch, caplog):
    paper = process()
    paper.ask()
    server.hang()
    asked = []
    monkeypatch.setattr(storeroom.log, "warning", lambda *said: asked.append(said))
    assert {paper.ask(f"/story/{number}/").status for number in range(2, 30)} == {200}
    server.hang(False)
    assert len(asked) == 2  # once to read, once to write: not thirty times a tenth of a second


def test_a_store_that_is_flushed_is_filled_again(process, server):
    process().ask()
    server.client.flushall()
    assert process().ask().status == 200
    third = process()
    third.ask()
    assert renderings(third) == 0


def test_a_store_that_is_full_still_gives_what_it_has(process, server, impatient, caplog):
    first = process()
    first.ask()
    server.client.config_set("maxmemory", "1")
    try:
        second = process()
        assert second.ask().status == second.ask("/story/2/").status == 200
        assert (renderings(second), second.rendered("/story/2/")) == (0, 1)
        assert "cannot be written" in caplog.text
    finally:
        server.client.config_set("maxmemory", "0")


def test_whoever_deploys_is_told_of_a_store_that_does_not_answer(server, settings):
    settings.PAGE_CACHE_ADDRESS = server.address
    assert the_store_of_kept_pages_answers(None) == []
    settings.PAGE_CACHE_ADDRESS = "redis://127.0.0.1:9/0"
    [warning] = the_store_of_kept_pages_answers(None)
    assert warning.id == "pagecache.W001"
    settings.PAGE_CACHE_ADDRESS = ""
    assert the_store_of_kept_pages_answers(None) == []


@pytest.fixture
def babbler():
    """A server that answers whatever it is asked with the same bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        said = [b"HTTP/1.1 400 Bad Request\r\n\r\n"]

        def babble():
            while True:
                try:
                    caller, _ = listening.accept()
                except OSError:
                    return
                with caller:
                    if caller.recv(4_000):
                        caller.sendall(said[0])

        talking = threading.Thread(target=babble)
        talking.start()
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}/0", said
        listening.shutdown(socket.SHUT_RDWR)
        talking.join()


GARBAGE = [
    b"HTTP/1.1 400 Bad Request\r\n\r\n",
    b"\x00\xff" * 500,
    b"$999999999\r\nabc",
    b":1\r\n" * 9,
    b"*-1\r\n" * 9,
    b"$x\r\n",
]


@pytest.mark.parametrize("garbage", [*GARBAGE, b"$5\r\nhello\r\n" * 9, b"+OK\r\n" * 9, b""])
def test_a_store_that_answers_garbage_is_no_matter(garbage, process, babbler, caplog):
    address, said = babbler
    said[0] = garbage
    paper = process(address)
    assert [paper.ask(f"/story/{number}/").status for number in range(3)] == [200] * 3
