"""Accounts are deactivated, not deleted: what somebody did at the desk keeps their name."""

import pytest

from articles import publishing, revisions
from tests import factories


@pytest.fixture
def nurul(django_user_model):
    return django_user_model.objects.create_user("nurul", password="a-long-pass-9")


def page(account):
    return f"/desk/newsroom/user/{account.pk}/delete/"


def test_the_delete_page_says_what_an_account_did(desk, nurul, django_user_model):
    story = factories.story(headline="Ferries")
    revisions.keep(story, by=nurul)
    publishing.publish(story, by=nurul)
    told = desk.get(page(nurul)).text
    assert f"revision 1 of story {story.pk}" in told
    assert f"Published: story {story.pk}" in told
    assert desk.post(page(nurul), {"post": "yes"}).status_code == 200
    assert django_user_model.objects.filter(pk=nurul.pk).exists()


def test_an_account_that_did_nothing_is_deleted(desk, nurul, django_user_model):
    assert desk.post(page(nurul), {"post": "yes"}).status_code == 302
    assert not django_user_model.objects.filter(pk=nurul.pk).exists()


def test_a_deactivated_account_keeps_what_it_did(desk, nurul):
    story = factories.story()
    publishing.publish(story, by=nurul)
    nurul.is_active = False
    nurul.save()
    assert story.acts.get().by == story.revisions.get().made_by == nurul
