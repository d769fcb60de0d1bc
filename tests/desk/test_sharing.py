"""Share links: one unpublished story for one outsider, while the desk wants it, and nothing else for anybody."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from articles import publishing, reading, sharing
from articles.models import Act, ShareLink, StoryLink
from newsroom.settings import hush
from tests import factories

ENDED = "This link opens nothing"


@pytest.fixture
def story(db):
    return factories.story(headline="Ferries go electric", authors=[factories.author()], tags=["Ferries"])


@pytest.fixture
def link(story, editor):
    return sharing.make(story, by=editor, days=3, reader="Dr Lim")


def path(link):
    return urlsplit(sharing.address(link)).path


def open_link(client, link):
    return client.get(path(link))


def text(answer):
    return answer.content.decode()


def make(client, story, **fields):
    return client.post(reverse("admin:story_share", args=[story.pk]), {"reader": "Dr Lim", "days": "3", **fields})


def revoke(client, link):
    return client.post(reverse("admin:story_unshare", args=[link.story_id]), {"link": link.pk})


def test_somebody_outside_reads_the_story_as_it_is_saved(client, link):
    answer = open_link(client, link)
    assert answer.status_code == 200
    assert "Ferries go electric" in text(answer)
    assert "The first mast went up" in text(answer)
    assert "Preview for Dr Lim." in text(answer)
    assert "please do not pass it on" in text(answer)


def test_a_story_that_is_not_published_bears_no_date_of_publication(client, link):
    assert "Published" not in text(open_link(client, link))


def test_a_later_save_is_what_they_read_then(client, link):
    link.story.headline = "Ferries go nuclear"
    link.story.save()
    assert "Ferries go nuclear" in text(open_link(client, link))


def test_half_a_story_is_shown_as_it_is(client, editor):
    half = factories.story(headline="", standfirst="", body="")
    assert open_link(client, sharing.make(half, by=editor, days=1)).status_code == 200


def test_it_is_kept_by_nobody_and_told_to_nobody(client, link):
    answer = open_link(client, link)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert '<meta name="robots" content="noindex, nofollow">' in text(answer)


def test_the_page_names_no_address_of_the_story_or_its_own(client, link):
    page = text(open_link(client, link))
    assert link.story.get_absolute_url() not in page
    assert path(link) not in page
    assert "canonical" not in page and "og:url" not in page


def test_reads_are_not_counted(client, link):
    assert "data-read" not in text(open_link(client, link))
    assert reading.roll_up() == 0


def test_its_pictures_show_to_who_is_not_signed_in(client, editor):
    picture = factories.picture()
    pictured = factories.story(lead_picture=picture)
    page = text(open_link(client, sharing.make(pictured, by=editor, days=1)))
    source = re.search(r'<img\b[^>]* src="([^"]+)"', page)[1]
    shown = client.get(source)
    assert (shown.status_code, len(b"".join(shown)) > 0) == (200, True)


def test_it_links_to_no_unpublished_story_and_no_unknown_subject(client, editor):
    draft = factories.story(headline="A secret of the ministry")
    story = factories.story(body=f'<p>Text</p><aside data-related="{draft.pk}"></aside>', tags=["Unheard of"])
    StoryLink.objects.create(story=story, target=draft)
    page = text(open_link(client, sharing.make(story, by=editor, days=1)))
    assert "secret of the ministry" not in page
    assert "Unheard of" not in page
    assert f"-{draft.pk}/" not in page


def test_it_links_to_stories_that_readers_see(client, editor):
    live, story = factories.published(headline="Read by all"), factories.story()
    StoryLink.objects.create(story=story, target=live)
    assert live.get_absolute_url() in text(open_link(client, sharing.make(story, by=editor, days=1)))


def test_once_the_story_is_live_the_link_still_works(client, link):
    publishing.publish(link.story)
    page = text(open_link(client, link))
    assert "This story is not published" not in page
    assert "Readers may see another version" in page


def dead_ends(link):
    """Tokens that must open nothing, by what is wrong with them."""
    token, signer = path(link).split("/")[2], sharing.SIGNER
    elsewhere = signing.Signer(salt="elsewhere")
    return {
        "cut short": token[:-2],
        "altered": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "another's signature": signer.sign_object([999, 1]).split(":")[0] + ":" + token.split(":")[1],
        "not signed": token.split(":")[0],
        "signed for something else": elsewhere.sign_object([link.pk, link.story_id]),
        "another story's": signer.sign_object([link.pk, link.story_id + 1]),
        "never made": signer.sign_object([link.pk + 1, link.story_id]),
        "a guess": str(link.pk),
        "like a story's": "ferries-12",
        "odd": "%20%F0%9F%A6%80",
        "long": "a" * 4000,
    }


@pytest.mark.parametrize("wrong", dead_ends(ShareLink(pk=1, story_id=1)))
def test_what_was_not_made_opens_one_page_that_says_so(client, link, wrong):
    answer = client.get(f"/shared/{dead_ends(link)[wrong]}/")
    assert answer.status_code == 404
    assert ENDED in text(answer)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert "Ferries go electric" not in text(answer)


def ended(link):
    ShareLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def revoked(link):
    sharing.revoke(link)


def retracted(link):
    publishing.publish(link.story)
    publishing.retract(link.story, notice="Wrong.", why="Wrong.")


def deleted(link):
    link.story.delete()


@pytest.mark.parametrize("happen", [ended, revoked, retracted, deleted])
def test_a_link_that_is_over_opens_the_very_same_page(client, link, happen):
    address = path(link)
    never = client.get("/shared/never-made/")
    happen(link)
    answer = client.get(address)
    assert (answer.status_code, text(answer)) == (404, text(never))
    assert answer.headers == never.headers


def test_nothing_is_looked_up_before_the_signature_holds(link, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert sharing.find("WzEsMV0:1abc:forged", timezone.now()) is None


def test_neither_robots_nor_sitemap_name_links(client, link):
    factories.published()
    for place in ("/robots.txt", "/sitemap.xml", f"/sitemap-{timezone.localdate():%Y-%m}.xml", "/feed/", "/"):
        answer = client.get(place)
        assert answer.status_code == 200
        assert "/shared/" not in text(answer)


def test_a_link_can_be_looked_at_but_not_written_to(client, link):
    assert client.head(path(link)).status_code == 200
    assert client.post(path(link)).status_code == 405


def test_the_desk_makes_a_link_and_is_given_its_address(desk, client, editor, story):
    answer = make(desk, story, days="7").json()
    made = ShareLink.objects.get()
    assert (made.made_by, made.reader) == (editor, "Dr Lim")
    assert timedelta(days=6.9) < made.expires_at - timezone.now() <= timedelta(days=7)
    assert answer["made"] == sharing.address(made)
    assert answer["made"] in answer["links"]
    assert client.get(urlsplit(answer["made"]).path).status_code == 200


@pytest.mark.parametrize(
    ("fields", "about"),
    [({"days": "365"}, "How long:"), ({"days": ""}, "How long:"), ({"reader": "x" * 101}, "For whom:")],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(desk, story, fields, about):
    answer = make(desk, story, **fields)
    assert (answer.status_code, about in answer.json()["message"]) == (422, True)
    assert not ShareLink.objects.exists()


def test_a_retracted_story_is_not_shared(desk, story):
    publishing.publish(story)
    publishing.retract(story, notice="Wrong.", why="Wrong.")
    assert "retracted" in make(desk, story).json()["message"]


def test_revoking_ends_a_link_once(desk, link):
    assert "revoked" in revoke(desk, link).json()["links"]
    first = ShareLink.objects.get().revoked_at
    revoke(desk, link)
    assert ShareLink.objects.get().revoked_at == first


def test_the_form_lists_links_with_their_state(desk, editor, link):
    over = sharing.make(link.story, by=editor, days=1, reader="Old friend")
    sharing.revoke(over)
    page = text(desk.get(reverse("admin:articles_story_change", args=[link.story_id])))
    assert sharing.address(link) in page
    assert "Old friend: revoked" in page
    assert sharing.address(over) not in page


@pytest.mark.parametrize(
    ("role", "status"), [("Reporter", 403), ("Photo desk", 403), ("Sub-editor", 200), ("Editor", 200)]
)
def test_who_may_change_a_story_may_share_it(client, link, role, status):
    client.force_login(factories.person(role))
    page = text(client.get(reverse("admin:articles_story_change", args=[link.story_id])))
    assert (sharing.address(link) in page) == (status == 200)
    assert make(client, link.story).status_code == status
    assert revoke(client, link).status_code == status


def test_a_reporter_shares_a_story_of_their_own(client, story):
    reporter = factories.person("Reporter")
    story.started_by = reporter
    story.save()
    client.force_login(reporter)
    assert make(client, story).status_code == 200


class TestWhoMadeALink:
    @pytest.fixture
    def own(self, client, db):
        """A link that a reporter made to a story of their own, which they then submitted."""
        reporter = factories.person("Reporter")
        story = factories.story(started_by=reporter)
        own = sharing.make(story, by=reporter, days=3, reader="Dr Lim")
        publishing.submit(story, by=reporter)
        client.force_login(reporter)
        return own

    def page(self, client, link):
        return client.get(reverse("admin:articles_story_change", args=[link.story_id])).text

    def test_sees_it_once_the_story_is_with_the_desk_but_nobody_elses(self, client, own, editor):
        other = sharing.make(own.story, by=editor, days=3)
        page = self.page(client, own)
        assert sharing.address(own) in page
        assert sharing.address(other) not in page
        assert "share-make" not in page

    def test_ends_it_then_and_makes_no_other(self, client, own, editor):
        other = sharing.make(own.story, by=editor, days=3)
        assert make(client, own.story).status_code == 403
        assert revoke(client, other).status_code == 403
        assert revoke(client, own).status_code == 200
        assert list(ShareLink.objects.filter(revoked_at=None)) == [other]

    def test_leaves_none_open_when_their_account_ends(self, client, own, editor):
        own.made_by.is_active = False
        own.made_by.save()
        assert ENDED in text(open_link(client, own))
        client.force_login(editor)
        page = self.page(client, own)
        assert sharing.address(own) not in page
        assert "closed, since the account that made it is not active" in page


def test_making_and_ending_a_link_are_written_down(desk, editor, story):
    make(desk, story)
    revoke(desk, ShareLink.objects.get())
    revoke(desk, ShareLink.objects.get())  # has ended already
    acts = story.acts.values_list("verb", "by", "why", "where")
    said = (editor.pk, "for Dr Lim", "share links, 127.0.0.1")
    assert list(acts) == [("unshare", *said), ("share", *said)]


def test_a_link_leaves_a_story_sent_back_where_it_is(story, editor):
    publishing.submit(story)
    publishing.send_back(story, by=editor, why="Too long.")
    sharing.revoke(sharing.make(story, by=editor, days=1))
    assert Act.objects.sent_back().get().story == story


def test_nobody_outside_makes_a_link(client, story):
    assert "/desk/login/" in make(client, story).url


def test_a_link_of_another_story_is_not_revoked(desk, link):
    other = factories.story()
    answer = desk.post(reverse("admin:story_unshare", args=[other.pk]), {"link": link.pk})
    assert (answer.status_code, ShareLink.objects.get().revoked_at) == (404, None)


@pytest.mark.parametrize("number", ["", "x", "9" * 30])
def test_no_number_of_a_link_is_not_found(desk, story, number):
    assert desk.post(reverse("admin:story_unshare", args=[story.pk]), {"link": number}).status_code == 404


def test_no_token_is_written_to_a_log(client, link, caplog):
    caplog.handler.addFilter(hush)  # as the paper's own handler has it
    address = path(link)
    with caplog.at_level("DEBUG"):
        client.get(address)
        sharing.revoke(link)
        client.get(address)
    assert "Not Found: /shared/…/" in caplog.text
    assert address.split("/")[2] not in caplog.text


def test_a_link_copied_without_its_last_stroke_opens_the_story(client, link):
    assert client.get(path(link).rstrip("/")).status_code == 200
