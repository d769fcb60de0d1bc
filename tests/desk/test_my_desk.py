"""“My desk”: what waits for whom, by name and by role, and what failed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import publishing, revisions
from articles.models import Beat, CheckedLink, Embed, FrontPage, Note, Remark, Story
from tests import factories
from tests.desk.planning import assigned, moved, written
from weather.models import City

pytestmark = pytest.mark.django_db


@pytest.fixture
def arief():
    return factories.person("Reporter", username="arief")


@pytest.fixture
def linh():
    return factories.person("Sub-editor", username="linh")


@pytest.fixture
def farah():
    return factories.person("Editor", username="farah")


@pytest.fixture
def first_page(client):
    def shown(user):
        client.force_login(user)
        return client.get("/desk/")

    return shown


def waiting(answer, name):
    rows = answer.context["waiting"].get(name, [])
    return [getattr(row, "story", row).headline for row in rows]


def test_a_story_that_was_sent_back_waits_for_its_writer_with_the_reason(first_page, arief, linh):
    story = moved(written("Ferries", by=arief), "submit")
    moved(story, "send_back", by=linh, why="Begin with the fee.")
    answer = first_page(arief)
    assert waiting(answer, "sent_back") == ["Ferries"]
    assert "Begin with the fee." in answer.text
    assert waiting(first_page(factories.person("Reporter", username="nok")), "sent_back") == []
    moved(story, "submit")
    assert waiting(first_page(arief), "sent_back") == []


def test_what_is_assigned_is_listed_by_when_it_is_due(first_page, arief, farah):
    now = timezone.now()
    for headline, due in (("Some day", None), ("Tomorrow", timedelta(days=1)), ("Yesterday", -timedelta(days=1))):
        assigned(written(headline), to=arief, due_at=due and now + due)
    assigned(moved(written("Handed in"), "submit"), to=arief, due_at=now)
    assigned(written("Hers"), to=farah, due_at=now)
    answer = first_page(arief)
    assert waiting(answer, "assigned") == ["Yesterday", "Tomorrow", "Some day"]
    assert "24 h late" in answer.text


def test_an_open_note_that_names_somebody_waits_for_them(first_page, arief, linh):
    note = Note.objects.create(story=written("Ferries"))
    Remark.objects.create(note=note, text="Does @arief know the fare?", by=linh).mentions.add(arief)
    assert "Does @arief know the fare?" in first_page(arief).text
    note.resolved_at = timezone.now()
    note.save()
    assert "Does @arief know the fare?" not in first_page(arief).text


def test_subs_see_what_is_submitted_and_editors_what_is_approved(first_page, arief, linh, farah):
    moved(written("Handed in"), "submit")
    moved(written("Good"), "submit", "approve")
    assert (waiting(first_page(arief), "submitted"), waiting(first_page(arief), "approved")) == ([], [])
    assert (waiting(first_page(linh), "submitted"), waiting(first_page(linh), "approved")) == (["Handed in"], [])
    assert (waiting(first_page(farah), "submitted"), waiting(first_page(farah), "approved")) == (
        ["Handed in"],
        ["Good"],
    )


def test_what_has_its_moment_waits_for_nobody(first_page, farah):
    moved(moved(written("Good"), "approve"), "schedule", at=timezone.now() + timedelta(hours=1))
    answer = first_page(farah)
    assert waiting(answer, "approved") == []
    assert [story.headline for story in answer.context["next_up"]] == ["Good"]


def test_a_front_that_is_laid_out_anew_is_what_readers_see_next(first_page, farah):
    moved(written("Later"), "schedule", at=timezone.now() + timedelta(hours=3))
    moved(written("Sooner"), "schedule", at=timezone.now() + timedelta(hours=1))
    publishing.arrange(FrontPage.of(None), {}, at=timezone.now() + timedelta(hours=2), by=farah)
    answer = first_page(farah)
    assert [str(each) for each in answer.context["next_up"]][::2] == ["Sooner", "Later"]
    assert "laid out anew, as farah has it" in answer.text


def test_somebody_with_beats_is_told_of_their_sections(first_page, linh, money):
    Beat.objects.create(user=linh, category=money)
    moved(written("Coins", category=factories.category("Payments", parent=money)), "submit")
    moved(written("Kitchens", category=factories.category("Life")), "submit")
    assert waiting(first_page(linh), "submitted") == ["Coins"]


def test_live_stories_with_unpublished_edits_are_listed(first_page, arief):
    story = moved(written("Ferries"), "publish")
    Story.objects.filter(pk=story.pk).update(kicker="New")
    revisions.keep(story)
    assert [each.headline for each in first_page(arief).context["edited_live"]] == ["Ferries"]


def test_what_somebody_saved_lately_is_found_again(first_page, arief):
    first, second = written("First", by=arief), written("Second", by=arief)
    Story.objects.filter(pk=first.pk).update(kicker="Again")
    revisions.keep(first, by=arief)
    assert [story.headline for story in first_page(arief).context["recent"]] == ["First", "Second"]
    assert second.headline == "Second"


def test_what_failed_is_told_to_those_who_can_mend_it(first_page, editor, arief):
    City.objects.create(name="Dili", latitude=-8, longitude=125, trouble="status 503 (The provider does not answer.)")
    for _ in range(3):
        DBTaskResult.objects.create(
            status="FAILED",
            args_kwargs={"args": [], "kwargs": {}},
            task_path="weather.tasks.refresh_weather",
            backend_name="default",
            run_after=timezone.now(),
            finished_at=timezone.now(),
            exception_class_path="",
            traceback="",
        )
    page = first_page(editor).text
    assert "The provider does not answer." in page
    assert ">Dili: The weather service answered with an error of its own (503)." in page
    assert "failed 3 times" in page
    assert "The provider does not answer." not in first_page(arief).text


def test_a_link_that_does_not_answer_is_told_to_who_wrote_it(first_page, arief):
    address = "https://ferries.example/timetable"
    written("Ferries", by=arief, body=f'<p><a href="{address}">When?</a></p>')
    CheckedLink.objects.create(address=address, answers=False, trouble="The page is not there (404).")
    assert f"{address}: The page is not there (404)." in first_page(arief).text


def test_what_fails_in_the_stories_of_others_is_told_to_who_may_publish_them(first_page, arief, linh, farah):
    address = "https://ferries.example/timetable"
    CheckedLink.objects.create(address=address, answers=False, trouble="The page is not there (404).")
    story = moved(written("Good", by=arief, body=f'<p><a href="{address}">When?</a></p>'), "approve")
    moved(story, "schedule", at=timezone.now() + timedelta(hours=1))
    assert [story.headline for story in first_page(linh).context["next_up"]] == ["Good"]
    assert [address in first_page(user).text for user in (arief, linh, farah)] == [True, False, True]


def test_an_address_that_fails_as_a_link_and_as_an_embed_is_told_of_once(first_page, arief):
    address = "https://vimeo.com/76979871"
    figure = f'<figure data-embed="{address}"><a href="{address}">A film</a></figure>'
    written("Ferries", by=arief, body=f'{figure}<p><a href="{address}">The film</a></p>')
    CheckedLink.objects.create(address=address, answers=False, trouble="It does not answer.")
    Embed.objects.create(address=address, provider="vimeo", state=Embed.State.FAILED, trouble="Vimeo has it no more.")
    [(_, said)] = first_page(arief).context["troubles"]["stories"]
    assert said == f"{address}: Vimeo has it no more."


def test_nothing_to_do_is_said_in_sentences(first_page, arief, editor):
    page = first_page(arief).text
    assert "Nothing waits for you." in page
    assert "Nothing is scheduled." in page
    assert "Nothing failed" in first_page(editor).text


def test_who_sees_no_stories_gets_the_rooms_only(first_page, django_user_model):
    page = first_page(django_user_model.objects.create_user("guest", password="a-long-pass-9", is_staff=True)).text
    assert "Waits for you" not in page
    assert "All rooms" in page


def test_the_first_page_asks_as_often_for_many_as_for_few(first_page, farah):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert first_page(farah).status_code == 200
        return len(queries)

    def fill(number):
        for each in range(number):
            signed = [factories.author(f"Guest {each}")]
            moved(moved(written(f"Back {each}", by=farah), "submit"), "send_back", why="So")
            assigned(written(f"Due {each}", by=farah), to=farah)
            moved(written(f"In {each}", authors=signed), "submit")
            moved(written(f"Good {each}", authors=signed), "approve")
            later = timezone.now() + timedelta(hours=1 + each)
            moved(written(f"Next {each}", authors=signed), "schedule", at=later)

    fill(1)
    asked()
    few = asked()
    fill(8)
    assert asked() == few <= 40
