"""A beacon counts where a person looked at a page of ours, and nowhere else."""

import pytest

from newsroom.reads.people import is_a_person

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) AppleWebKit/605.1.15 Version/15.6 Safari/604.1"
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; YandexRenderResourcesBot/1.0)",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "python-requests/2.32",
    "Opera/9.80",
    "",
    "x" * 8192,
]


def beacon(**headers):
    return {"HTTP_HOST": "paper.example", "HTTP_USER_AGENT": FIREFOX, "HTTP_SEC_FETCH_SITE": "same-origin", **headers}


def test_a_reader_of_our_page_is():
    assert is_a_person(beacon())


def test_so_is_one_whose_browser_is_too_old_to_say_more_than_its_origin():
    headers = {"HTTP_SEC_FETCH_SITE": "", "HTTP_USER_AGENT": SAFARI}
    assert is_a_person(beacon(**headers, HTTP_ORIGIN="https://paper.example"))
    assert not is_a_person(beacon(**headers, HTTP_ORIGIN="https://elsewhere.example"))
    assert not is_a_person(beacon(**headers, HTTP_ORIGIN="null"))
    assert not is_a_person(beacon(**headers))


@pytest.mark.parametrize("name", ROBOTS, ids=lambda name: name[:30] or "none")
def test_a_robot_is_not(name):
    assert not is_a_person(beacon(HTTP_USER_AGENT=name))


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "nonsense"])
def test_no_page_of_others_is_believed(site):
    assert not is_a_person(beacon(HTTP_SEC_FETCH_SITE=site, HTTP_ORIGIN="https://paper.example"))


@pytest.mark.parametrize(
    ("header", "value"),
    [("HTTP_SEC_PURPOSE", "prefetch;prerender"), ("HTTP_PURPOSE", "prefetch"), ("HTTP_X_MOZ", "prefetch")],
)
def test_a_page_that_is_only_prepared_is_not_read(header, value):
    assert not is_a_person(beacon(**{header: value}))
