"""Pages that are no stories: written at the desk, found by readers, each version kept."""

import re
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.admin import flat
from articles.models import Act, Category, FlatPage
from pictures import uses
from tests import factories

ADD = "/desk/articles/flatpage/add/"
BODY = "<p>Nine of us, in six towns.</p>"


def page(**said):
    """One that is saved, and not published."""
    made = FlatPage(**{"headline": "About us", "slug": "about", "body": BODY, **said})
    publishing.save_page(made)
    return made


def change(made):
    return f"/desk/articles/flatpage/{made.pk}/change/"


def filled(made, **said):
    saved = {name: getattr(made, name) for name in ("headline", "body", "slug", "position")}
    return {**saved, "in_footer": "on", "seen": made.saves, **said}


def test_a_page_goes_its_way_from_draft_to_restored_version(paper, chief):
    assert paper.ask("/about/").status == 404
    chief.post(ADD, {"headline": "About", "body": BODY + "<script>x</script>", "in_footer": "on", "position": 0})
    made = FlatPage.objects.get()
    assert (made.slug, paper.ask("/about/").status) == ("about", 404)
    assert "Nine of us" in chief.get(f"/desk/articles/flatpage/{made.pk}/preview/").text

    chief.post(change(made), filled(made, _publish="1"))
    assert "Nine of us" in paper.text("/about/") and "<script>x" not in paper.text("/about/")
    assert '<link rel="canonical" href="http://paper.test/about/">' in paper.text("/about/")
    assert paper.ask("/about").headers["location"] == "/about/"
    assert paper.shown('href="/about/"') == paper.addresses
    assert "http://paper.test/about/" in paper.text(sitemap(paper))

    made.refresh_from_db()
    chief.post(change(made), filled(made, headline="Who we are", body="<p>Ten of us.</p>"))
    assert "Nine of us" in paper.text("/about/") and paper.shown(">Who we are</a>") == []
    made.refresh_from_db()
    chief.post(change(made), filled(made, _publish="1"))
    assert "Ten of us" in paper.text("/about/") and paper.shown(">Who we are</a>") == paper.addresses

    assert "Nine of us" in chief.get(f"/desk/articles/flatpage/{made.pk}/versions/1/").text
    chief.post(f"/desk/articles/flatpage/{made.pk}/versions/1/restore/")
    made.refresh_from_db()
    assert (made.headline, made.body, made.has_unpublished_edits) == ("About", BODY, True)
    chief.post(f"/desk/articles/flatpage/{made.pk}/down/")
    paper.cache.follower.look()
    assert paper.ask("/about/").status == 404 and paper.shown('href="/about/"') == []
    verbs = list(Act.objects.filter(by=chief.person).values_list("verb", flat=True))
    assert verbs == [Act.Verb.PAGE_DOWN, Act.Verb.PAGE_UP, Act.Verb.PAGE_UP]
    assert [version.headline for version in made.versions.all()] == ["Who we are", "About"]


def test_words_that_no_version_keeps_are_not_restored_away_unasked(db, chief):
    made = page()
    restore = f"/desk/articles/flatpage/{made.pk}/versions/1/restore/"
    publishing.publish_page(made)
    made.body = "<p>Ten of us.</p>"
    publishing.save_page(made)
    asked = chief.post(restore)
    assert "The desk’s copy has words that readers never saw." in asked.text and 'name="sure"' in asked.text
    assert f'<a href="{change(made)}">Keep the copy</a>' in asked.text
    assert f'>Pages</a></li>\n<li><a href="{change(made)}">' in asked.text
    made.refresh_from_db()
    assert made.body == "<p>Ten of us.</p>"
    sure = {"sure": str(made.saves)}
    publishing.save_page(made)  # somebody else’s, meanwhile
    assert "words that readers never saw" in chief.post(restore, sure).text
    made.refresh_from_db()
    chief.post(restore, {"sure": str(made.saves)})
    made.refresh_from_db()
    assert made.body == BODY
    assert chief.post(restore).status_code == 302  # version 1 keeps what stands there


def test_what_is_typed_is_not_sent_with_what_leaves_it_alone(db, chief):
    made = page()
    publishing.publish_page(made)
    seen = chief.get(change(made)).text
    assert f'form="flat-acts" formaction="/desk/articles/flatpage/{made.pk}/versions/1/restore/"' in seen
    assert seen.index("</form>") < seen.index('<form id="flat-acts" method="post">')


def sitemap(paper):
    return paper.text("/sitemap.xml").partition("http://paper.test")[2].partition("<")[0]


def test_an_address_is_either_a_sections_or_a_pages(db, chief):
    about = page()
    with pytest.raises(ValidationError, match="/about/ is the address of a page"):
        publishing.file_category(Category(name="About"))
    factories.category("Money")
    for slug, sentence in {
        "money": "/money/ is a section’s address. Choose another word.",
        "search": "/search/ is a page of the site’s own. Choose another word.",
        "covid-19": "how stories’ addresses look",
        "about": "Another page has this address.",
        "legal/privacy": "The words of an address have no slash between them. Put a hyphen there.",
        "!": "An address needs a letter or a digit.",
    }.items():
        answer = chief.post(ADD, {"headline": "Us", "slug": slug, "body": BODY, "position": 0})
        assert sentence in answer.text and "Nine of us" in answer.text
    assert list(FlatPage.objects.all()) == [about]
    chief.post(ADD, {"headline": "Us", "slug": "/us/", "body": BODY, "position": 0})
    assert FlatPage.objects.get(headline="Us").slug == "us"


