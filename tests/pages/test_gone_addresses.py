"""What was deleted at the desk leads on, or says that it is gone; and whom readers have not met has no page."""

import pytest
from django.urls import reverse

from articles import publishing
from articles.models import Author, Category, OldAddress, Tag
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client):
    """Deletes a tag, an author or a section as the desk does."""

    def delete(row):
        model = row._meta.model_name
        admin_client.post(reverse(f"admin:articles_{model}_delete", args=[row.pk]), {"post": "yes"})
        assert not type(row).objects.filter(pk=row.pk).exists()

    return delete


def test_a_deleted_tag_that_readers_met_is_gone_and_its_feed_too(client, desk):
    factories.published(tags=["Solar"])
    desk(Tag.objects.get())
    answer = client.get("/tag/solar/")
    assert answer.status_code == 410 and "This page is gone" in answer.text
    assert client.get("/tag/solar/feed/").status_code == 410


def test_a_deleted_tag_leads_on_once_the_desk_says_where_to(client, desk):
    factories.published(tags=["Solar", "Sun"])
    desk(Tag.objects.get(name="Solar"))
    OldAddress.objects.update(tag=Tag.objects.get(name="Sun"))
    assert client.get("/tag/solar/").url == "/tag/sun/"


def test_where_a_deleted_tag_stood_before_is_gone_too(client, desk, admin_client):
    factories.published(tags=["Solar"])
    tag = Tag.objects.get()
    admin_client.post(reverse("admin:articles_tag_change", args=[tag.pk]), {"name": "Sun", "slug": "sun"})
    assert client.get("/tag/solar/").url == "/tag/sun/"
    desk(tag)
    assert client.get("/tag/solar/").status_code == client.get("/tag/sun/").status_code == 410


def test_of_a_deleted_tag_that_was_on_drafts_alone_nothing_is_said(client, desk):
    factories.story(tags=["The minister resigns"])
    desk(Tag.objects.get())
    assert client.get("/tag/the-minister-resigns/").status_code == 404
    assert not OldAddress.objects.exists()


def test_a_deleted_section_and_a_deleted_author_are_gone(client, desk):
    desk(factories.category("Money"))
    desk(factories.author("Ana", job="Jakarta correspondent"))
    assert client.get("/money/").status_code == client.get("/author/ana/").status_code == 410


def test_a_new_page_stands_where_another_is_gone(client, desk):
    desk(factories.category("Money"))
    publishing.file_category(Category(name="Money", slug="money"))
    assert client.get("/money/").status_code == 200


def test_nobody_is_met_by_a_name_alone_before_their_first_story(client):
    ana = factories.author("Ana", job="", biography="")
    story = factories.story(authors=[ana])
    for address in ("/author/ana/", "/author/ana/feed/"):
        assert client.get(address).status_code == 404 and "Ana" not in client.get(address).text
    publishing.publish(story)
    assert client.get("/author/ana/").status_code == client.get("/author/ana/feed/").status_code == 200


@pytest.mark.parametrize("told", [{"job": "Editor"}, {"biography": "Ana reports from Jakarta."}])
def test_whom_the_desk_introduces_has_a_page_before_their_first_story(client, told):
    factories.author("Ana", **{"job": "", "biography": "", **told})
    assert "No story under this name yet." in client.get("/author/ana/").text
    Author.objects.update(job="", biography="")
    assert client.get("/author/ana/").status_code == 404
