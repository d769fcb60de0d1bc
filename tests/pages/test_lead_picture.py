"""What stands under a story's lead picture."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, story):
    return client.get(story.get_absolute_url()).content.decode()


def test_the_picture_s_own_caption_is_printed(client):
    picture = factories.picture(caption="The mast at low tide")
    html = page_of(client, factories.published(lead_picture=picture))
    assert "<figcaption>The mast at low tide" in html


def test_a_caption_for_this_story_only_stands_instead(client):
    picture = factories.picture(caption="The mast at low tide")
    html = page_of(client, factories.published(lead_picture=picture, lead_caption="Nine years on"))
    assert "<figcaption>Nine years on" in html
    assert "The mast at low tide" not in html


def test_without_caption_and_credit_nothing_stands_there(client):
    story = factories.published(lead_picture=factories.picture(caption=""))
    story.lead_picture.credit = ""  # the gate wants one, and an editor took it away since
    story.lead_picture.save()
    html = page_of(client, story)
    assert "story__lead" in html
    assert "<figcaption>" not in html
