"""deploy/nginx.conf, run by a real nginx in front of a paper that does as it is told."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import urllib3

from benchmarks.servers import AROUND, conf_for, make_certificate
from newsroom.pagecache.edge.seal import LASTS, Seal
from tests.edge.paper import Paper, Running, free_port, needs

HOST = "www.example.org"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def behind():
    with Paper() as paper:
        yield paper


@contextmanager
def running(folder, behind, **changes):
    """The port of an nginx with our file, but for its ports, folders and certificate, and these `changes`."""
    program, port = needs("nginx", "nginx"), free_port()
    needs("openssl", "openssl")
    make_certificate(folder)
    conf = conf_for(folder, behind.port, port, folder / "edge", changes)
    (folder / "paper.conf").write_text(conf, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")
    Seal(folder / "edge").renew()
    mend(folder)
    with Running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield port


def mend(folder):
    """As the paper does once no copy from before it broke its seal is shown."""
    (folder / "edge" / "broken").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def nginx(folder, behind):
    with running(folder, behind) as port:
        yield port


@pytest.fixture
def paper(behind, folder, nginx):
    """The paper, told anew, on an address that no other test has asked for, its seal whole."""
    mend(folder)
    behind.asked.clear()
    behind.body, behind.status, behind.headers = b"<p>Ferries</p>", 200, {"X-Accel-Expires": kept_for(60)}
    behind.gate.set()
    return behind


@pytest.fixture
def ask(nginx, request):
    with asking(nginx, f"/{request.node.name}/") as ask:
        yield ask


@contextmanager
def asking(port, page):
    """Asks the nginx at that port, for that page unless told."""
    with urllib3.HTTPSConnectionPool("127.0.0.1", port, cert_reqs="CERT_NONE", maxsize=32) as line:
        urllib3.disable_warnings()

        def ask(path=page, method="GET", **headers):
            headers = {name.replace("_", "-"): value for name, value in headers.items()}
            told = {"Host": HOST, **headers}
            return line.request(method, path, headers=told, retries=False, redirect=False, decode_content=False)

        yield ask


def kept_for(seconds):
    return lambda: f"@{int(time.time()) + seconds}"


def at_the_start_of_a_second():
    while time.time() % 1 > 0.3:
        time.sleep(0.01)


def at_its_end():
    second = int(time.time())
    while int(time.time()) == second:
        time.sleep(0.01)


def test_a_page_is_kept_to_the_end_of_its_second(ask, paper):
    paper.headers = {"X-Accel-Expires": kept_for(0)}
    at_the_start_of_a_second()
    assert [ask().data, ask().data] == [paper.body] * 2
    assert len(paper.asked) == 1
    at_its_end()
    paper.body = b"<p>Mast</p>"
    assert ask().data == paper.body


def test_what_the_paper_does_not_release_is_not_kept(ask, paper):
    paper.headers = {"Cache-Control": "max-age=3600", "Expires": "Fri, 31 Dec 2066 23:59:59 GMT"}
    ask(), ask()
    assert len(paper.asked) == 2


def test_one_of_many_who_ask_at_once_goes_to_the_paper(tmp_path, behind, paper):
    """With more time to wait than we give: on a busy machine a tenth of a second is soon over."""
    with running(tmp_path, behind, **{"lock_timeout 100ms": "lock_timeout 9s"}) as port, asking(port, "/") as ask:
        paper.gate.clear()
        with ThreadPoolExecutor(20) as readers:
            answers = [readers.submit(ask) for _ in range(20)]
            while not paper.asked:
                time.sleep(0.001)
            threading.Timer(0.05, paper.gate.set).start()
            assert {answer.result().data for answer in answers} == {paper.body}
    assert len(paper.asked) == 1


def test_nobody_waits_long_for_him(ask, paper):
    paper.gate.clear()
    with ThreadPoolExecutor(2) as readers:
        both = [readers.submit(ask), readers.submit(ask)]
        end = time.monotonic() + 5
        while len(paper.asked) < 2 and time.monotonic() < end:
            time.sleep(0.005)
        paper.gate.set()
        assert [reader.result().status for reader in both] == [200, 200]
    assert len(paper.asked) == 2


@pytest.mark.parametrize(
    ("said", "sent_on"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip", "gzip"),
        ("BR;q=1.0", "br"),
        ("gzip;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("brotli, x-gzippy", ""),
        ("identity", ""),
    ],
)
def test_ways_to_ask_for_an_encoding_are_few(said, sent_on, ask, paper):
    page = f"/encoding-{time.monotonic_ns()}/"
    ask(page, Accept_Encoding=said), ask(page, Accept_Encoding=sent_on)
    assert paper.asked == [("GET", page, sent_on)]


def test_a_packed_page_goes_through_as_it_is(ask, paper):
    packed = ask(Accept_Encoding="gzip")
    assert (packed.headers["Content-Encoding"], packed.data[:2]) == ("gzip", b"\x1f\x8b")
    assert ask().data == paper.body
    assert ask(Accept_Encoding="gzip").data == packed.data
    assert len(paper.asked) == 2


def test_who_has_the_page_is_told_so(ask, paper):
    ask()
    assert ask(If_None_Match='W/"ferries"').status == 304
    assert len(paper.asked) == 1


def test_who_is_signed_in_sees_the_paper_itself(ask, paper):
    ask(Cookie="sessionid=secret"), ask(Cookie="sessionid=secret"), ask()
    assert len(paper.asked) == 3


@pytest.mark.parametrize("path", ["/money/", "/desk/", "/static/site.css", "/media/pictures/1.jpg", "/shared/key/"])
def test_the_paper_is_told_who_asks_for_what_and_believes_nothing_else(path, ask, paper):
    ask(path, X_Forwarded_For="6.6.6.6", X_Forwarded_Proto="gopher")
    told = {name: paper.told.get(name) for name in ("Host", "X-Forwarded-For", "X-Forwarded-Proto")}
    assert told == {"Host": HOST, "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https"}


def test_a_read_reaches_the_paper_each_time(ask, paper):
    ask("/read/12/", "POST"), ask("/read/12/", "POST")
    assert [method for method, _, _ in paper.asked] == ["POST", "POST"]


def test_browsers_are_not_told_what_is_for_nginx(ask, paper):
    assert "X-Accel-Expires" not in ask().headers
    assert ask().headers["Cache-Control"] == "no-cache"


def test_long_lists_of_keys_come_through(ask, paper):
    paper.headers["Surrogate-Key"] = " ".join(f"story:{number}/card" for number in range(500))
    assert ask().status == 200


class TestWhileThePaperIsDown:
    @pytest.fixture
    def down(self, paper):
        """Stops it until the test ends."""

        def down():
            paper.stop()
            stopped.append(True)

        stopped = []
        yield down
        if stopped:
            paper.start(paper.port)

    def test_the_last_good_page_is_shown(self, ask, paper, down):
        paper.headers = {"X-Accel-Expires": kept_for(-1)}
        ask()
        down()
        assert (ask().status, ask().data) == (200, paper.body)

    def test_and_while_it_only_says_that_it_failed(self, ask, paper):
        paper.headers = {"X-Accel-Expires": kept_for(-1)}
        ask()
        paper.status, paper.headers = 500, {}
        assert ask().status == 200

    def test_none_from_before_something_was_marked_hard(self, ask, paper, down, folder):
        ask()
        retract(folder)
        down()
        assert ask().status == 502

    def test_none_from_before_however_long_ago_that_was(self, ask, paper, down, folder):
        paper.headers = {"X-Accel-Expires": kept_for(0)}
        ask()
        retract(folder)
        at_its_end()
        mend(folder)
        down()
        assert ask().status == 502

    def test_none_once_a_hard_moment_came_while_it_was(self, ask, paper, down, folder):
        """The clocks of the paper's processes run, though it answers nobody."""
        paper.headers = {"X-Accel-Expires": kept_for(-1)}
        ask()
        seal = Seal(folder / "edge")
        seal.learn(7, [], [("story:1/page", time.time() + 9, True, 8)])
        down()
        assert ask().status == 200
        seal.look(time.time() + 9)
        assert ask().status == 502
        mend(folder)
        assert ask().status == 502

    @pytest.mark.parametrize("is_over", [False, True])
    def test_what_came_after_is_shown(self, is_over, ask, paper, down, folder):
        paper.headers = {"X-Accel-Expires": kept_for(-1)}
        ask()
        retract(folder)
        paper.body = b"<p>Retracted</p>"
        ask()
        if is_over:
            mend(folder)
        down()
        assert (ask().status, ask().data) == (200, paper.body)


