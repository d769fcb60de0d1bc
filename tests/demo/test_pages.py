"""What the demo paper says of itself reaches readers and machines."""

import pytest

from newsroom.demo import pages

pytestmark = pytest.mark.django_db


def test_the_demo_says_where_else_it_is_and_whom_to_tell_of_holes(client):
    pages.load()
    front = client.get("/").text
    assert '"sameAs": ["https://bsky.app/profile/monsoon.example", "https://mastodon.example/@monsoon"]' in front
    assert ">Bluesky</a>" in front
    assert "mailto:desk@monsoon.example" in client.get("/.well-known/security.txt").text
    assert {client.get(icon).status_code for icon in ("/favicon.ico", "/apple-touch-icon.png")} == {200}
