"""Two people at one story: nobody's words go under, and the second decides with both versions before them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Edition
from tests import factories

BASE_BODY = "<p>One mast.</p>\n<p>Two boats.</p>\n<p>Three islands.</p>"


@pytest.fixture
def nok(django_user_model):
    return django_user_model.objects.create_superuser("nok", first_name="Nok", last_name="Suwan")


@pytest.fixture
def story(db, money):
    """A story at its first revision, which two people have open."""
    draft = factories.story(category=money, headline="Ferries go electric", body=BASE_BODY, tags=["Ports"])
    revisions.keep(draft)
    return draft


@pytest.fixture
def nok_saves(story, nok):
    """What Nok saves of it meanwhile: nok_saves(standfirst="…")."""
    return lambda **said: revisions.write(story, said, by=nok)


@pytest.fixture
def save(desk, form, story):
    """What the second sends, who has the first revision open. Gives the answer."""

    def saved(base=1, **changes):
        sent = form(headline=story.headline, standfirst=story.standfirst, body=BASE_BODY, tags="Ports", base=base)
        return desk.post(f"/desk/articles/story/{story.pk}/change/", {**sent, "_continue": "", **changes})

    return saved


def settle(desk, address, act, **answers):
    """Presses a button of the conflict page with the version in front of it."""
    theirs = desk.get(address).context["theirs"].number
    return desk.post(address, {"act": act, "theirs": theirs, **answers}, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_second_to_save_is_shown_both_versions_and_theirs_is_kept_at_once(desk, save, story, nok_saves, editor):
    nok_saves(standfirst="Nok’s words.")
    answer = save(standfirst="Mine, all mine.")
    assert answer.status_code == 302
    assert answer.url == f"/desk/articles/story/{story.pk}/conflict/?mine=3"
    page = desk.get(answer.url).text
    assert "Nok Suwan saved this story at" in page
    assert all(words in page for words in ("Nok’s", "Mine, all mine."))
    side = story.revisions.get(number=3)
    assert (side.is_side, side.base_number, side.made_by) == (True, 1, editor)
    assert side.snapshot["standfirst"] == "Mine, all mine."
    story.refresh_from_db()
    assert (story.standfirst, story.revision_number) == ("Nok’s words.", 2)


def test_what_only_one_of_them_changed_is_merged_without_asking(desk, save, story, nok_saves):
    nok_saves(standfirst="Nok’s words.", tags=["Harbours", "Ports"])
    answer = save(headline="Ferries go solar", tags="Solar, Ports")
    page = desk.get(answer.url)
    assert page.context["asked"] == []
    assert said(settle(desk, answer.url, "merge")) == ["Merged: both versions are in the story now."]
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Ferries go solar", "Nok’s words.")
    assert sorted(story.tags.names()) == ["Harbours", "Ports", "Solar"]
    assert revisions.newest(story).snapshot == revisions.snapshot(story)


@pytest.mark.parametrize(("answer", "kept"), [("theirs", "Nok’s words."), ("mine", "Mine."), ("", "Nok’s words.")])
def test_what_both_changed_is_asked(desk, save, story, nok_saves, answer, kept):
    nok_saves(standfirst="Nok’s words.")
    address = save(standfirst="Mine.").url
    assert [stretch.name for stretch in desk.get(address).context["asked"]] == ["standfirst"]
    settle(desk, address, "merge", standfirst=answer)
    story.refresh_from_db()
    assert story.standfirst == kept


def test_passages_of_the_text_are_merged_each_for_itself(desk, save, story, nok_saves):
    nok_saves(body=BASE_BODY.replace("One mast.", "One tall mast.").replace("Three", "Four"))
    address = save(body=f"{BASE_BODY.replace('Three', 'Five')}\n<p>And a reef.</p>").url
    asked = [stretch.name for stretch in desk.get(address).context["text"] if stretch.name]
    assert len(asked) == 1
    settle(desk, address, "merge", **{asked[0]: "both"})
    story.refresh_from_db()
    assert story.body == (
        "<p>One tall mast.</p>\n<p>Two boats.</p>\n<p>Four islands.</p>\n<p>Five islands.</p>\n<p>And a reef.</p>"
    )


def test_passages_that_nobody_changed_are_folded(desk, save, story, nok_saves):
    quiet = "\n".join(f"<p>Paragraph {number} stays.</p>" for number in range(8))
    nok_saves(body=quiet)
    nok_saves(body=f"<p>One tall mast.</p>\n{quiet}")
    text = desk.get(save(base=2, body=f"{quiet}\n<p>Mine.</p>").url).context["text"]
    assert [(len(stretch.rows), stretch.is_folded) for stretch in text] == [
        (0, False),
        (1, False),
        (6, True),
        (1, False),
        (0, False),
    ]


def test_taking_over_leaves_theirs_among_the_versions(desk, save, story, nok_saves):
    nok_saves(standfirst="Nok’s words.")
    settle(desk, save(standfirst="Mine.").url, "take_over")
    story.refresh_from_db()
    assert story.standfirst == "Mine."
    kept = [revision.snapshot["standfirst"] for revision in story.revisions.all()]
    assert kept[:3] == ["Mine.", "Mine.", "Nok’s words."]


@pytest.mark.parametrize("act", ["aside", "", "nonsense"])
def test_keeping_it_aside_leaves_the_story_alone(desk, save, story, nok_saves, act):
    nok_saves(standfirst="Nok’s words.")
    address = save(standfirst="Mine.").url
    assert "stays beside the story, as version 3" in said(settle(desk, address, act))[0]
    story.refresh_from_db()
    assert (story.standfirst, story.revision_number) == ("Nok’s words.", 2)
    assert "Mine." in desk.get(address).text  # and may be merged another day


def test_who_is_overtaken_once_more_loses_no_decision(desk, save, story, nok_saves):
    nok_saves(standfirst="Nok’s words.")
    address = save(headline="Mine").url
    nok_saves(kicker="Ports")
    answer = desk.post(address, {"act": "merge", "theirs": 2})
    assert answer.url.endswith("?mine=5")
    assert story.revisions.get(number=5).snapshot["headline"] == "Mine"
    settle(desk, answer.url, "merge")
    story.refresh_from_db()
    assert (story.headline, story.standfirst, story.kicker) == ("Mine", "Nok’s words.", "Ports")


def test_a_button_pressed_on_an_old_version_moves_nothing(desk, save, story, nok_saves):
    nok_saves(standfirst="Nok’s words.")
    assert "/conflict/" in save(headline="Mine", _publish="").url
    assert not Edition.objects.exists()


@pytest.mark.parametrize("base", ["", "x", "-1", "9" * 20, None])
def test_a_page_that_does_not_say_its_version_overwrites_nothing(desk, form, story, nok_saves, base):
    nok_saves(standfirst="Nok’s words.")
    sent = {**form(standfirst="Mine, all mine."), "base": base}
    sent = {name: value for name, value in sent.items() if value is not None}
    page = desk.post(f"/desk/articles/story/{story.pk}/change/", sent).text
    assert "The page does not say which version it was written on." in page
    assert "Mine, all mine." in page
    story.refresh_from_db()
    assert (story.standfirst, story.revision_number) == ("Nok’s words.", 2)


def test_who_has_the_newest_version_open_is_not_asked(save, story, nok_saves):
    nok_saves(standfirst="Nok’s words.")
    assert "/conflict/" not in save(base=2, standfirst="Mine.").url
    story.refresh_from_db()
    assert story.standfirst == "Mine."


def test_what_was_deleted_meanwhile_is_said_and_the_rest_is_merged(desk, save, story, nok_saves):
    picture = factories.picture()
    address = save(base=0, headline="Mine", lead_picture=picture.pk).url
    picture.delete()
    assert "The lead picture is no longer in the library." in said(settle(desk, address, "take_over"))
    story.refresh_from_db()
    assert (story.headline, story.lead_picture) == ("Mine", None)


@pytest.mark.parametrize("mine", ["", "1", "2", "9", "x", "9" * 30])
def test_only_what_is_kept_aside_has_such_a_page(desk, save, story, nok_saves, mine):
    nok_saves(standfirst="Nok’s words.")
    save(standfirst="Mine.")
    assert desk.get(f"/desk/articles/story/{story.pk}/conflict/?mine={mine}").status_code == 404


def test_who_may_not_write_settles_nothing(client, save, story, nok_saves, django_user_model):
    nok_saves(standfirst="Nok’s words.")
    address = save(standfirst="Mine.").url
    reporter = django_user_model.objects.create_user("reporter", is_staff=True)
    reporter.user_permissions.set(Permission.objects.filter(codename__in=["view_story", "change_story"]))
    client.force_login(reporter)
    assert "somebody else’s story" in client.get(address).text
    assert client.post(address, {"act": "take_over", "theirs": 2}).status_code == 403
    story.refresh_from_db()
    assert story.standfirst == "Nok’s words."


def test_a_save_that_waited_while_the_story_was_retracted_is_kept_aside(client, form, money, monkeypatch):
    story = factories.published(category=money, headline="As retracted")
    client.force_login(factories.person("Sub-editor"))
    write = revisions.write

    def waited(story, said, **given):
        publishing.retract(type(story).objects.get(pk=story.pk))
        return write(story, said, **given)

    monkeypatch.setattr(revisions, "write", waited)
    sent = form(headline="Too late", base=story.revision_number, _continue="")
    answer = client.post(f"/desk/articles/story/{story.pk}/change/", sent, follow=True)
    assert "The story is retracted" in said(answer)[0]
    assert "kept beside the story, as version 2" in said(answer)[0]
    story.refresh_from_db()
    assert story.headline == "As retracted"


def test_the_photo_desk_takes_over_the_picture_and_nothing_else(client, story, form, nok_saves, django_user_model):
    photographer = django_user_model.objects.create_user("photo", is_staff=True)
    photographer.user_permissions.set(Permission.objects.filter(codename__in=["view_story", "picture_story"]))
    client.force_login(photographer)
    nok_saves(standfirst="Nok’s words.", lead_caption="Nok’s caption")
    sent = form(lead_caption="The mast", headline="Not mine to say", base=1, _continue="")
    address = client.post(f"/desk/articles/story/{story.pk}/change/", sent).url
    settle(client, address, "take_over")
    story.refresh_from_db()
    assert (story.lead_caption, story.standfirst) == ("The mast", "Nok’s words.")
    assert story.headline == "Ferries go electric"


def test_a_retraction_does_not_wait_for_somebody_who_types(desk, save, story, nok_saves):
    publishing.publish(story)
    nok_saves(standfirst="Nok’s words.")
    save(_retract="", **{"retract-notice": "It never sailed."})
    assert desk.get(story.get_absolute_url()).status_code == 410


def test_what_shows_the_copy_waits_until_both_versions_are_seen_and_keeps_what_was_typed(desk, save, story, nok_saves):
    nok_saves(standfirst="Nok’s words.")
    answer = save(_schedule="", **{"schedule-at": "2036-01-02T08:00", "schedule-why": "Election day"})
    assert not Edition.objects.exists()
    assert "Not scheduled: " in desk.get(answer.url).text
    assert "Election day" in desk.get(f"/desk/articles/story/{story.pk}/change/").text


def test_what_is_scheduled_is_remade_of_what_was_merged_or_put_back(desk, save, story, nok_saves):
    publishing.schedule(story, timezone.now() + timedelta(days=1))
    first = story.standfirst
    nok_saves(standfirst="Nok’s words.")
    settle(desk, save(standfirst="Mine.").url, "take_over")
    assert Edition.objects.get().standfirst == "Mine."
    number = revisions.newest(story).number
    desk.post(f"/desk/articles/story/{story.pk}/put-back/", {"number": 1, "base": number})
    assert Edition.objects.get().standfirst == first
