"""Caches in front of the paper are told what is on a page, and never that it will do for longer than it does."""

from time import time
from types import SimpleNamespace

import pytest

from newsroom.pagecache.edge.telling import BLIND, FAILING, FRESH, RENEWED, SLACK, Edge, written
from newsroom.pagecache.page import KEPT_PAGE, Page
from newsroom.pagecache.watch import Kept, Watch


class Pages:
    """A page cache that answers with `page`, or with what is one person's."""

    def __init__(self):
        self.watch, self.page, self.headers = Watch(), None, [("Cache-Control", "no-cache")]
        self.watch.learn(7, [], [], time())
        self.follower = SimpleNamespace(is_in_the_dark=False, listeners=[])

    def keep(self, *keys, ends_in=3000, parts=()):
        life = {"keys": keys, "count": 7, "era": 0, "born": time() - 1, "ends": time() + ends_in}
        self.page = Page("200 OK", self.headers, b"<p>Ferries</p>", parts=parts, **life)

    def __call__(self, environ, start_response):
        if self.page:
            environ[KEPT_PAGE] = self.page
            return self.page.answer(environ, start_response)
        start_response("200 OK", self.headers)
        return [b""]


@pytest.fixture
def pages():
    return Pages()


def told(pages, carrier="fastly", seal=None, **environ):
    """The headers of an answer by their names."""
    headers = []
    edge = Edge(pages, carrier, seal)
    edge({"REQUEST_METHOD": "GET", **environ}, lambda status, told, exc_info=None: headers.extend(told))
    assert len({name for name, _ in headers}) == len(headers)
    return dict(headers)


def life(pages, carrier="fastly", **environ):
    """Seconds by directive."""
    words = told(pages, carrier, **environ)["Surrogate-Control"].split(", ")
    return {name: int(seconds) for name, seconds in (word.split("=") for word in words)}


class TestKeys:
    @pytest.mark.parametrize(
        ("carrier", "header", "value"),
        [
            ("fastly", "Surrogate-Key", "all/top story:1/card"),
            ("cloudflare", "Cache-Tag", "all/top,story:1/card"),
            ("varnish", "xkey", "all/top story:1/card"),
            ("print", "Surrogate-Key", "all/top story:1/card"),
        ],
    )
    def test_each_carrier_has_them_in_its_own_way(self, carrier, header, value, pages):
        pages.keep("story:1/card", "all/top")
        assert told(pages, carrier)[header] == value

    def test_a_revalidation_says_them_too(self, pages):
        pages.keep("story:1/card")
        headers = told(pages, HTTP_IF_NONE_MATCH=pages.page.etag)
        assert headers["Surrogate-Key"] == "story:1/card"

    def test_of_furniture_only_things_are_named(self, pages):
        hot = Kept(keys=("hot", "story:9/line"), count=7, era=0, born=time() - 1, ends=time() + 99)
        pages.keep("story:1/card", parts=[hot])
        assert told(pages)["Surrogate-Key"] == "story:1/card story:9/line"

    def test_one_cannot_be_taken_for_two(self):
        assert written("tag:a b,c\n☂") == "tag:a%20b%2Cc%0A%E2%98%82"

    def test_with_more_than_a_header_takes_the_page_is_not_kept(self, pages):
        pages.keep(*(f"story:{number}/card" for number in range(1000)))
        assert (told(pages)["Surrogate-Key"], set(life(pages).values())) == ("", {0})


class TestLife:
    def test_a_page_that_nothing_threatens(self, pages):
        pages.keep("story:1/card")
        assert life(pages) == {"max-age": FRESH, "stale-while-revalidate": RENEWED, "stale-if-error": FAILING}

    def test_it_ends_before_the_page_does(self, pages):
        pages.keep("story:1/card", ends_in=60)
        assert life(pages) == {"max-age": 60 - SLACK - 1, "stale-while-revalidate": 0, "stale-if-error": FAILING}

    def test_a_soft_moment_is_outlived_only_while_the_paper_is_down(self, pages):
        pages.watch.learn(8, [], [("story:1/card", time() + 60, False, 8)], time())
        pages.keep("story:1/card")
        assert life(pages) == {"max-age": 60 - SLACK - 1, "stale-while-revalidate": 0, "stale-if-error": FAILING}

    def test_a_hard_one_is_never_outlived(self, pages):
        pages.watch.learn(8, [], [("story:1/card", time() + 1000, True, 8)], time())
        pages.keep("story:1/card")
        assert sum(life(pages).values()) - RENEWED < 1000

    def test_nor_one_of_its_furniture(self, pages):
        hot = Kept(keys=("story:9/line",), count=7, era=0, born=time() - 1, ends=time() + 3000)
        pages.watch.learn(8, [], [("story:9/line", time() + 1000, True, 8)], time())
        pages.keep("story:1/card", parts=[hot])
        assert life(pages)["stale-if-error"] < 1000

    def test_what_is_out_of_date_is_not_kept_on(self, pages):
        pages.keep("story:1/card")
        pages.watch.learn(8, [("story:1/card", 8, 0)], [], time())
        assert set(life(pages).values()) == {0}

    def test_nobody_keeps_for_long_what_cannot_be_seen_to_be_good(self, pages):
        pages.keep("story:1/card")
        pages.follower.is_in_the_dark = True
        assert life(pages)["max-age"] == BLIND

    def test_browsers_are_told_to_ask_again(self, pages):
        pages.keep("story:1/card")
        assert told(pages)["Cache-Control"] == "no-cache"

    def test_before_the_clock_was_seen_nothing_may_be_kept(self, pages):
        """Of what is marked meanwhile the carrier would not be told."""
        pages.keep("story:1/card")
        pages.watch.count = None
        assert set(life(pages).values()) == {0}


class TestWhatIsOnePersons:
    def test_it_is_kept_nowhere(self, pages):
        assert told(pages) == {"Cache-Control": "private, no-cache"}

    def test_whatever_it_forgot_to_say(self, pages):
        pages.headers = []
        assert told(pages) == {"Cache-Control": "private, no-cache"}

    def test_pictures_say_that_they_are_everybodys(self, pages):
        pages.headers = [("Cache-Control", "max-age=31536000, public, immutable")]
        assert told(pages) == dict(pages.headers)


class TestNginx:
    def test_may_keep_a_page_to_the_end_of_the_second(self, pages):
        pages.keep("story:1/card")
        before = int(time())
        assert before <= int(told(pages, "none", seal=object())["X-Accel-Expires"][1:]) <= time()

    def test_but_none_that_is_out_of_date(self, pages):
        pages.keep("story:1/card")
        pages.watch.learn(8, [("story:1/card", 8, 0)], [], time())
        assert "X-Accel-Expires" not in told(pages, "none", seal=object())

    def test_nor_what_is_one_persons(self, pages):
        assert told(pages, "none", seal=object()) == {"Cache-Control": "no-cache"}

    def test_without_a_proxy_nothing_is_said(self, pages):
        pages.keep("story:1/card")
        assert {"X-Accel-Expires", "Surrogate-Key"}.isdisjoint(told(pages, "none"))
