"""A picture is taken from readers wherever it stands, and given back."""

from datetime import date

import pytest
from django.core.files.storage import default_storage

from articles.models import Edition, Revision
from pictures import returning, withdrawing
from pictures.acts import Refused
from pictures.models import Picture
from pictures.renditions import make_renditions
from pictures.tasks import end_rights, finish_withdrawals
from tests import factories
from tests.articles.record import printed

from .files import jpeg
from .life import discarded, history, public, rendition, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def nok():
    return factories.person("Photo desk", first_name="Nok")


@pytest.fixture
def mast():
    return shown()


@pytest.fixture
def withdraw(django_capture_on_commit_callbacks):
    """Withdraws a picture, and does what follows the commit."""

    def withdraw(picture, why="The family asked us to.", **said):
        with django_capture_on_commit_callbacks(execute=True):
            withdrawing.withdraw(picture, why, **said)

    return withdraw


def test_its_files_are_gone_from_readers_at_once_and_the_row_says_who_and_why(mast, nok, withdraw):
    withdraw(mast, by=nok)
    assert (public(), mast.renditions.count()) == (set(), 0)
    mast.refresh_from_db()
    assert (mast.is_withheld, mast.withdrawn_by, mast.withdrawn_why) == (True, nok, "The family asked us to.")
    assert history(mast) == ["Withdrawn: The family asked us to."]


def test_the_original_is_kept(mast, withdraw):
    withdraw(mast)
    assert mast.file.storage.exists(mast.file.name)


def test_old_files_that_were_only_discarded_go_with_it(mast, withdraw):
    discarded("pictures/00000000000000aa-320.jpg", picture=mast)
    withdraw(mast)
    assert (public(), mast.discarded.count()) == (set(), 0)


def test_a_file_that_another_picture_needs_stays(mast, withdraw):
    name = mast.renditions.first().file.name
    rendition(factories.bare_picture(), name)
    withdraw(mast)
    assert public() == {name}
    assert mast.renditions.count() == 0


def test_until_the_commit_no_file_is_touched(mast):
    withdrawing.withdraw(mast, "The family asked us to.")
    assert len(public()) == 2
    assert finish_withdrawals.func() == 2
    assert public() == set()
    assert finish_withdrawals.func() == 0


def test_a_store_that_fails_is_asked_again(mast, monkeypatch, withdraw):
    def fail(name):
        raise OSError("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(type(default_storage._wrapped), "delete", lambda self, name: fail(name))
        withdraw(mast)
    mast.refresh_from_db()
    assert (mast.is_withheld, len(public())) == (True, 2)
    finish_withdrawals.func()
    assert public() == set()


def test_neither_stories_nor_editions_nor_versions_change(withdraw, mast):
    factories.published(lead_picture=mast, body=f'<p>Look.</p><figure data-picture="{mast.pk}"></figure>')
    edition, versions = Edition.objects.get(), list(Revision.objects.values())
    before = printed(edition)
    withdraw(mast)
    assert printed(Edition.objects.get()) == before
    assert list(Revision.objects.values()) == versions


def test_readers_get_an_empty_frame_in_its_place_and_never_a_broken_picture(client, withdraw, mast):
    name = mast.renditions.get(format="jpeg").get_absolute_url()
    story = factories.published(lead_picture=mast, body=f'<figure data-picture="{mast.pk}"></figure>')
    assert name in client.get(story.get_absolute_url()).text
    withdraw(mast)
    page = client.get(story.get_absolute_url()).text
    assert name not in page
    assert "<img" not in page.partition("<article")[2].partition("</article>")[0]
    assert client.get(name).status_code == 404


def test_a_worker_that_was_in_the_darkroom_meanwhile_leaves_nothing_with_readers(keep, withdraw):
    picture = keep(jpeg((64, 48)))
    picture.renditions.all().delete()
    at_work = Picture.objects.get()
    withdraw(picture)
    make_renditions(at_work)
    finish_withdrawals.func()
    assert (public(), picture.renditions.count(), picture.discarded.count()) == (set(), 0, 0)


def test_it_is_withdrawn_once(mast, withdraw):
    withdraw(mast)
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw(mast)


def test_put_back_it_has_its_renditions_made_and_the_history_says_why_it_was_gone(mast, nok, withdraw):
    withdraw(mast)
    returning.put_back(mast, by=nok)
    mast.refresh_from_db()
    assert (mast.is_withheld, mast.withdrawn_why, mast.recipe) == (False, "", 0)
    assert history(mast)[0].startswith("Put back. It was withdrawn on ")
    assert history(mast)[0].endswith("The family asked us to.")


def test_what_is_not_withdrawn_is_not_put_back(mast):
    with pytest.raises(Refused, match="not withdrawn"):
        returning.put_back(mast)


@pytest.mark.parametrize("act", [lambda mast: withdrawing.withdraw(mast, "So."), returning.put_back])
def test_a_deleted_picture_is_restored_first(act):
    deleted = factories.bare_picture(deleted_at="2026-11-01T08:00Z")
    with pytest.raises(Refused, match="Restore it first"):
        act(deleted)


class TestRights:
    """The day after the last day of a right, by the paper's clock."""

    def end(self, callbacks):
        with callbacks(execute=True):
            return end_rights.func()

    def test_what_may_be_used_no_longer_is_withdrawn_by_the_paper(self, clock, django_capture_on_commit_callbacks):
        over, today = shown(usable_until=date(2026, 10, 11)), shown(usable_until=date(2026, 10, 12))
        assert self.end(django_capture_on_commit_callbacks) == 1
        over.refresh_from_db()
        assert (over.withdrawn_by, over.withdrawn_why) == (None, "Our right to print it ended on 11 October 2026.")
        assert public() == {row.file.name for row in today.renditions.all()}
        assert self.end(django_capture_on_commit_callbacks) == 0

    def test_that_day_is_the_papers_not_londons(self, clock, django_capture_on_commit_callbacks):
        shown(usable_until=date(2026, 10, 12))
        clock.forward(hours=11, minutes=59)
        assert self.end(django_capture_on_commit_callbacks) == 0
        clock.forward(minutes=1)
        assert self.end(django_capture_on_commit_callbacks) == 1

    def test_readers_lose_it_with_the_day_even_while_no_task_runs(self, clock):
        picture = shown(usable_until=date(2026, 10, 12))
        assert not picture.is_withheld
        clock.forward(hours=12)
        assert picture.is_withheld

    def test_it_is_put_back_only_with_a_right_that_holds(self, clock):
        picture = shown(usable_until=date(2026, 10, 11))
        end_rights.func()
        with pytest.raises(Refused, match="ended on 11 October 2026"):
            returning.put_back(picture)
        returning.put_back(picture, until=date(2026, 12, 31))
        picture.refresh_from_db()
        assert (picture.is_withheld, picture.usable_until) == (False, date(2026, 12, 31))

    def test_a_right_may_be_renewed_for_good(self, clock):
        picture = shown(usable_until=date(2026, 10, 11))
        end_rights.func()
        returning.put_back(picture, until=None)
        picture.refresh_from_db()
        assert (picture.is_withheld, picture.usable_until) == (False, None)
