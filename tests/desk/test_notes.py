"""Notes on copy: said beside a story by whoever sees it at the desk, kept as they were said, seen by no reader."""

import json
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.urls import reverse

from articles import notes, publishing, sharing
from articles.models import Edition, Note, Remark
from tests import factories

SECRET = "Who told us that zebra-rumour?"


@pytest.fixture
def story(db):
    return factories.story(body="<p>Six ferries sail in June, and nobody objects.</p>")


def address(story):
    return reverse("admin:story_notes", args=[story.pk])


def post(client, story, **fields):
    return client.post(address(story), fields)


def begin(client, story, **fields):
    return post(client, story, **{"act": "begin", "text": "Six or seven?", "passage": "Six ferries", **fields})


def test_a_note_stands_on_its_passage_with_who_said_what(desk, editor, story):
    answer = begin(desk, story, before="", after=" sail in June")
    told = answer.json()["notes"][0]
    assert (answer.status_code, answer.json()["begun"]) == (200, told["id"])
    assert (told["passage"], told["after"], told["resolved"]) == ("Six ferries", " sail in June", None)
    assert [(said["by"], said["text"]) for said in told["remarks"]] == [("editor", "Six or seven?")]
    assert Note.objects.get().made_by == editor


def test_a_note_without_a_passage_is_about_the_whole_story(desk, story):
    assert begin(desk, story, passage="").json()["notes"][0]["passage"] == ""


def test_answers_follow_each_other(desk, client, story):
    note = begin(desk, story).json()["begun"]
    client.force_login(factories.person("Reporter", username="mei", first_name="Mei", last_name="Tan"))
    told = post(client, story, act="remark", note=note, text="Six.").json()["notes"][0]
    assert [said["by"] for said in told["remarks"]] == ["editor", "Mei Tan"]


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Editor", "Photo desk", "Chief"])
def test_every_role_may_remark_on_a_story_of_others(client, story, role):
    client.force_login(factories.person(role))
    assert begin(client, story).status_code == 200


def test_who_may_not_see_the_story_may_not_remark(client, story):
    client.force_login(factories.person(""))
    assert begin(client, story).status_code == 403
    assert client.get(address(story)).json() == {
        "message": "Your account may not see this story, so it may not remark on it."
    }
    assert not Note.objects.exists()


def test_nobody_signed_in_is_asked_to_sign_in(client, story):
    assert "/desk/login/" in begin(client, story).url


def test_a_name_cannot_be_forged(desk, editor, story):
    other = factories.person("Reporter")
    begin(desk, story, by=other.pk, made_by=other.pk, resolved_by=other.pk)
    assert Note.objects.get().made_by == editor
    assert Remark.objects.get().by == editor


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write what you have to say about it."),
        (" \u200b\n", "Write what you have to say about it."),
        ("x" * 2001, "There is one character too many. A remark has at most 2,000: write a second one."),
        ("x" * 2010, "There are 10 characters too many. A remark has at most 2,000: write a second one."),
    ],
)
def test_words_that_are_none_or_too_many_are_refused_with_a_sentence(desk, story, text, sentence):
    answer = begin(desk, story, text=text)
    assert (answer.status_code, answer.json()["message"]) == (422, sentence)
    assert not Note.objects.exists()


def test_a_passage_that_is_too_long_is_refused(desk, story):
    assert "Choose a shorter one" in begin(desk, story, passage="x" * 2001).json()["message"]


def test_naughty_words_come_back_as_words(desk, story):
    text = "<script>alert(1)</script> \u202ereversed\x00 𝒳 ' \" {{ 7 }}"
    told = begin(desk, story, text=text).json()["notes"][0]
    assert told["remarks"][0]["text"] == "<script>alert(1)</script> \u202ereversed 𝒳 ' \" {{ 7 }}\u202c"


def test_the_naughty_strings_are_taken_or_refused_with_a_sentence(desk, story, shared_data):
    for text in json.loads((shared_data / "naughty-strings.json").read_text()):
        answer = begin(desk, story, text=text, passage=text, before=text, after=text)
        assert answer.status_code == 200 or answer.json()["message"], text
        Note.objects.all().delete()  # each answer tells of all notes


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"act": "delete"},
        {"act": "follow"},
        {"act": "follow", "quotes": "[1, null]"},
        {"act": "follow", "quotes": '{"id": 1}'},
        {"act": "follow", "quotes": "[" * 100_000},
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(desk, story, fields):
    answer = post(desk, story, **fields)
    assert (answer.status_code, bool(answer.json()["message"])) == (422, True)


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30])
def test_a_note_that_is_not_there_is_not_found(desk, story, number):
    assert post(desk, story, act="resolve", note=number).status_code == 404


