"""The desk's first page, which is the way to everything else."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_stories_come_first_and_accounts_late(admin_client):
    html = admin_client.get("/desk/").content.decode()
    listed = re.findall(r'<tr class="model-(\w+)', html)
    assert listed[:6] == ["story", "category", "tag", "author", "oldaddress", "picture"]
    assert listed.index("user") > listed.index("city")


def test_what_nobody_put_in_order_is_still_there(admin_client):
    assert "model-dbtaskresult" in admin_client.get("/desk/").content.decode()
