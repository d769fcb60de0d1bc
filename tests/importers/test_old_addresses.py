"""Permalinks, short links and GUIDs lead to the stories."""

import pytest

from articles.models import Category, OldAddress, Story

from .exports import author, category, export, post

pytestmark = pytest.mark.django_db


def test_a_slug_in_another_script_stays_readable(story):
    told = story(post_name="%E0%B8%97%E0%B9%88%E0%B8%B2", link="https://blog.example.org/%E0%B8%97%E0%B9%88%E0%B8%B2/")

    assert told.slug == "ท่า"
    assert OldAddress.objects.filter(path="ท่า", story=told).exists()


@pytest.mark.parametrize(
    "link",
    [
        "https://blog.example.org/?p=1",
        "https://blog.example.org/archives/1",
        "https://blog.example.org/2009/05/town-1.html",
        "https://blog.example.org/2009/05/version-0-7-6/",
        "https://blog.example.org/index.php/2009/town/",
        "https://blog.example.org/town-1/?lang=en&x=%20y",
        "https://blog.example.org/%E2%80%9Ctown%E2%80%9D/",
        "https://blog.example.org/Town_One/",
    ],
)
def test_a_permalink_of_any_form_leads_to_the_story_by_one_redirect(story, client, link):
    told = story(link=link)

    response = client.get(link.removeprefix("https://blog.example.org"))

    assert (response.status_code, response["Location"]) == (301, told.get_absolute_url())
    assert client.get(response["Location"]).status_code == 200


def test_a_blog_in_a_folder_has_its_short_links_there(bring, client):
    told = export(post(link="https://example.org/blog/town/", guid="https://example.org/blog/?p=1"))
    bring(told.replace("<wp:base_blog_url>https://blog.example.org", "<wp:base_blog_url>https://example.org/blog"))

    assert set(Story.objects.get().old_addresses.values_list("path", flat=True)) == {"blog/town", "blog/?p=1"}
    assert client.get("/blog/category/money/")["Location"] == "/money/"
    assert client.get("/blog/?p=1")["Location"] == Story.objects.get().get_absolute_url()


def test_another_posts_own_link_counts_more_than_a_guid(bring):
    bring(export(post(1, guid="https://old.example.org/?p=2"), post(2, post_date_gmt="2010-01-01 00:00:00")))

    assert OldAddress.objects.get(path="?p=2").story.headline == "Ferry town 2"


def test_a_permalink_that_is_a_page_of_the_paper_is_said(bring):
    said, complaint = bring(export(post(link="https://blog.example.org/search/")))

    assert complaint == ""
    assert "its old address /search/ is that of a page of the paper, and stays so" in said


def test_a_new_section_leaves_a_permalink_to_its_post(bring, client):
    bring(export(post(link="https://blog.example.org/money/")))

    assert Category.objects.get().path == "money-section"
    assert client.get("/money/")["Location"] == Story.objects.get().get_absolute_url()


def test_a_permalink_that_leads_elsewhere_already_is_said(bring):
    bring(export(post(1)))

    said, complaint = bring(export(post(5, link="https://blog.example.org/2009/05/town-1/")))

    assert complaint == ""
    assert "post 5 “Ferry town 5”: its old address /2009/05/town-1/ leads elsewhere already" in said


@pytest.mark.parametrize("link", ["http://[::1", "", "javascript:1", "https://blog.example.org/%00/", "x" * 9000])
def test_a_link_that_is_no_address_keeps_no_post_out(story, link):
    assert set(story(link=link).old_addresses.values_list("path", flat=True)) == {"?p=1"}


@pytest.fixture
def lists(bring):
    """A paper with lists that WordPress had elsewhere."""
    head = category("world") + category("asia", parent="world") + author("mei_lin", "Mei Lin") + author("a@b.example")
    bring(export(post(creator="mei_lin", categories=[("asia", "Asia")], tags=["Fishing Towns"]), head=head))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/category/world/", "/world/"),
        ("/category/world/asia/", "/world/asia/"),
        ("/category/asia", "/world/asia/"),
        ("/category/world/asia/feed/", "/world/asia/feed/"),
        ("/tag/fishing%20towns/", "/tag/fishing-towns/"),
        ("/author/mei_lin/", "/author/mei-lin/"),
    ],
)
def test_a_list_of_wordpress_leads_to_ours(lists, client, old, new):
    answer = client.get(old)
    assert (answer.status_code, answer.get("Location")) == (301, new)
    assert client.get(new).status_code == 200


def test_lists_are_noted_once_and_nobodys_address_of_mail_is(lists, bring):
    noted = set(OldAddress.objects.filter(story=None).values_list("path", flat=True))
    assert noted == {"category/world", "category/world/asia", "category/asia", "tag/fishing towns", "author/mei_lin"}
    bring(export(post(2, categories=[("asia", "Asia")])))
    assert OldAddress.objects.filter(story=None).count() == len(noted)


def test_a_post_keeps_the_address_of_a_list(story, client):
    told = story(link="https://blog.example.org/category/money/")
    assert client.get("/category/money/")["Location"] == told.get_absolute_url()