def test_a_note_of_another_story_is_not_found(desk, story):
    note = begin(desk, factories.story()).json()["begun"]
    assert post(desk, story, act="remark", note=note, text="Hm").status_code == 404


def test_resolving_names_who_did_and_reopening_takes_it_back(desk, story):
    note = begin(desk, story).json()["begun"]
    assert post(desk, story, act="resolve", note=note).json()["notes"][0]["resolved"]["by"] == "editor"
    assert not story.notes.open().exists()
    assert post(desk, story, act="reopen", note=note).json()["notes"][0]["resolved"] is None
    assert story.notes.open().exists()


def test_who_resolves_second_is_told_who_was_first(desk, client, story):
    note = begin(desk, story).json()["begun"]
    post(desk, story, act="resolve", note=note)
    client.force_login(factories.person("Sub-editor"))
    answer = post(client, story, act="resolve", note=note)
    assert answer.json()["notes"][0]["resolved"]["by"] == "editor"


def test_an_answer_to_a_resolved_note_leaves_it_resolved(desk, story):
    note = begin(desk, story).json()["begun"]
    post(desk, story, act="resolve", note=note)
    assert post(desk, story, act="remark", note=note, text="Thanks").json()["notes"][0]["resolved"]


SETTLING = ["resolve", "reopen"]


@pytest.mark.parametrize(("role", "status"), [("Reporter", 403), ("Photo desk", 403), ("Sub-editor", 200)])
@pytest.mark.parametrize("act", SETTLING)
def test_who_may_change_or_approve_a_story_settles_its_notes(client, story, role, status, act):
    note = notes.begin(story, "Six or seven?", by=None)
    if act == "reopen":
        notes.resolve(note, by=None)
    client.force_login(factories.person(role))
    answer = post(client, story, act=act, note=note.pk)
    assert answer.status_code == status
    assert story.notes.open().exists() == ((act == "resolve") == (status == 403))
    assert status == 200 or answer.json()["message"].endswith("Reply to it instead.")


def test_a_sub_editor_of_another_section_settles_no_notes(client, story):
    note = notes.begin(story, "Six or seven?", by=None)
    client.force_login(factories.person("Sub-editor", factories.category("Sport")))
    assert post(client, story, act="resolve", note=note.pk).status_code == 403
    assert client.get(address(story)).json()["notes"][0]["may_settle"] is False


def test_a_writer_settles_no_notes_on_what_is_with_the_desk(client, db):
    reporter = factories.person("Reporter")
    own = factories.story(started_by=reporter)
    note = notes.begin(own, "Who says so?", by=None)
    publishing.submit(own, by=reporter)
    client.force_login(reporter)
    assert post(client, own, act="resolve", note=note.pk).status_code == 403
    assert own.notes.open().exists()


@pytest.mark.parametrize("role", ["Reporter", "Photo desk"])
def test_whoever_began_a_note_settles_it(client, story, role):
    client.force_login(factories.person(role))
    note = begin(client, story).json()["begun"]
    for act in SETTLING:
        answer = post(client, story, act=act, note=note)
        assert (answer.status_code, answer.json()["notes"][0]["may_settle"]) == (200, True)


def test_settling_is_written_down_with_what_the_note_began_with(desk, editor, story):
    note = begin(desk, story, text="Six\nor seven?").json()["begun"]
    for act in ["reopen", "resolve", "resolve", "reopen"]:  # the first and the third find it done
        post(desk, story, act=act, note=note)
    acts = story.acts.values_list("verb", "by", "why", "where")
    said = (editor.pk, "Six or seven?", "notes, 127.0.0.1")
    assert list(acts) == [("reopen", *said), ("resolve", *said)]