def retract(folder):
    """As each process of the paper does that learns of it."""
    Seal(folder / "edge").learn(7, [("story:1/page", 8, 8)], [])


def is_broken(folder):
    return (folder / "broken").exists()


class TestTheSeal:
    def leads_to(self, folder):
        return (folder / "edge" / "seal").resolve()

    def test_no_copy_from_before_a_hard_mark_is_found(self, ask, paper, folder):
        ask()
        paper.body, paper.status = b"<p>Retracted</p>", 410
        assert ask().status == 200
        retract(folder)
        assert ask().status == 410

    def test_no_copy_from_before_is_found_when_the_link_is_not_followed_any_more(self, ask, paper, folder):
        paper.headers = {"X-Accel-Expires": kept_for(0)}
        ask()
        retract(folder)
        at_its_end()
        mend(folder)
        paper.body, paper.status = b"<p>Retracted</p>", 410
        assert ask().status == 410

    def test_the_link_is_followed_for_as_long_as_a_copy_from_before_is_shown(self, tmp_path):
        first, second, now = Seal(tmp_path), Seal(tmp_path), time.time()
        first.renew()
        first.look(now + LASTS / 2)
        assert is_broken(tmp_path)
        os.utime(tmp_path / "broken", (now + 10, now + 10))  # as if another had broken it eight seconds later
        first.look(now + 9)
        second.look(now + 99)  # has broken nothing, and looks after nothing
        assert is_broken(tmp_path)
        first.look(now + 10)
        assert not is_broken(tmp_path)

    def test_and_until_a_clock_that_was_put_back_is_as_late_again(self, tmp_path):
        seal, now = Seal(tmp_path), time.time()
        seal.look(now + 3_600)
        seal.renew()
        Seal(tmp_path).renew()  # of a process that does not know
        seal.look(now + 3_600)
        assert is_broken(tmp_path)
        seal.look(now + 3_600 + LASTS)
        assert not is_broken(tmp_path)

    def test_soft_ones_leave_it_alone(self, nginx, folder):
        before = self.leads_to(folder)
        Seal(folder / "edge").learn(7, [("all/top", 8, 0), ("story:1/page", 8, 7)], [])
        assert self.leads_to(folder) == before

    def test_a_hard_moment_breaks_it_when_it_comes(self, nginx, folder):
        seal, before = Seal(folder / "edge"), self.leads_to(folder)
        seal.learn(7, [], [("story:1/page", 1000.0, True, 8), ("all/top", 500.0, False, 8)])
        seal.look(999.9)
        assert self.leads_to(folder) == before
        seal.look(1000.0)
        broken = self.leads_to(folder)
        seal.look(1000.1)
        assert self.leads_to(folder) == broken != before

    def test_one_that_cannot_be_broken_is_complained_of_and_tried_again(self, tmp_path, caplog):
        (tmp_path / "edge").write_text("no folder")
        seal = Seal(tmp_path / "edge")
        seal.learn(7, [("story:1/page", 8, 8)], [])
        seal.look(0)
        assert len(caplog.records) == 1
        (tmp_path / "edge").unlink()
        seal.look(0)
        assert self.leads_to(tmp_path).is_dir()

    def test_many_processes_break_it_at_once_and_leave_nothing_lying_about(self, tmp_path):
        with ThreadPoolExecutor(8) as processes:
            list(processes.map(lambda _: Seal(tmp_path).renew(), range(40)))
        assert (tmp_path / "seal").resolve().is_dir()
        assert len(list(tmp_path.iterdir())) == 4  # with `broken`, the lock, and the folder it leads to
