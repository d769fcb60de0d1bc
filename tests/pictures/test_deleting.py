"""A picture that nothing has is deleted in two steps, a month apart; so is a file that nothing needs."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Story
from pictures import deleting, returning
from pictures.acts import Refused
from pictures.library import DELETED
from pictures.models import Discarded, Picture
from pictures.tasks import finish_withdrawals, sweep
from pictures.withdrawing import day
from tests import factories

from .files import jpeg
from .life import discarded, originals, public, rendition, shown

pytestmark = pytest.mark.django_db
UPLOAD = "/desk/pictures/picture/upload/"


@pytest.fixture
def mast():
    return shown()


@pytest.fixture
def delete(django_capture_on_commit_callbacks):
    """Deletes a picture, and does what follows the commit."""

    def delete(picture, **said):
        with django_capture_on_commit_callbacks(execute=True):
            deleting.delete(picture, **said)

    return delete


def figure(picture):
    return f'<p>Six ferries.</p><figure data-picture="{picture.pk}"></figure>'


def in_a_draft(mast):
    factories.story(headline="Ferries", body=figure(mast))


def at_the_head_of_a_draft(mast):
    factories.story(headline="Ferries", lead_picture=mast)


def in_front_of_readers_only(mast):
    story = factories.published(headline="Ferries", body=figure(mast))
    revisions.write(story, {"body": "<p>Six ferries.</p>"})


def in_what_readers_once_saw(mast):
    in_front_of_readers_only(mast)
    publishing.update(Story.objects.get())


def of_an_author(mast):
    factories.author("Nok", portrait=mast)


@pytest.mark.parametrize(
    ("put", "name"),
    [
        (in_a_draft, "Ferries"),
        (at_the_head_of_a_draft, "Ferries"),
        (in_front_of_readers_only, "Ferries"),
        (in_what_readers_once_saw, "Ferries"),
        (of_an_author, "Nok"),
    ],
)
def test_what_something_has_stays_and_it_is_said_what(mast, put, name):
    put(mast)
    with pytest.raises(Refused, match=f"stays: .*“{name}”.*ithdraw it"):
        deleting.delete(mast)
    mast.refresh_from_db()
    assert mast.deleted_at is None


def test_many_that_have_it_are_counted(mast):
    for _ in range(5):
        in_a_draft(mast)
    with pytest.raises(Refused, match="“Ferries” and 2 more would lose it"):
        deleting.delete(mast)


def test_an_earlier_version_holds_nothing_and_says_what_it_lost_when_it_is_put_back(mast):
    story = factories.story(body=figure(mast), lead_picture=mast)
    first = revisions.keep(story)
    revisions.write(story, {"body": "<p>Six ferries.</p>", "lead_picture_id": None})
    deleting.delete(mast)
    _, lost = revisions.restore(story, first)
    assert lost == [
        "The lead picture is no longer in the library.",
        "1 picture in the text is no longer in the library: take it out, or have it restored.",
    ]


def test_deleted_it_is_out_of_the_library_and_out_of_readers_reach_and_can_be_had_back(mast, clock, delete):
    nok = factories.person("Photo desk")
    delete(mast, by=nok)
    mast.refresh_from_db()
    assert (mast.deleted_by, LogEntry.objects.get().change_message) == (nok, "Deleted.")
    assert not Picture.objects.in_library().exists()
    assert (public(), mast.renditions.count()) == (set(), 0)
    clock.forward(days=29, hours=23)
    assert sweep.func() == 0
    assert len(originals()) == 1
    returning.restore(mast, by=nok)
    assert Picture.objects.in_library().get() == mast
    assert LogEntry.objects.first().change_message == "Restored."


def test_restored_it_is_made_again(keep, delete, django_capture_on_commit_callbacks):
    picture = keep(jpeg((64, 48)))
    names = public()
    delete(picture)
    with django_capture_on_commit_callbacks(execute=True):
        returning.restore(picture)
    assert (public(), bool(names)) == (names, True)
    assert {row.file.name for row in picture.renditions.all()} == names
    assert not Discarded.objects.exists()


def test_a_store_that_fails_is_asked_again_for_what_was_deleted(mast, delete, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("django.core.files.storage.FileSystemStorage.delete", no_answer)
        delete(mast)
    assert len(public()) == 2
    assert finish_withdrawals.func() == 2
    assert public() == set()


def test_what_was_deleted_by_an_older_release_leaves_the_public_store_too(mast):
    Picture.objects.update(deleted_at=timezone.now())
    finish_withdrawals.func()
    assert public() == set()


def test_after_a_month_nothing_is_left_of_it(mast, clock, delete):
    delete(mast)
    clock.forward(days=30, hours=1)
    assert sweep.func() == 2
    assert not Picture.objects.exists()
    assert not Discarded.objects.exists()
    assert (public(), originals()) == (set(), set())


def test_what_something_has_again_by_then_is_kept(mast, clock):
    deleting.delete(mast)
    in_a_draft(mast)
    clock.forward(days=31)
    sweep.func()
    assert Picture.objects.get() == mast
    assert len(originals()) == 1


def test_the_same_file_brought_anew_restores_it(keep):
    content = jpeg((64, 48))
    picture = keep(content, alt="A mast", credit="Nok")
    deleting.delete(picture)
    assert keep(content, alt="Another") == picture
    picture.refresh_from_db()
    assert (picture.deleted_at, picture.alt) == (None, "A mast")
    assert Picture.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "may"),
    [("Photo desk", True), ("Chief", True), ("Editor", False), ("Sub-editor", False), ("Reporter", False)],
)
def test_only_who_may_delete_restores_by_bringing_the_file(keep, client, role, may):
    content = jpeg((64, 48))
    picture = keep(content, alt="A mast", credit="Nok")
    deleting.delete(picture)
    client.force_login(factories.person(role))
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile("a.jpg", content)})
    picture.refresh_from_db()
    assert (answer.status_code, picture.deleted_at is None) == ((201, True) if may else (422, False))
    assert may or answer.json() == {"message": DELETED.format(day=day(timezone.localdate()))}
    assert (Picture.objects.count(), len(originals())) == (1, 1)


def test_the_form_for_one_upload_says_so_and_keeps_what_was_typed(keep, client):
    content = jpeg((64, 48))
    deleting.delete(keep(content, alt="A mast", credit="Nok"))
    client.force_login(factories.person("Reporter"))
    said = {"upload": SimpleUploadedFile("a.jpg", content), "alt": "Another", "credit": "Ana"}
    page = client.post("/desk/pictures/picture/add/", said)
    assert "The photo desk can restore it." in page.context["adminform"].form.errors["upload"][0]
    assert "Another</textarea>" in page.text
    assert not Picture.objects.in_library().exists()


@pytest.mark.parametrize("act", [deleting.delete, returning.restore])
def test_it_is_done_once(mast, act):
    deleting.delete(mast)
    if act is returning.restore:
        act(mast)
    with pytest.raises(Refused):
        act(mast)


class TestDiscardedFiles:
    OLD = "pictures/00000000000000aa-320.jpg"

    def test_one_stays_for_a_month_for_pages_that_somebody_kept(self, db, clock):
        discarded(self.OLD, since=clock())
        clock.forward(days=30)
        assert (sweep.func(), public()) == (0, {self.OLD})
        clock.forward(seconds=1)
        assert (sweep.func(), public()) == (1, set())
        assert not Discarded.objects.exists()

    def test_an_original_goes_from_where_originals_lie(self, db, clock):
        discarded("aa.jpg", "originals", since=clock())
        clock.forward(days=31)
        assert (sweep.func(), originals()) == (1, set())

    def test_one_that_a_row_names_again_stays(self, mast, clock):
        name = mast.renditions.first().file.name
        Discarded.objects.create(storage="default", name=name, since=clock())
        Discarded.objects.create(storage="originals", name=mast.file.name, since=clock())
        clock.forward(days=31)
        assert sweep.func() == 0
        assert (name in public(), originals()) == (True, {mast.file.name})
        assert not Discarded.objects.exists()

    def test_one_that_is_gone_already_is_no_trouble(self, db, clock):
        Discarded.objects.create(storage="default", name=self.OLD, since=clock())
        clock.forward(days=31)
        assert sweep.func() == 1

    def test_a_store_that_does_not_answer_keeps_it_for_the_next_time(self, db, clock, monkeypatch):
        one = discarded(self.OLD, since=clock())
        clock.forward(days=31)
        with monkeypatch.context() as patch:
            patch.setattr("django.core.files.storage.FileSystemStorage.delete", no_answer)
            assert sweep.func() == 0
        assert Discarded.objects.get() == one
        assert sweep.func() == 1

    def test_of_two_pictures_with_one_file_the_second_keeps_it(self, mast, clock):
        name = mast.renditions.first().file.name
        other = factories.bare_picture()
        rendition(other, name)
        deleting.delete(mast)
        clock.forward(days=31)
        sweep.func()
        assert public() == {name}


def no_answer(self, name):
    raise OSError("no answer")