def test_a_passage_is_moved_by_who_may_settle_its_note(client, story):
    client.force_login(factories.person("Reporter"))
    theirs = notes.begin(story, "Really?", by=None, quote={"passage": "in June"}).pk
    own = begin(client, story).json()["begun"]
    quotes = [{"id": note, "passage": "Moved"} for note in (theirs, own)]
    assert post(client, story, act="follow", quotes=json.dumps(quotes)).status_code == 200
    assert {note.pk: note.passage for note in story.notes.all()} == {theirs: "in June", own: "Moved"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@mei please", ["mei"]),
        ("Ask @Mei Tan, and @OLD.", ["mei", "old"]),
        ("(@mei)", ["mei"]),
        ("@mei @mei", ["mei"]),
        ("@meister", []),
        ("mei@example.org", []),
        ("@gone @outsider", []),
        ("Mei Tan", []),
    ],
)
def test_who_is_mentioned(db, text, names):
    factories.person("Reporter", username="mei", first_name="Mei", last_name="Tan")
    factories.person("Editor", username="old")
    factories.person("Editor", username="gone", is_active=False)
    outsider = factories.person("Editor", username="outsider")
    outsider.is_staff = False
    outsider.save()
    assert [person.username for person in notes.mentioned(text)] == names


def test_mentions_are_kept_with_the_remark(desk, story):
    mei = factories.person("Reporter", username="mei")
    begin(desk, story, text="@mei?")
    assert list(Remark.objects.get().mentions.all()) == [mei]
    assert list(mei.mentioned_in.all()) == [Remark.objects.get()]


def test_the_longer_of_two_names_is_meant(db):
    factories.person("Editor", username="mei")
    factories.person("Editor", username="other", first_name="Mei", last_name="Tan")
    assert [person.username for person in notes.mentioned("@Mei Tan")] == ["other"]


def test_passages_follow_the_text(desk, story):
    note = begin(desk, story).json()["begun"]
    quote = {"id": note, "passage": "Seven ferries", "before": "b" * 80, "after": "a" * 80}
    told = post(desk, story, act="follow", quotes=json.dumps([quote])).json()["notes"][0]
    assert (told["passage"], told["before"], told["after"]) == ("Seven ferries", "b" * 64, "a" * 64)


@pytest.mark.parametrize("passage", ["", "  ", None, "\x00", "\ud83d"])
def test_a_passage_never_becomes_nothing(desk, story, passage):
    note = begin(desk, story).json()["begun"]
    quotes = json.dumps([{"id": note, "passage": passage}])
    told = post(desk, story, act="follow", quotes=quotes).json()["notes"][0]
    assert told["passage"] == ("None" if passage is None else "Six ferries")


def test_passages_of_another_story_do_not_follow(desk, story):
    note = begin(desk, factories.story()).json()["begun"]
    post(desk, story, act="follow", quotes=json.dumps([{"id": note, "passage": "Mine"}]))
    assert Note.objects.get().passage == "Six ferries"


def test_all_notes_are_told_in_as_many_queries_as_one(desk, story, django_assert_num_queries):
    begin(desk, story)
    with connection.execute_wrapper(counted := Count()):
        desk.get(address(story))
    for _ in range(5):
        note = begin(desk, story).json()["begun"]
        post(desk, story, act="remark", note=note, text="Yes")
    with django_assert_num_queries(counted.queries):
        desk.get(address(story))


class Count:
    queries = 0

    def __call__(self, execute, *args):
        self.queries += 1
        return execute(*args)


def test_no_reader_ever_sees_a_note(desk, editor, story):
    note = begin(desk, story, text=SECRET).json()["begun"]
    preview = desk.get(reverse("admin:story_preview_page", args=[story.pk]))
    shared = desk.get(urlsplit(sharing.address(sharing.make(story, by=editor, days=1))).path)
    post(desk, story, act="resolve", note=note)
    publishing.publish(story, by=editor)
    pages = [desk.get(place) for place in (story.get_absolute_url(), "/", "/feed/", "/search/?q=rumour")]
    for answer in [preview, shared, *pages]:
        assert answer.status_code == 200
        assert b"zebra" not in answer.content
    kept = Edition.objects.values().get() | story.revisions.values().first()
    assert "zebra" not in repr(kept)


def test_the_form_has_the_notes_beside_it(desk, story):
    assert b'class="desk-notes"' in desk.get(reverse("admin:articles_story_change", args=[story.pk])).content
