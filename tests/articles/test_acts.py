import pytest
from django.db.models import ProtectedError

from articles import publishing
from articles.models import Act
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.person("Chief")


def test_each_act_is_written_down_with_who_when_and_why(clock, editor):
    story = factories.story()
    by = {"by": editor, "why": "The desk’s decision"}
    told = []
    for verb, said in (
        ("schedule", {"at": clock.ahead(hours=9)}),
        ("cancel", {}),
        ("publish", {}),
        ("update", {}),
        ("end", {}),
        ("publish", {}),
        ("retract", {}),
        ("restore", {}),
    ):
        clock.forward(minutes=1)
        getattr(publishing, verb)(story, **said, **by)
        told.append((verb, said.get("at", clock()), clock(), editor, "The desk’s decision"))
    acts = story.acts.order_by("id")
    assert [(act.verb, act.takes_effect_at, act.done_at, act.by, act.why) for act in acts] == told


def test_acts_are_told_newest_first(clock):
    story = factories.published()
    clock.forward(minutes=1)
    publishing.update(story)
    assert [act.verb for act in story.acts.all()] == [Act.Verb.UPDATE, Act.Verb.PUBLISH]


def test_acts_of_one_instant_keep_their_order(clock):
    story = factories.published()
    publishing.update(story)
    assert [act.verb for act in story.acts.all()] == [Act.Verb.UPDATE, Act.Verb.PUBLISH]


def test_an_act_keeps_the_account_of_who_did_it(editor):
    story = factories.published()
    publishing.end(story, by=editor)
    with pytest.raises(ProtectedError):
        editor.delete()
    assert story.acts.first().by == editor


def test_an_act_of_a_command_is_nobodys():
    assert factories.published().acts.get().by is None


def test_the_revision_made_by_an_act_names_who_did_it(editor):
    story = factories.story()
    assert publishing.publish(story, by=editor).revision.made_by == editor


def test_a_refused_act_is_not_written_down():
    story = factories.story()
    with pytest.raises(publishing.Refused):
        publishing.end(story)
    assert not Act.objects.exists()
