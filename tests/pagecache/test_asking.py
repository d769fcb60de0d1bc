"""What makes a page of its own, and what of a request never reaches one."""

import pytest

SPOOFED = {
    "HTTP_X_FORWARDED_HOST": "evil.test",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_PORT": "666",
    "HTTP_X_FORWARDED_FOR": "6.6.6.6",
    "HTTP_FORWARDED": "host=evil.test;proto=https",
    "HTTP_X_ORIGINAL_URL": "/evil/",
    "HTTP_X_REWRITE_URL": "/evil/",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "POST",
    "HTTP_X_HOST": "evil.test",
    "HTTP_ACCEPT_LANGUAGE": "xx",
    "HTTP_USER_AGENT": "evil",
    "HTTP_REFERER": "http://evil.test/",
    "HTTP_RANGE": "bytes=0-1",
    "HTTP_IF_MODIFIED_SINCE": "Thu, 26 Nov 2099 00:00:00 GMT",
    "CONTENT_LENGTH": "4",
    "REMOTE_ADDR": "6.6.6.6",
}


@pytest.mark.parametrize("name", SPOOFED)
def test_no_header_makes_another_page_or_gets_into_one(name, paper):
    spoofed = paper.ask(**{name: SPOOFED[name]})
    assert paper.ask().text == spoofed.text
    assert spoofed.status == 200
    assert paper.rendered() == 1
    assert name not in paper.board.requests[0].META
    assert "evil" not in spoofed.text


@pytest.mark.parametrize(
    "host",
    ["evil.test", "paper.test.evil.test", "paper.test:80:80", "paper.test/evil", "", "paper.test\x00", "[::1]", None],
)
def test_a_host_that_is_not_ours_gets_nothing_and_keeps_nothing(host, paper):
    assert paper.ask(HTTP_HOST=host, SERVER_NAME="evil.test").status == 400
    assert not paper.cache.shelves.pages
    assert "evil" not in paper.ask().text


def test_hosts_are_one_however_they_are_written_and_else_apart(paper):
    for host in ("paper.test", "PAPER.test", "paper.test."):
        paper.ask(HTTP_HOST=host)
    assert paper.rendered() == 1
    for host in ("paper.test:8000", "www.example.org", "deep.example.org"):
        assert host in paper.ask(HTTP_HOST=host).text
    assert paper.rendered() == 4


def test_a_proxy_is_believed_as_far_as_the_settings_say(paper, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.USE_X_FORWARDED_HOST = True
    paper.cache = type(paper)().cache
    assert (
        "www.example.org https"
        in paper.ask(HTTP_X_FORWARDED_PROTO="https", HTTP_X_FORWARDED_HOST="www.example.org").text
    )
    assert (
        "www.example.org http<" in paper.ask(HTTP_X_FORWARDED_PROTO="x", HTTP_X_FORWARDED_HOST="www.example.org").text
    )
    assert paper.ask(HTTP_X_FORWARDED_HOST="evil.test").status == 400


def test_names_that_no_view_reads_make_no_page(paper):
    for number in range(10_000):
        paper.ask(query=f"utm_source={number}&x{number}=1")
    assert paper.rendered() == 1
    assert len(paper.cache.shelves.pages) == 1
    assert not paper.board.requests[0].GET


def test_names_that_the_view_reads_do_in_any_order(paper):
    assert "page=2;" in paper.ask(query="page=2").text
    paper.ask(query="utm=1&page=2")
    assert paper.rendered() == 1
    paper.ask(query="q=a&page=2")
    paper.ask(query="page=2&q=a")
    assert paper.rendered() == 2
    assert "q=a,b;" in paper.ask(query="q=a&q=b").text
    assert "q=;" in paper.ask(query="q=").text


@pytest.mark.parametrize("query", ["q=%", "q=%zz", "q=%ff%fe", "q=%00", "q=\xff", "q=%F0%9F%98%80"])
def test_a_broken_query_is_read_as_django_reads_it(query, paper):
    kept = paper.ask(query=query).text
    signed_in = paper.ask(query=query, HTTP_COOKIE="sessionid=x").text
    assert kept == signed_in
    assert paper.ask(query=query).text == kept
    assert paper.rendered() == 2


def test_a_thousand_names_are_refused_as_django_refuses_them(paper):
    assert paper.ask(query="&".join(f"q={number}" for number in range(2_000))).status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/wide/" + "a" * 8_000,
        "/wide/%00",
        "/wide/\x00",
        "/wide/\xff\xfe",
        "/wide/%zz",
        "/wide/a?b",
        "//evil.test/",
        "",
        "*",
    ],
)
def test_no_path_is_too_strange(path, paper):
    first, second = paper.ask(path), paper.ask(path)
    assert first.status == second.status in (200, 404)
    assert first.text == second.text
    assert "evil" not in first.headers.get("location", "")


def test_what_is_long_is_answered_and_not_kept(paper):
    for number in range(3):
        assert paper.ask(f"/wide/{number}{'a' * 8_000}").status == 200
        assert paper.ask(query=f"q={number}{'a' * 8_000}").status == 200
    assert not paper.cache.shelves.pages


def test_a_path_with_a_question_mark_is_no_query(paper):
    paper.ask("/wide/a", query="q=1")
    assert "q=" not in paper.ask("/wide/a?q=1").text


def test_a_header_of_eight_thousand_letters_changes_nothing(paper):
    for name in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_COOKIE", "HTTP_X_OWN"):
        assert paper.ask(**{name: "a" * 8_000}).status == 200
    assert paper.rendered() == 1


def test_a_mounted_paper_is_not_mistaken_for_another(paper):
    paper.ask(SCRIPT_NAME="/evil")
    assert not paper.cache.shelves.pages
