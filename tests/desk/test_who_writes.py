"""A story begins with a headline and a section, and opens only to those who may write in it."""

import pytest
from django.contrib.auth.models import Permission

from articles import revisions
from articles.models import Author, Revision, Story
from tests import factories

ADD = "/desk/articles/story/add/"


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


@pytest.fixture
def sign_in(client, django_user_model):
    """The client, signed in with some rights: sign_in("view_story picture_story")."""

    def signed_in(rights):
        user = django_user_model.objects.create_user("nok", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights.split()))
        client.force_login(user)
        client.user = user
        return client

    return signed_in


REPORTER = "view_story add_story change_story"


@pytest.fixture
def submitted(db, money):
    return factories.story(category=money, headline="As submitted", stage=Story.Stage.SUBMITTED)


def test_a_new_story_asks_headline_and_section_only_and_is_a_saved_row(sign_in, money):
    client = sign_in(REPORTER)
    assert list(client.get(ADD).context["adminform"].form.fields) == ["headline", "category"]
    answer = client.post(ADD, {"headline": "Ferries", "category": money.pk, "body": "<p>Not asked</p>"})
    story = Story.objects.get()
    assert answer.url == change(story)
    assert (story.headline, story.category, story.started_by, story.body) == ("Ferries", money, client.user, "")
    kept = Revision.objects.get()
    assert (kept.number, kept.made_by, story.revision_number) == (1, client.user, 1)


def test_whose_name_can_stand_over_stories_signs_their_own(sign_in, money):
    client = sign_in(REPORTER)
    nok = Author.objects.create(name="Nok Suwan", slug="nok-suwan", user=client.user)
    client.post(ADD, {"headline": "Ferries", "category": money.pk})
    assert [byline.author for byline in Story.objects.get().bylines.all()] == [nok]
    assert revisions.newest(Story.objects.get()).snapshot["bylines"] == [{"author_id": nok.pk, "role": "reporting"}]


@pytest.mark.parametrize("button", ["_continue", "_save", "_publish", "_submit"])
def test_whatever_button_begins_it_the_story_opens_as_a_draft(desk, money, button):
    answer = desk.post(ADD, {"headline": "Ferries", "category": money.pk, button: ""})
    assert answer.url == change(Story.objects.get())
    assert Story.objects.get().state() == Story.State.DRAFT


def test_who_may_not_write_reads_it_and_saves_nothing(sign_in, form, submitted):
    client = sign_in(REPORTER)
    page = client.get(change(submitted))
    assert not page.context["adminform"].form.fields.keys() & {"headline", "body", "bylines", "links", "lead_picture"}
    assert "As submitted" in page.text
    assert "The first mast went up" in page.text
    answer = client.post(change(submitted), form(headline="Mine", _continue=""))
    assert answer.status_code == 403
    assert "somebody else’s story" in answer.text
    assert Story.objects.get().headline == "As submitted"
    assert not Revision.objects.exists()


def test_a_writer_whose_story_is_with_the_desk_may_take_it_back_and_not_slip_words_in(sign_in, form, submitted):
    client = sign_in(REPORTER)
    Story.objects.update(started_by=client.user)
    answer = client.post(change(submitted), form(headline="Slipped in", _continue=""))
    assert Story.objects.get().headline == "As submitted"
    assert "Take it back" in client.get(answer.url).text  # where they are kept beside it
    client.post(change(submitted), form(headline="Slipped in", _take_back=""))
    story = Story.objects.get()
    assert (story.stage, story.headline) == (Story.Stage.DRAFT, "As submitted")


def test_the_photo_desk_is_given_the_picture_and_its_words(sign_in, form, submitted):
    client = sign_in("view_story picture_story view_picture")
    page = client.get(change(submitted))
    assert set(page.context["adminform"].form.fields) == {"lead_picture", "lead_caption", "lead_alt", "base"}
    picture = factories.picture()
    sent = form(lead_picture=picture.pk, lead_caption="The mast", lead_alt="At dawn", headline="Mine", _continue="")
    assert client.post(change(submitted), sent).status_code == 302
    story = Story.objects.get()
    assert (story.lead_picture, story.lead_caption, story.lead_alt) == (picture, "The mast", "At dawn")
    assert (story.headline, list(story.tags.all())) == ("As submitted", [])


def test_who_has_no_place_at_the_desk_is_sent_to_sign_in(client, submitted):
    assert "/login/" in client.get(change(submitted)).url
