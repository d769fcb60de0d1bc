"""deploy/varnish.vcl, run by a real Varnish with xkey in front of a paper that does as it is told."""

import time
from pathlib import Path

import pytest
import urllib3

from newsroom.pagecache.edge import calls, carriers
from tests.edge.paper import Paper, Running, free_port, needs

VCL = Path(__file__).resolve().parent.parent.parent / "deploy" / "varnish.vcl"
LIFE = "max-age=240, stale-while-revalidate=10, stale-if-error=99"
KEPT = {"xkey": "all/top story:1/card", "Surrogate-Control": LIFE}
NOT_RENEWED = "max-age=240, stale-while-revalidate=0, stale-if-error=99"


@pytest.fixture(scope="module")
def behind():
    with Paper() as paper:
        yield paper


@pytest.fixture(scope="module")
def varnish(tmp_path_factory, behind):
    """The address of a Varnish with our file, but for its port and how often it looks whether the paper lives."""
    program, port = needs("varnishd", "varnish varnish-modules"), free_port()
    folder = tmp_path_factory.mktemp("varnish")
    vcl = VCL.read_text(encoding="utf-8")
    for ours, here in {'"8000"': f'"{behind.port}"', ".interval = 2s": ".interval = 0.05s"}.items():
        assert ours in vcl
        vcl = vcl.replace(ours, here)
    (folder / "paper.vcl").write_text(vcl, encoding="utf-8")
    folder.chmod(0o755)
    command = [program, "-F", "-a", f"127.0.0.1:{port}", "-f", str(folder / "paper.vcl"), "-n", str(folder / "state")]
    with Running([*command, "-s", "malloc,16m", "-j", "none"], port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def paper(behind):
    behind.asked.clear()
    behind.body, behind.status, behind.headers = b"<p>Ferries</p>", 200, {**KEPT}
    return behind


@pytest.fixture
def ask(varnish, request):
    page = f"{varnish}/{request.node.name}/"

    def ask(path=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return urllib3.request("GET", f"{varnish}{path}" if path else page, headers=headers, retries=False)

    yield ask


@pytest.fixture
def carrier(varnish, settings):
    settings.EDGE, settings.EDGE_ADDRESSES = "varnish", [varnish]
    yield carriers.ours()
    calls.pools.clear()


def asked_until(paper, number, ask):
    """Asks until the paper has been asked that often."""
    end = time.monotonic() + 10
    while len(paper.pages()) < number and time.monotonic() < end:
        ask()
    assert len(paper.pages()) == number


def test_a_page_is_kept_and_its_keys_are_nobodys_business(ask, paper):
    ask()
    again = ask()
    assert (again.data, len(paper.pages())) == (paper.body, 1)
    assert not {"xkey", "Surrogate-Control", "X-Renewed"} & set(again.headers)
    assert again.headers["Cache-Control"] == "no-cache"


def test_a_hard_purge_forgets_just_the_pages_with_the_key(ask, paper, carrier):
    ask()
    paper.headers["xkey"] = "story:2/card"
    ask("/other/")
    paper.body = b"<p>Retracted</p>"
    carrier.purge(["story:1/card"], hard=True)
    assert (ask().data, ask("/other/").data) == (b"<p>Retracted</p>", b"<p>Ferries</p>")


def test_a_soft_one_shows_the_old_page_until_the_new_one_is_there(ask, paper, carrier):
    ask()
    paper.body = b"<p>Mast</p>"
    carrier.purge(["all/top"], hard=False)
    assert ask().data == b"<p>Ferries</p>"
    asked_until(paper, 2, ask)
    while (answer := ask().data) == b"<p>Ferries</p>":
        time.sleep(0.01)
    assert answer == b"<p>Mast</p>"


def test_but_not_for_longer_than_the_paper_allows(ask, paper, carrier):
    paper.headers["Surrogate-Control"] = NOT_RENEWED
    ask()
    paper.body = b"<p>Mast</p>"
    carrier.purge(["all/top"], hard=False)
    assert ask().data == b"<p>Mast</p>"


def test_more_keys_than_one_call_takes(ask, paper, carrier):
    ask()
    carrier.purge([f"story:{number}/{'x' * 100}" for number in range(carrier.most)], hard=True)
    with pytest.raises(calls.Unpurged):
        carrier.purge([f"story:{number}/{'x' * 100}" for number in range(2 * carrier.most)], hard=True)


@pytest.mark.parametrize("told", ["max-age=0, stale-while-revalidate=0, stale-if-error=0", None])
def test_what_the_paper_does_not_release_is_not_kept(told, ask, paper):
    paper.headers = {"Surrogate-Control": told} if told else {}
    ask(), ask()
    assert len(paper.pages()) == 2


def test_public_files_are(ask, paper):
    paper.headers = {"Cache-Control": "max-age=31536000, public, immutable"}
    ask(), ask()
    assert len(paper.pages()) == 1


def test_who_is_signed_in_sees_the_paper_itself(ask, paper):
    ask(), ask(Cookie="theme=dark; sessionid=secret"), ask(Cookie="theme=dark")
    assert len(paper.pages()) == 2


def test_only_the_papers_own_machines_may_purge(ask, varnish, paper):
    assert urllib3.request("PURGE", f"{varnish}/", retries=False).status == 400


class TestWhileThePaperIsDown:
    @pytest.fixture
    def down(self, ask, paper):
        """Stops it until the test ends."""

        def down():
            paper.stop()
            stopped.append(paper)

        stopped = []
        yield down
        for paper in stopped:
            paper.start(paper.port)
            until(200, lambda: ask("/back/"))

    @pytest.fixture
    def purged(self, ask, paper, carrier):
        """A page that was kept, and is out of date in the way that a test says."""
        paper.headers["Surrogate-Control"] = NOT_RENEWED
        ask()
        return lambda hard: carrier.purge(["all/top"], hard=hard)

    def test_the_last_good_page_is_shown_however_old(self, ask, paper, purged, down):
        purged(hard=False)
        down()
        assert until(200, ask).data == paper.body

    def test_but_none_that_was_purged_hard(self, ask, purged, down):
        purged(hard=True)
        down()
        assert ask().status == 503


def until(status, ask):
    """The first answer with that status: it takes a moment until Varnish sees that the paper is down, or back."""
    end = time.monotonic() + 10
    while (answer := ask()).status != status and time.monotonic() < end:
        time.sleep(0.02)
    assert answer.status == status
    return answer
