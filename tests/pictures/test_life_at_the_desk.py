"""The pages that ask before a picture is withdrawn, put back, replaced, deleted or restored."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import publishing, revisions
from pictures import withdrawing
from pictures.models import Picture
from tests import factories

from . import files
from .life import history, originals, public, shown

pytestmark = pytest.mark.django_db

VERBS = ["withdraw", "put-back", "replace", "bring-back", "restore", "delete"]
MAY = {
    "Reporter": set(),
    "Sub-editor": set(),
    "Editor": {"withdraw", "put-back"},
    "Photo desk": set(VERBS),
    "Chief": set(VERBS),
}


def page(picture, verb=""):
    return f"/desk/pictures/picture/{picture.pk}/{verb or 'change'}/"


@pytest.fixture
def mast():
    return shown()


@pytest.fixture
def nok(client):
    """The client, signed in as somebody of the photo desk."""
    client.force_login(factories.person("Photo desk", first_name="Nok"))
    return client


def standing():
    return list(Picture.objects.values())


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_role_is_asked_only_what_it_may_do(client, mast, role, verb):
    client.force_login(factories.person(role))
    allowed, before = verb in MAY[role], standing()
    assert client.get(page(mast, verb)).status_code == (200 if allowed else 403)
    if not allowed:
        assert client.post(page(mast, verb), {"why": "So."}).status_code == 403
        assert standing() == before


def test_who_is_not_signed_in_is_sent_to_sign_in(client, mast):
    assert "/desk/login/" in client.post(page(mast, "withdraw"), {"why": "So."}).url


@pytest.mark.parametrize(
    ("about", "offered"),
    [
        ({}, ["Replace…", "Withdraw…", "Delete…"]),
        ({"withdrawn_at": "2026-11-01T08:00Z", "withdrawn_why": "So."}, ["Replace…", "Put back…", "Delete…"]),
        ({"deleted_at": "2026-11-01T08:00Z"}, ["Restore…"]),
    ],
)
def test_the_pictures_page_offers_what_can_be_done(nok, about, offered):
    answer = nok.get(page(factories.bare_picture(**about)))
    assert [act["label"] for act in answer.context["acts"]] == offered
    assert "deletelink" not in answer.text


def test_the_page_shows_first_what_it_touches(nok, mast):
    factories.published(headline="Ferries go electric", lead_picture=mast)
    assert "Ferries go electric" in nok.get(page(mast, "withdraw")).text


def test_the_page_says_what_readers_see_are_going_to_see_and_saw(nok, mast):
    bare = "<p>Six ferries.</p>"
    factories.published(headline="Now", lead_picture=mast)
    factories.published(headline="Next", lead_picture=mast, at=timezone.now() + timedelta(hours=1))
    once = factories.published(headline="Once", body=f'{bare}<figure data-picture="{mast.pk}"></figure>')
    revisions.write(once, {"body": bare})
    publishing.update(once)
    text = " ".join(nok.get(page(mast)).text.split())
    for said in (
        "Readers see it: lead picture.",
        "Readers are going to see it: lead picture.",
        "Readers once saw it: text.",
    ):
        assert text.count(said) == 1


def test_withdrawn_with_a_reason_it_is_gone_and_the_page_says_why(nok, mast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = nok.post(page(mast, "withdraw"), {"why": "The family asked us to."}, follow=True)
    assert "Withdrawn: readers find an empty frame in its place." in answer.text
    assert "by Nok: “The family asked us to.”" in " ".join(answer.text.split())
    assert public() == set()
    assert "Withdrawn: The family asked us to." in nok.get(page(mast, "history")).text


def test_without_a_reason_nothing_is_withdrawn_and_it_is_asked_for(nok, mast):
    answer = nok.post(page(mast, "withdraw"), {"why": " "})
    assert answer.status_code == 422
    assert "Say why: colleagues will ask where the picture went." in answer.text
    assert not Picture.objects.get().is_withheld


def test_what_was_typed_is_there_when_it_was_refused(nok, mast):
    withdrawing.withdraw(mast, "So.")
    answer = nok.post(page(mast, "withdraw"), {"why": "The family <asked> us to."})
    assert (answer.status_code, "withdrawn already" in answer.text) == (422, True)
    assert "The family &lt;asked&gt; us to." in answer.text


def test_a_right_that_has_ended_is_renewed_as_the_picture_is_put_back(nok):
    over = factories.bare_picture(usable_until=date(2020, 1, 31), withdrawn_at=timezone.now(), withdrawn_why="Over.")
    assert 'value="2020-01-31"' in nok.get(page(over, "put-back")).text
    refused = nok.post(page(over, "put-back"), {"usable_until": "2020-01-31"})
    assert (refused.status_code, "ended on 31 January 2020" in refused.text) == (422, True)
    wrong = nok.post(page(over, "put-back"), {"usable_until": "tomorrow"})
    assert "Give a day, as 2027-01-31." in wrong.text
    nok.post(page(over, "put-back"), {"usable_until": ""})
    assert not Picture.objects.get().is_withheld


def test_replaced_by_a_file_the_desk_is_told_to_look_at_the_words(nok, mast):
    sent = io.BytesIO(files.jpeg((90, 60)))
    sent.name = "better.jpg"
    answer = nok.post(page(mast, "replace"), {"upload": sent, "why": "Sharper."}, follow=True)
    assert "Replaced. The new renditions are being made; see whether the words still fit." in answer.text
    assert Picture.objects.get().width == 90
    assert history(mast)[0].endswith("90 × 60 pixels. Sharper.")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("mast.svg", files.SVG, "Export it as PNG"),
        ("mast.jpg", files.HTML, "web page"),
        ("empty.jpg", b"", "empty"),
        (None, b"", "required"),
    ],
)
def test_what_is_no_picture_replaces_nothing_and_says_what_would(nok, mast, name, content, words):
    before, kept = standing(), originals()
    sent = io.BytesIO(content)
    sent.name = name
    answer = nok.post(page(mast, "replace"), {"upload": sent} if name else {})
    assert answer.status_code == 422
    assert words in answer.text
    assert (standing(), originals()) == (before, kept)


def test_deleted_it_is_restored_from_its_page(nok, mast):
    nok.post(page(mast, "delete"))
    assert "Thirty days later its files are deleted for good" in nok.get(page(mast)).text
    answer = nok.post(page(mast, "restore"), follow=True)
    assert "Restored: it is in the library again." in answer.text
    assert Picture.objects.in_library().get() == mast


@pytest.mark.parametrize("verb", VERBS)
def test_a_picture_that_is_not_there_is_not_found(nok, verb):
    assert nok.get(f"/desk/pictures/picture/987654/{verb}/").status_code == 404
