"""A browser that is not at hand is no excuse: whatever asks the database from async code still fails its test."""

import asyncio

import pytest
from django.core.exceptions import SynchronousOnlyOperation

from newsroom.models import User

pytestmark = pytest.mark.browser


async def ask():
    return User.objects.count()


def test_async_code_may_ask_only_while_a_browser_is_at_hand(driven, db):
    assert User.objects.count() == 0
    with pytest.raises(SynchronousOnlyOperation):
        asyncio.run(ask())
    with driven.at_hand() as chromium:
        assert User.objects.count() == 0
        chromium.new_page().close()
        assert User.objects.count() == 0
    with pytest.raises(SynchronousOnlyOperation):
        asyncio.run(ask())
