"""The desk's first page, which is the way to everything else."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_stories_come_first_and_accounts_late(admin_client):
    html = admin_client.get("/desk/").content.decode()
    listed = re.findall(r'<tr class="model-(\w+)', html)
    assert listed[:7] == ["story", "frontpage", "category", "tag", "author", "series", "oldaddress"]
    assert listed.index("user") > listed.index("city")


def test_what_nobody_put_in_order_is_still_there(admin_client):
    html = admin_client.get("/desk/").content.decode()
    assert "model-dbtaskresult" in html
    assert "Background work" in html and "Tasks Database" not in html
    assert "Authentication and Authorization" not in html


@pytest.mark.parametrize("place", ["newsroom/user", "articles/story", "articles/tag", "pictures/picture"])
@pytest.mark.parametrize("words", ["\x00", "word " * 1200])
def test_any_words_may_be_looked_for(admin_client, place, words):
    assert admin_client.get(f"/desk/{place}/", {"q": words}).status_code == 200
