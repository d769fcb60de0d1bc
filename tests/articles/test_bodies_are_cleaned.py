"""Whatever road a body took into the desk's copy, readers get a clean one."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_script_that_no_form_has_seen_is_not_published(client):
    story = factories.published(body="<p>Quiet</p><script>alert(1)</script><p onclick='x()'>harbour</p>")
    assert story.editions.get().body == "<p>Quiet</p>\n<p>harbour</p>"
    assert "alert(1)" not in client.get(story.get_absolute_url()).content.decode()
