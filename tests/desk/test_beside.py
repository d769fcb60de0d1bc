"""What is filled up beside a story, at the desk: why, picked, kept away, and let back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles import publishing, revisions
from articles.models import Ban
from tests import factories

pytestmark = pytest.mark.django_db
AS_SCRIPT = {"headers": {"accept": "application/json"}}


def test_the_desk_reads_why_and_keeps_one_away_at_once(client):
    harbour, tags = factories.category("Harbour"), ["Port strike", "Ferries"]
    now = factories.published(category=harbour).live_from
    alike = factories.published(
        category=harbour, headline="Tugboats wait", tags=tags, at=now - timedelta(days=2, hours=1)
    )
    story = factories.story(category=harbour, headline="Why tugboats strike", tags=tags)
    revisions.keep(story)
    address = f"/desk/articles/story/{story.pk}/related/"
    client.force_login(factories.person("Editor"))
    html = client.get(address, **AS_SCRIPT).json()["html"]
    why = "Shares the tags Ferries and Port strike · headlines share “tugboats” · same section (Harbour) · 2 days old"
    assert why in html and "Will be shown" in html
    publishing.publish(story)
    assert "Tugboats wait" in beside(client, story)

    answer = client.post(address, {"ban": alike.pk}, **AS_SCRIPT).json()
    assert answer["done"] == "“Tugboats wait” is never filled up beside this story from now on."
    assert "Never beside this story" in answer["html"]
    assert "Tugboats wait" not in beside(client, story)
    publishing.update(story)
    assert "Tugboats wait" not in beside(client, story)
    assert "Kept from read next" in client.get(f"/desk/articles/story/{story.pk}/change/").text
    assert "kept from this story already" in client.post(address, {"ban": alike.pk}, **AS_SCRIPT).json()["message"]

    client.post(address, {"pick": alike.pk})  # as without scripts: a pick is shown whatever was kept away
    assert list(story.links.values_list("target", flat=True)) == [alike.pk]
    publishing.update(story)
    assert "Tugboats wait" in beside(client, story)
    client.post(address, {"unban": alike.pk})
    assert not Ban.objects.exists()


def test_where_all_are_picked_the_desk_says_that_nothing_is_filled_up(client):
    story, *others = [factories.published() for _ in range(6)]
    address = f"/desk/articles/story/{story.pk}/related/"
    client.force_login(factories.person("Editor"))
    for other in others[:4]:
        assert "None now" not in client.get(address, **AS_SCRIPT).json()["html"]
        client.post(address, {"pick": other.pk})
    publishing.update(story)
    said = client.get(address, **AS_SCRIPT).json()["html"]
    assert "None now: there is room for four, and they are picked." in said and "One more in reserve" in said
    itself = client.post(address, {"pick": story.pk}, **AS_SCRIPT)
    assert (itself.status_code, itself.json()["message"]) == (422, "A story cannot be related to itself.")


def test_who_may_not_change_what_readers_see_keeps_nothing_from_them(client):
    other, reporter = factories.published(), factories.person("Reporter")
    own = factories.story(started_by=reporter)
    client.force_login(reporter)
    client.post(f"/desk/articles/story/{own.pk}/related/", {"ban": other.pk})
    assert Ban.objects.count() == 1
    publishing.publish(own)
    answer = client.post(f"/desk/articles/story/{own.pk}/related/", {"unban": other.pk}, **AS_SCRIPT)
    assert (answer.status_code, Ban.objects.count()) == (422, 1)
    assert "An editor can." in answer.json()["message"]
    assert (
        "is not there any more" in client.post(answer.request["PATH_INFO"], {"ban": "x"}, **AS_SCRIPT).json()["message"]
    )


def test_a_paper_of_two_stories_fills_both_with_the_other(client):
    first = factories.published(category=factories.category("Harbour"), headline="Tugboats wait")
    assert "Related articles" not in beside(client, first)
    second = factories.published(headline="Nets dry")
    assert "Nets dry" in beside(client, first)
    assert "Tugboats wait" in beside(client, second)


def test_no_story_stands_twice_under_another(client):
    mei = factories.author()
    others = [factories.published(headline=f"Nets {place}", authors=[mei], tags=["Nets"]) for place in range(9)]
    story = factories.published(headline="Ferries", authors=[mei], tags=["Nets"])
    text = beside(client, story)
    for other in others[2:]:  # three more from her, four related
        assert text.count(f'href="{other.get_absolute_url()}"') == 1
    assert "More from <a" in text


def test_of_several_authors_each_has_more_shown(client):
    ana, bo, che = (factories.author(name) for name in ("Ana", "Bo", "Che"))
    signed = {"Locks": [ana], "Piers": [ana], "Quays": [bo, ana], "Masts": [ana], "Buoys": [bo]}
    for hours, (name, authors) in enumerate(signed.items(), 1):
        factories.published(headline=name, authors=authors, at=timezone.now() - timedelta(hours=hours))
    assert more(client, ana) == (["More from Ana"], ["Locks", "Piers", "Quays"])
    assert more(client, ana, bo) == (["More from Ana and Bo"], ["Locks", "Piers", "Quays"])
    assert more(client, che) == ([], [])
    assert more(client, che, bo) == (["More from Bo"], ["Quays", "Buoys"])


def more(client, *authors):
    """What stands under a new story by them: the heading, and the headlines."""
    story = factories.published(authors=authors)
    section = html.fromstring(beside(client, story)).find_class("more")
    publishing.retract(story)
    titles = [" ".join(each.text_content().split()) for part in section for each in part.find_class("more__title")]
    return titles, [link.text for part in section for link in part.xpath(".//li/a")]


def beside(client, story):
    """A story's page without what is hot, where anything may stand."""
    before, _, after = client.get(story.get_absolute_url()).text.partition('<aside class="beside"')
    return before + after.partition("</aside>")[2]