def test_what_readers_have_seen_stays(db, chief):
    made = page()
    publishing.publish_page(made)
    chief.post(change(made), filled(made, slug="imprint"))
    assert FlatPage.objects.get().slug == "about"
    assert chief.post(f"/desk/articles/flatpage/{made.pk}/delete/", {"post": "yes"}).status_code == 403
    with pytest.raises(TypeError):
        made.versions.all().delete()
    with pytest.raises(TypeError):
        made.versions.update(headline="Another")


def test_it_is_asked_before_a_page_is_taken_from_readers(db, chief):
    made = page()
    publishing.publish_page(made)
    [down] = re.findall(r'href="([^"]+/down/)"', chief.get(change(made)).text)
    assert "Who comes to /about/ will be told that there is no such page." in chief.get(down).text
    assert chief.get("/about/").status_code == 200
    assert "Its text and versions are kept." in chief.post(down, follow=True).text
    assert chief.get("/about/").status_code == 404
    assert "Readers do not see the page by now." in chief.get(down, follow=True).text


def test_a_draft_says_whether_readers_ever_found_it(db, chief):
    made = page()
    assert "Readers do not find it yet." in chief.get(change(made)).text
    publishing.publish_page(made)
    chief.post(f"/desk/articles/flatpage/{made.pk}/down/")
    assert "Readers do not find it any more." in chief.get(change(made)).text


def test_what_cannot_be_done_is_said(db, chief):
    made = page(body="")
    assert "nothing on the page yet" in chief.post(change(made), filled(made, _publish="1")).text
    with pytest.raises(publishing.Refused, match="nothing on the page"):
        publishing.publish_page(made)
    publishing.save_page(made)
    stale = filled(made, seen=1, body="<p>Mine</p>")
    answer = chief.post(change(made), stale)
    assert "Somebody saved this page since you opened it" in answer.text and "Mine" in answer.text
    with pytest.raises(publishing.Refused, match="Somebody saved"):
        publishing.save_page(made, seen=1)
    answer = chief.post(f"/desk/articles/flatpage/{made.pk}/down/", follow=True)
    assert "Readers do not see the page as it is." in answer.text


def test_of_two_saves_at_the_same_moment_the_second_is_told_and_loses_nothing(db, chief, monkeypatch):
    made, checked = page(), flat.FlatForm.clean
    mine = filled(made, body="<p>Mine</p>")
    publishing.save_page(FlatPage(pk=made.pk, headline="About us", slug="about", body="<p>Theirs</p>"))

    def checked_before_theirs(form):
        monkeypatch.setattr(flat.FlatForm, "clean", checked)
        form.instance.saves = form.cleaned_data["seen"]
        return checked(form)

    monkeypatch.setattr(flat.FlatForm, "clean", checked_before_theirs)
    answer = chief.post(change(made), mine)
    assert "Somebody saved this page since you opened it" in answer.text and "Mine" in answer.text
    assert FlatPage.objects.get().body == "<p>Theirs</p>"


def test_who_is_overtaken_reads_who_saved_and_when(db, chief, monkeypatch):
    made, at = page(), datetime(2026, 11, 27, 10, 5, tzinfo=UTC)
    mine = filled(made, body="<p>Mine</p>")
    mei = Client()
    mei.force_login(factories.person("Chief", first_name="Mei"))
    monkeypatch.setattr(timezone, "now", lambda: at)
    mei.post(change(made), filled(made, body="<p>Theirs</p>"))
    answer = chief.post(change(made), mine)
    assert "Mei saved this page since you opened it, on 27 November 2026, 18:05. Look at theirs" in answer.text
    assert chief.post(change(made), {**mine, "seen": made.saves + 1}).status_code == 302
    assert FlatPage.objects.get().body == "<p>Mine</p>"


def test_only_chief_editors_write_them(client, db):
    made = page()
    client.force_login(factories.person("Editor"))
    for address in (ADD, change(made), f"/desk/articles/flatpage/{made.pk}/preview/"):
        assert client.get(address).status_code == 403
    for act in ("down/", "versions/1/restore/"):
        assert client.post(f"/desk/articles/flatpage/{made.pk}/{act}").status_code == 403


def test_the_library_knows_which_pages_have_its_pictures(db):
    picture = factories.bare_picture()
    made = page(body=f'{BODY}<figure data-picture="{picture.pk}"></figure>')
    assert [(each.title, each.kind, each.is_live) for each in uses.of(picture)] == [("About us", "page", False)]
    assert uses.printed([picture]) == set() and uses.counted([picture])[picture.pk] == 1
    publishing.publish_page(made)
    assert uses.of(picture)[0].is_live and uses.printed([picture]) == {picture.pk}
