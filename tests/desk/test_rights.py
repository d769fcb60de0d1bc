"""Who may do what at the desk, each by name, the crafted request included."""

import pytest
from django.contrib.auth.models import Permission

from articles import publishing
from articles.models import Act, Edition, Story
from tests import factories

LIST, ADD = "/desk/articles/story/", "/desk/articles/story/add/"
VERBS = ["publish", "schedule", "update", "cancel", "end", "retract", "restore"]
LABELS = ["Publish now", "Schedule", "Update live story", "End", "Cancel", "Retract", "Restore", "Publish again"]
RIGHTS = {
    "nobody": None,
    "reader": "",
    "guest": "",
    "viewer": "view_story",
    "reporter": "view_story add_story change_story",
    "writer": "view_story add_story change_story edit_any_story",
    "chief without a pen": "view_story publish_story",
    "chief": "view_story add_story change_story edit_any_story approve_story publish_story retract_story",
    "deleter": "view_story change_story delete_story",
}


@pytest.fixture
def sign_in(client, django_user_model):
    """The client, signed in as one of `RIGHTS`: sign_in("reporter"). “reader” is no member of staff."""

    def signed_in(who):
        if RIGHTS[who] is not None:
            user = django_user_model.objects.create_user(who, is_staff=who != "reader")
            user.user_permissions.set(Permission.objects.filter(codename__in=RIGHTS[who].split()))
            client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def stories(db):
    """One of each state."""
    found = {"draft": factories.story(), "live": factories.published()}
    found["ended"], found["retracted"], found["updated"] = (factories.published() for _ in range(3))
    publishing.end(found["ended"])
    publishing.retract(found["retracted"])
    found["updated"].headline = "Words that readers do not see yet"
    found["updated"].save()
    return found


def change(story):
    return f"{LIST}{story.pk}/change/"


def standing():
    """All that a button could change."""
    return list(Edition.objects.order_by("pk").values("pk", "starts_at", "ends_at", "headline")), Act.objects.count()


@pytest.mark.parametrize("who", ["reporter", "writer", "viewer", "guest", "reader", "nobody", "deleter"])
def test_who_may_not_publish_cannot_by_any_button_in_any_state(sign_in, form, stories, who, file_story):
    client, before = sign_in(who), standing()
    for story in stories.values():
        for verb in VERBS:
            client.post(change(story), form(**{f"_{verb}": {"at": "2036-01-02T08:00"}}))
    file_story(client, _publish="")
    assert standing() == before


@pytest.mark.parametrize("who", ["reporter", "writer", "viewer", "deleter"])
def test_who_may_not_publish_is_shown_no_button_for_it(sign_in, stories, who):
    client = sign_in(who)
    for story in stories.values():
        page = client.get(change(story)).text
        assert [label for label in LABELS if f'value="{label}"' in page or f">{label}…<" in page] == []


def test_a_chief_is_shown_what_may_be_done_with_each_story(sign_in, stories):
    client = sign_in("chief")
    pages = {state: client.get(change(story)).context["buttons"] for state, story in stories.items()}
    assert {state: [button.verb for button in shown.near] for state, shown in pages.items()} == {
        "draft": ["publish", "schedule"],
        "live": ["update", "schedule", "correct"],
        "updated": ["update", "schedule", "correct"],
        "ended": ["publish", "schedule"],
        "retracted": ["restore"],
    }
    assert {state: [button.verb for button in shown.far] for state, shown in pages.items()} == {
        "draft": ["submit", "approve", "embargo"],
        "live": ["submit", "approve", "end", "retract"],
        "updated": ["submit", "approve", "end", "retract"],
        "ended": ["submit", "approve", "retract", "embargo"],
        "retracted": [],
    }


def test_who_may_publish_and_not_write_takes_a_story_from_readers_and_changes_no_word(sign_in, form, stories):
    client, live = sign_in("chief without a pen"), stories["live"]
    answer = client.post(change(live), form(headline="Mine", _end={"notice": "The sale is over."}), follow=True)
    live.refresh_from_db()
    assert (live.state(), live.headline == "Mine") == (Story.State.ENDED, False)
    assert "Ended" in answer.text


def test_a_writer_writes_and_saves_and_readers_see_nothing_of_it(sign_in, form, stories, file_story):
    client = sign_in("writer")
    file_story(client, headline="A draft", _continue="")
    base = stories["live"].revision_number
    client.post(change(stories["live"]), form(headline="An edit", base=base, _continue=""))
    assert Story.objects.filter(headline__in=["A draft", "An edit"]).count() == 2
    assert not Edition.objects.filter(headline__in=["A draft", "An edit"]).exists()


@pytest.mark.parametrize("who", ["viewer", "chief without a pen"])
def test_who_may_only_look_changes_nothing(sign_in, form, stories, who, file_story):
    client, story = sign_in(who), stories["draft"]
    assert story.headline in client.get(change(story)).text
    assert client.post(change(story), form(headline="Mine")).status_code == 403
    assert file_story(client, headline="Mine").status_code == 403
    assert not Story.objects.filter(headline="Mine").exists()


@pytest.mark.parametrize("who", ["guest", "reader", "nobody"])
def test_who_may_not_look_is_told_nothing(sign_in, stories, who):
    client, story = sign_in(who), stories["draft"]
    picker = "/desk/autocomplete/?app_label=articles&model_name=storylink&field_name=target&term="
    for address in [LIST, change(story), f"{LIST}{story.pk}/history/", f"{LIST}{story.pk}/delete/", ADD, picker]:
        answer = client.get(address, follow=True)
        assert story.headline not in answer.text
        assert answer.status_code == 403 or "/desk/login/" in answer.redirect_chain[-1][0]


@pytest.mark.parametrize("state", ["live", "ended", "retracted", "updated"])
def test_what_readers_have_seen_nobody_deletes(desk, stories, state):
    story = stories[state]
    assert desk.post(f"{LIST}{story.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Story.objects.filter(pk=story.pk).exists()


def test_a_scheduled_story_is_deleted_only_once_it_is_cancelled(desk, form, stories):
    story = stories["draft"]
    desk.post(change(story), form(base=story.revision_number, _schedule={"at": "2036-01-02T08:00"}))
    assert desk.post(f"{LIST}{story.pk}/delete/", {"post": "yes"}).status_code == 403
    story.refresh_from_db()
    desk.post(change(story), form(base=story.revision_number, _cancel=""))
    assert desk.post(f"{LIST}{story.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Story.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize(
    ("who", "gone"), [("deleter", True), ("reporter", False), ("writer", False), ("chief", False), ("nobody", False)]
)
def test_a_draft_is_deleted_by_who_may(sign_in, stories, who, gone):
    sign_in(who).post(f"{LIST}{stories['draft'].pk}/delete/", {"post": "yes"})
    assert Story.objects.filter(pk=stories["draft"].pk).exists() != gone


def test_many_stories_are_not_deleted_with_one_click(desk, stories):
    pks = [story.pk for story in stories.values()]
    desk.post(LIST, {"action": "delete_selected", "_selected_action": pks, "post": "yes"})
    assert Story.objects.count() == len(pks)


@pytest.mark.parametrize("kind", ["category", "tag", "author", "oldaddress"])
@pytest.mark.parametrize("who", ["chief", "guest", "nobody"])
def test_sections_tags_authors_and_addresses_have_rights_of_their_own(sign_in, db, kind, who):
    client = sign_in(who)
    for page in ("", "add/"):
        assert client.get(f"/desk/articles/{kind}/{page}").status_code == (302 if who == "nobody" else 403)
