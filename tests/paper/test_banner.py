"""The breaking banner: over every page as soon as it is raised, and gone at its second with nobody at work."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from articles import keys, publishing
from articles.models import Act, Banner
from newsroom.clock import paper_zone
from newsroom.pagecache.models import Moment
from tests import factories

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FORM = "/desk/articles/banner/add/"
TEXT = "Ferry terminal closed"


def typed(at):
    """A moment as the form has it."""
    return at.astimezone(paper_zone()).strftime("%Y-%m-%dT%H:%M")


def test_it_is_over_every_kept_page_and_goes_at_its_second(paper, wall):
    assert paper.shown(TEXT) == []
    until = wall.at + HOUR
    publishing.raise_banner(TEXT, until)
    assert paper.shown(TEXT) == paper.addresses
    page = paper.text("/")
    assert page.index('class="skip"') < page.index('<section class="breaking" aria-label="Breaking news">')
    assert page.index("Breaking news") < page.index('<header class="head">') and "alert" not in page
    wall.at = until - timedelta(seconds=1)
    assert all(TEXT in paper.ask(address).text for address in paper.addresses)
    wall.at = until  # nothing runs meanwhile, and the clock's row is not looked at again
    assert not any(TEXT in paper.ask(address).text for address in paper.addresses)


def test_it_is_changed_moved_and_taken_down_by_a_press(paper, wall, chief):
    until = wall.at + 2 * HOUR
    answer = chief.post(FORM, {"text": TEXT, "until": typed(until)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/desk/" and TEXT in answer.text
    assert paper.shown(TEXT) == paper.addresses
    banner = Banner.objects.get()
    assert chief.get("/desk/articles/banner/").url == f"/desk/articles/banner/{banner.pk}/change/"
    said = {"text": "Terminal open again", "story": paper.story.pk, "until": typed(until + HOUR)}
    chief.post(f"/desk/articles/banner/{banner.pk}/change/", said)
    assert paper.shown(TEXT) == [] and paper.shown("Terminal open again") == paper.addresses
    assert f'class="breaking__text" href="{paper.story.get_absolute_url()}"' in paper.text("/archive/")
    assert list(Moment.objects.values_list("key", "at")) == [(keys.BANNER, until + HOUR)]  # what caches in front go by
    wall.at = until + MINUTE  # its first end was taken back
    assert paper.shown("Terminal open again") == paper.addresses
    chief.post(f"/desk/articles/banner/{banner.pk}/down/")
    assert paper.shown("Terminal open again") == []
    verbs = Act.objects.filter(by=chief.person).values_list("verb", flat=True)
    assert list(verbs) == [Act.Verb.BANNER_DOWN, Act.Verb.BANNER, Act.Verb.BANNER_UP]
    assert "Raise a banner" in chief.get("/desk/").text


def test_it_is_asked_before_it_is_taken_down(client, db):
    client.force_login(factories.person("Editor"))
    banner = publishing.raise_banner(TEXT, timezone.now() + HOUR)
    down = f"/desk/articles/banner/{banner.pk}/down/"
    for address, back in (("/desk/", "/desk/"), (f"/desk/articles/banner/{banner.pk}/change/", "change/")):
        page = client.get(address).text
        [link] = re.findall(rf'href="({down}[^"]*)"', page)
        assert f'action="{down}"' not in page
        asked = client.get(link)
        assert f"“{TEXT}” is over every page" in asked.text and asked.context["back"].endswith(back)
    assert Banner.objects.up().exists()
    assert "The banner is down." in client.post(link, follow=True).text
    assert not Banner.objects.up().exists()
    assert "That banner is down by now." in client.get(link, follow=True).text


def test_the_link_follows_its_story(paper, wall):
    draft = factories.story(headline="Terminal burns")
    publishing.raise_banner(TEXT, wall.at + HOUR, draft)
    assert f'<span class="breaking__text" dir="auto">{TEXT}' in paper.text("/money/")
    publishing.publish(draft)
    assert f'href="{draft.get_absolute_url()}" dir="auto">{TEXT}' in paper.text("/money/")
    wall.turn(MINUTE)
    publishing.retract(draft)
    assert f'<span class="breaking__text" dir="auto">{TEXT}' in paper.text("/money/")


def test_a_second_one_takes_the_place_of_the_first(paper, wall):
    publishing.raise_banner(TEXT, wall.at + HOUR)
    wall.turn(MINUTE)
    publishing.raise_banner("A second line", wall.at + 3 * HOUR)
    assert paper.shown(TEXT) == [] and paper.shown("A second line") == paper.addresses
    wall.turn(2 * HOUR)
    assert paper.shown("A second line") == paper.addresses


def test_a_live_story_is_made_a_banner_from_its_own_page(chief, paper):
    page = chief.get(f"/desk/articles/story/{paper.story.pk}/change/").text
    address = unescape(re.search(r'href="(/desk/articles/banner/add/[^"]+)">Make a banner of this', page)[1])
    form = chief.get(address).context["adminform"].form
    assert (form["text"].value(), form["story"].value()) == (paper.story.headline, str(paper.story.pk))
    publishing.raise_banner(TEXT, timezone.now() + HOUR)
    assert "Raise another banner" in chief.get("/desk/").text
    draft = factories.story()
    assert "Make a banner" not in chief.get(f"/desk/articles/story/{draft.pk}/change/").text


def test_who_may_not_is_not_offered_it(client, db):
    banner = publishing.raise_banner(TEXT, timezone.now() + HOUR)
    client.force_login(factories.person("Sub-editor"))
    assert "Raise a banner" not in client.get("/desk/").text and TEXT not in client.get("/desk/").text
    for address in (FORM, "/desk/articles/banner/", f"/desk/articles/banner/{banner.pk}/change/"):
        assert client.get(address).status_code == 403
    assert client.post(f"/desk/articles/banner/{banner.pk}/down/").status_code == 403
    assert Banner.objects.up().exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": ""}, "This field is required."),
        ({"text": "\u200b"}, "no character that a reader could see"),
        ({"text": "x" * 161}, "Shorten this to at most 160 characters (it has 161)."),
        ({"until": ""}, "This field is required."),
        ({"until": "2026-01-01T10:00"}, "is past. Choose a later end."),
        ({"until": "soon"}, "Write the moment as"),
        ({"story": "999"}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said(said, sentence, client, db):
    client.force_login(factories.person("Editor"))
    answer = client.post(FORM, {"text": TEXT, "until": typed(timezone.now() + HOUR), **said})
    assert answer.status_code == 200 and sentence in answer.text
    assert not Banner.objects.exists()


def test_what_is_down_by_now_cannot_be_changed_and_its_words_are_kept(client, db):
    client.force_login(factories.person("Editor"))
    banner = publishing.raise_banner(TEXT, timezone.now() + HOUR)
    publishing.take_down_banner(banner)
    said = {"text": "Terminal open again", "until": typed(timezone.now() + HOUR)}
    answer = client.post(f"/desk/articles/banner/{banner.pk}/change/", said, follow=True)
    assert "That banner is down by now" in answer.text and "Terminal open again" in answer.text
    assert "That banner is down by now" in client.post(f"/desk/articles/banner/{banner.pk}/down/", follow=True).text
    with pytest.raises(publishing.Refused, match="is past"):
        publishing.raise_banner(TEXT, timezone.now())
