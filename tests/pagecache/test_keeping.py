"""What is kept, and how it is answered."""

import gzip

import brotli
import pytest

BROWSER = "gzip, deflate, br, zstd"


def test_a_page_is_rendered_once(paper):
    assert paper.ask().text == paper.ask().text
    assert paper.rendered() == 1


def test_a_mark_has_it_rendered_anew(paper):
    paper.ask()
    paper.board.words = "second"
    assert "first" in paper.ask().text
    paper.mark("story:1")
    assert "second" in paper.ask().text
    assert paper.rendered() == 2


def test_a_mark_leaves_other_pages_alone(paper):
    paper.ask("/story/1/")
    paper.ask("/story/2/")
    paper.mark("story:2")
    paper.ask("/story/1/")
    paper.ask("/story/2/")
    assert (paper.rendered("/story/1/"), paper.rendered("/story/2/")) == (1, 2)


@pytest.mark.parametrize(("path", "status"), [("/empty/", 404), ("/gone/", 410), ("/moved/", 301), ("/nowhere/", 404)])
def test_what_is_not_there_is_kept_under_the_same_rules(path, status, paper):
    counted = "missing" if path == "/nowhere/" else path
    assert [paper.ask(path).status for _ in range(3)] == [status] * 3
    assert paper.rendered(counted) == 1
    paper.mark({"/empty/": "absent", "/nowhere/": "absent", "/gone/": "gone", "/moved/": "moved"}[path])
    assert paper.ask(path).status == status
    assert paper.rendered(counted) == 2


def test_a_redirect_keeps_where_it_leads(paper):
    paper.ask("/moved/")
    assert paper.ask("/moved/").headers["location"] == "/story/1/"


@pytest.mark.parametrize("how", ["cookie", "private", "vary"])
def test_an_answer_to_one_person_is_never_kept(how, paper):
    paper.ask(f"/somebodys/{how}/")
    answered = paper.ask(f"/somebodys/{how}/")
    assert answered.text == "first <b>calm</b>"
    assert answered.headers["content-length"] == str(len(answered.body))
    assert paper.rendered(f"/somebodys/{how}/") == 2


def test_a_view_that_says_nothing_is_never_kept(paper):
    for number in range(2):
        assert paper.ask("/desk/", f"own={number}").text == f"the desk own={number}"
    assert paper.rendered("/desk/") == 2


@pytest.mark.parametrize("said", [{"HTTP_COOKIE": "a=b; sessionid=abc"}, {"HTTP_AUTHORIZATION": "Basic eDp5"}])
def test_somebody_signed_in_goes_past_it(said, paper):
    paper.ask()
    paper.board.words = "second"
    answered = paper.ask(**said)
    assert "second" in answered.text
    assert "etag" not in answered.headers
    assert "first" in paper.ask().text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "BREW"])
def test_whoever_does_something_goes_past_it(method, paper):
    paper.ask()
    assert "etag" not in paper.ask(method=method).headers


def test_an_analytics_cookie_changes_nothing(paper):
    assert paper.ask(HTTP_COOKIE="_ga=GA1.2.3").text == paper.ask().text
    assert paper.rendered() == 1
    assert not paper.board.requests[0].COOKIES


def test_a_browser_gets_brotli_others_gzip_and_few_the_plain_page(paper):
    plain = paper.ask()
    assert "content-encoding" not in plain.headers
    for header, encoding, unpack in [(BROWSER, "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)]:
        packed = paper.ask(HTTP_ACCEPT_ENCODING=header)
        assert packed.headers["content-encoding"] == encoding
        assert packed.headers["content-length"] == str(len(packed.body))
        assert packed.headers["vary"] == "Accept-Encoding"
        assert unpack(packed.body) == plain.body
    assert paper.rendered() == 1


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("GZIP;Q=1.0", "gzip"),
        ("gzip;q=0.000", None),
        ("identity", None),
        ("br;q=;;==,,gzip;q=zero", "br"),
        ("gzip," * 2_000, None),
        ("", None),
    ],
)
def test_encodings_are_chosen_as_asked(header, encoding, paper):
    assert paper.ask(HTTP_ACCEPT_ENCODING=header).headers.get("content-encoding") == encoding


@pytest.mark.parametrize("encoding", [None, "gzip", BROWSER])
def test_who_has_it_already_gets_no_body(encoding, paper):
    tag = paper.ask(HTTP_ACCEPT_ENCODING=encoding).headers["etag"]
    for known in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        answered = paper.ask(HTTP_IF_NONE_MATCH=known)
        assert (answered.status, answered.body) == (304, b"")
        assert (answered.headers["etag"], answered.headers["vary"]) == (tag, "Accept-Encoding")
        assert {"content-length", "content-type"}.isdisjoint(answered.headers)
    paper.board.words = "second"
    paper.mark("story:1")
    assert paper.ask(HTTP_IF_NONE_MATCH=tag).status == 200


def test_a_page_that_is_not_there_is_never_unchanged(paper):
    assert paper.ask("/gone/", HTTP_IF_NONE_MATCH=paper.ask("/gone/").headers["etag"]).status == 410


def test_a_head_is_answered_from_the_same_page(paper):
    head = paper.ask(method="HEAD", HTTP_ACCEPT_ENCODING="gzip")
    page = paper.ask(HTTP_ACCEPT_ENCODING="gzip")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == page.headers
    assert paper.rendered() == 1


def test_the_head_of_an_answer_that_is_not_kept_has_no_body(paper):
    assert paper.ask("/somebodys/cookie/", method="HEAD").body == b""


def test_what_django_says_of_every_answer_is_said_of_a_kept_one(paper):
    kept = [paper.ask(), paper.ask()]
    for answered in kept:
        assert answered.headers["content-type"] == "text/html; charset=utf-8"
        assert "default-src 'none'" in answered.headers["content-security-policy"]
        assert answered.headers["cache-control"] == "no-cache"


def test_an_error_is_never_kept(paper, caplog):
    paper.board.is_broken = True
    assert [paper.ask().status for _ in range(2)] == [500, 500]
    paper.board.is_broken = False
    assert paper.ask().status == 200
    assert paper.rendered() == 3


def test_a_page_that_cannot_be_made_anew_stands_for_a_while(paper, caplog):
    paper.ask()
    paper.board.is_broken = True
    paper.mark("story:1")
    assert [paper.ask().status for _ in range(5)] == [200] * 5
    assert paper.rendered() == 2  # one try, and then a rest
    paper.board.is_broken, paper.board.words = False, "second"
    paper.cache.shelves.get(("http", "paper.test", "/story/1/", "")).rests_until = 0
    assert "second" in paper.ask().text


def test_a_page_marked_hard_never_stands(paper, caplog):
    paper.ask()
    paper.board.is_broken = True
    paper.mark("story:1", hard=True)
    assert [paper.ask().status for _ in range(2)] == [500, 500]


def test_a_soft_mark_does_not_soften_a_hard_one(paper, caplog):
    paper.ask()
    paper.board.is_broken = True
    paper.mark("story:1", hard=True)
    paper.mark("story:1")
    assert paper.ask().status == 500
