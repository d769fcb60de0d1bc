"""The page of search is kept by nobody, and yet as small as others on its way."""

import gzip

import brotli
import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("taken", "unpack"), [("gzip, br", brotli.decompress), ("gzip", gzip.decompress)])
def test_what_was_found_is_compressed_for_whoever_can_read_it(client, taken, unpack):
    plain = client.get("/search/", {"q": "ferry"})
    pressed = client.get("/search/", {"q": "ferry"}, headers={"Accept-Encoding": taken})
    assert "Content-Encoding" not in plain.headers
    assert unpack(pressed.content) == plain.content
    assert int(pressed.headers["Content-Length"]) == len(pressed.content) < len(plain.content) / 2
    assert {plain.headers["Vary"], pressed.headers["Vary"]} == {"Accept-Encoding"}
