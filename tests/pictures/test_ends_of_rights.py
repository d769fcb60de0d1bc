"""The last day of a right to print a picture: over when it is said, or later while nobody works."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from newsroom.clock import paper_zone
from newsroom.pagecache.models import Moment
from pictures import library, returning, withdrawing
from pictures.models import Picture
from tests import factories

from .files import jpeg
from .life import public, shown

pytestmark = pytest.mark.django_db
AT_THE_PAGE, BESIDE_A_STORY = "change", "words"


def within(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def say_until(desk, django_capture_on_commit_callbacks):
    """Sends one of the two forms that say until when a picture may be used. Gives the page after it."""

    def say_until(picture, place, day):
        said = {"alt": "A mast", "usable_until": day, "focus_x": "0.5", "focus_y": "0.5"}
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post(f"/desk/pictures/picture/{picture.pk}/{place}/", said, follow=True)

    return say_until


@pytest.mark.parametrize("place", [AT_THE_PAGE, BESIDE_A_STORY])
def test_a_day_that_is_over_takes_the_picture_from_readers_at_once(say_until, place):
    mast = shown(alt="A mast")
    say_until(mast, place, within(-1))
    mast.refresh_from_db()
    assert (mast.withdrawn_at is not None, public()) == (True, set())
    assert mast.withdrawn_why.startswith("Our right to print it ended on ")


@pytest.mark.parametrize("place", [AT_THE_PAGE, BESIDE_A_STORY])
def test_today_is_a_day_on_which_it_may_be_used(say_until, place):
    mast = shown(alt="A mast")
    say_until(mast, place, within(0))
    mast.refresh_from_db()
    assert (mast.withdrawn_at, len(public())) == (None, 2)


def test_the_page_says_what_it_did_and_how_to_undo_it(say_until):
    page = say_until(shown(alt="A mast"), AT_THE_PAGE, within(-1)).text
    assert "readers find an empty frame in its place now" in page
    assert "put it back" in page


def test_a_right_renewed_while_the_picture_is_withdrawn_says_that_it_has_to_be_put_back(say_until):
    mast = shown(alt="A mast", withdrawn_at=timezone.now(), withdrawn_why="So.")
    assert "It is still withdrawn" in say_until(mast, AT_THE_PAGE, within(30)).text
    mast.refresh_from_db()
    assert mast.is_withheld


def put_back_until(day):
    returning.put_back(factories.bare_picture(withdrawn_at=timezone.now()), until=day)


def say_anew(day):
    mast = factories.bare_picture(usable_until=day)
    library.write(mast, ["usable_until"])


@pytest.mark.parametrize("say", [put_back_until, say_anew])
def test_pages_with_it_go_out_of_date_in_the_second_that_its_last_day_ends_with_no_task_at_work(clock, say):
    say(date(2026, 12, 31))
    moment = Moment.objects.get()
    assert (moment.key, moment.is_hard) == (f"picture:{Picture.objects.get().pk}", True)
    assert moment.at.astimezone(paper_zone()).isoformat()[:19] == "2027-01-01T00:00:00"


def test_one_that_comes_with_its_last_day_is_foretold_too(keep):
    from_agency = keep(jpeg((64, 48)), usable_until=within(3))
    assert Moment.objects.get().key == f"picture:{from_agency.pk}"


def test_readers_never_see_it_after_its_day_while_every_worker_is_stopped(client, clock):
    mast = shown(usable_until=date(2026, 10, 12))
    story = factories.published(
        at=clock(), lead_picture=mast, body=f'<p>Six.</p><figure data-picture="{mast.pk}"></figure>'
    )
    names = {row.get_absolute_url() for row in mast.renditions.all()}
    clock.forward(hours=11, minutes=59)
    before = client.get(story.get_absolute_url()).text
    clock.forward(minutes=1)
    after = [client.get(address).text for address in (story.get_absolute_url(), "/", "/money/", "/feed/")]
    assert any(name in before for name in names)
    assert not any(name in page for name in names for page in after)


def test_of_what_is_gone_already_the_end_of_the_right_says_nothing():
    gone = shown(withdrawn_at=timezone.now(), withdrawn_why="So.", usable_until=within(-1))
    assert withdrawing.end_right(gone) is False
    gone.refresh_from_db()
    assert gone.withdrawn_why == "So."
