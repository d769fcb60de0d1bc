"""The picture dialog: pictures by words and number, uploads, and what is said of a picture afterwards."""

import io
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from pictures import library, standing
from pictures.forms import DESCRIBED_DECORATION, UNDESCRIBED
from pictures.models import Picture
from tests import factories

FIND, UPLOAD = "/desk/pictures/picture/find/", "/desk/pictures/picture/upload/"
WORDS = {"alt": "A crane", "credit": "Ana Lim", "caption": "", "is_decorative": ""}


def file(name="mast.jpg", color="navy"):
    content = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def found(desk, **query):
    return [picture["id"] for picture in desk.get(FIND, query).json()["results"]]


@pytest.fixture
def ana(client, django_user_model):
    """May add pictures and look at them, and nothing else."""
    ana = django_user_model.objects.create_user("ana", is_staff=True)
    ana.user_permissions.set(Permission.objects.filter(codename__in=["add_picture", "view_picture"]))
    client.force_login(ana)
    return client


def test_the_newest_come_first_and_words_narrow_them(desk):
    mast = factories.picture("red", alt="A mast")
    quay = factories.picture("blue", alt="A quay", credit="Mei Lin Tan")
    assert found(desk) == [quay.pk, mast.pk]
    assert found(desk, q="tan QUAY") == [quay.pk]
    assert found(desk, before=quay.pk) == [mast.pk]


def test_pictures_asked_for_by_number_come_in_that_order(desk):
    first, second = factories.picture("red"), factories.picture("blue")
    assert found(desk, ids=f"{second.pk},{first.pk},x,999") == [second.pk, first.pk]


def test_only_what_may_be_used_is_offered_and_all_is_named(desk):
    usable = factories.picture("red", usable_until=timezone.localdate())
    ended = factories.picture("blue", usable_until=timezone.localdate() - timedelta(days=1))
    withdrawn, deleted = factories.picture("green"), factories.picture("navy")
    Picture.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    Picture.objects.filter(pk=deleted.pk).update(deleted_at=timezone.now())
    assert found(desk) == [usable.pk]
    numbers = f"{usable.pk},{ended.pk},{withdrawn.pk},{deleted.pk}"
    named = desk.get(FIND, {"ids": numbers}).json()["results"]
    assert [picture["withheld"] for picture in named] == [False, True, True, True]


def test_why_readers_do_not_see_a_picture_is_said_and_nothing_else_that_it_lacks(desk):
    today, yesterday = timezone.localdate(), timezone.localdate() - timedelta(days=1)
    mast = factories.picture(credit="", alt="", size=(320, 200), usable_until=yesterday)

    def why():
        return desk.get(FIND, {"ids": mast.pk}).json()["results"][0]["why_withheld"]

    assert why() == f"rights ended {standing.day(yesterday)}"
    Picture.objects.filter(pk=mast.pk).update(withdrawn_at=timezone.now())
    assert why() == f"withdrawn {standing.day(today)}, rights ended {standing.day(yesterday)}"
    Picture.objects.filter(pk=mast.pk).update(usable_until=today)
    assert why() == f"withdrawn {standing.day(today)}"
    Picture.objects.filter(pk=mast.pk).update(withdrawn_at=None)
    assert why() == ""


def test_pictures_are_found_by_their_keywords(desk):
    quay = factories.picture("red", keywords=["Batam harbour", "sea"])
    factories.picture("blue")
    assert found(desk, q="batam") == [quay.pk]
    assert desk.get(FIND, {"q": "sea"}).json()["results"][0]["keywords"] == "Batam harbour, sea"


def test_a_picture_is_offered_with_all_that_a_dialog_shows(desk):
    picture = factories.picture()
    (offer,) = desk.get(FIND).json()["results"]
    assert offer == {
        "id": picture.pk,
        "alt": "A mast over a market",
        "decorative": False,
        "caption": "",
        "keywords": "",
        "credit": "Mei Lin Tan",
        "source": "",
        "licence": "",
        "rights_holder": "",
        "usable_until": "",
        "taken_on": "",
        "notes": "",
        "marks": [],
        "withheld": False,
        "why_withheld": "",
        "unseen": "",
        "waits": False,
        "was_known": False,
        "page": f"/desk/pictures/picture/{picture.pk}/change/",
        "thumb": picture.thumbnail().get_absolute_url(),
        "large": picture.fallback().get_absolute_url(),
        "width": 900,
        "height": 600,
        "may_word": True,
    }


def test_thirty_pictures_cost_as_many_queries_as_one(desk, django_assert_num_queries):
    for number in range(3):
        factories.picture(size=(300 + number, 200))
    with django_assert_num_queries(5):  # the paper, session, person, pictures with their renditions, keywords
        desk.get(FIND)


def test_an_upload_is_kept_and_named_after_who_sent_it(ana):
    answer = ana.post(UPLOAD, {"file": file()})
    assert answer.status_code == 201
    picture = Picture.objects.get()
    assert (answer.json()["id"], answer.json()["width"], picture.uploaded_by.username) == (picture.pk, 640, "ana")


def test_an_upload_of_what_is_there_says_so(desk):
    assert [desk.post(UPLOAD, {"file": file()}).json()["was_known"] for _ in range(2)] == [False, True]


def test_of_two_uploads_at_once_the_one_that_was_later_finds_it_known(desk, monkeypatch):
    keep_original = library.keep_original

    def a_colleague_is_faster(picture):
        monkeypatch.undo()
        library.add(file())
        keep_original(picture)

    monkeypatch.setattr(library, "keep_original", a_colleague_is_faster)
    assert desk.post(UPLOAD, {"file": file()}).json()["was_known"] is True
    assert Picture.objects.count() == 1
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused_in_a_sentence(desk, content):
    answer = desk.post(UPLOAD, {"file": SimpleUploadedFile("x.jpg", content)})
    assert answer.status_code == 422
    assert answer.json()["message"].endswith(".")
    assert not Picture.objects.exists()


def test_an_upload_without_a_file_is_refused_in_a_sentence(desk):
    assert "No file came" in desk.post(UPLOAD).json()["message"]


def say(client, number, **words):
    return client.post(f"/desk/pictures/picture/{number}/words/", {**WORDS, **words})


@pytest.fixture
def crane(ana, django_user_model):
    """A picture that Ana has just added."""
    return factories.picture("green", by=django_user_model.objects.get(username="ana"))


def test_who_uploaded_a_picture_says_what_it_shows(ana):
    number = ana.post(UPLOAD, {"file": file()}).json()["id"]
    assert say(ana, number).json()["alt"] == "A crane"
    assert Picture.objects.get().credit == "Ana Lim"


@pytest.mark.parametrize(
    ("words", "field", "sentence"),
    [
        ({"alt": "", "credit": ""}, "alt", UNDESCRIBED),
        ({"alt": "\u200b"}, "alt", UNDESCRIBED),
        ({"is_decorative": "on"}, "is_decorative", DESCRIBED_DECORATION),
    ],
)
def test_words_are_held_to_the_rules_of_the_librarys_own_form(desk, words, field, sentence):
    answer = say(desk, factories.picture().pk, **words)
    assert (answer.status_code, answer.json()["errors"][field]) == (422, [sentence])
    assert Picture.objects.get().alt == "A mast over a market"


def test_a_day_after_the_upload_the_words_are_the_picture_desks(ana, crane):
    Picture.objects.update(uploaded_at=timezone.now() - timedelta(hours=25))
    answer = say(ana, crane.pk)
    assert answer.status_code == 403
    assert "Whoever added a picture may change them for a day" in answer.json()["message"]
    assert Picture.objects.get().alt == "A mast over a market"


@pytest.mark.parametrize(
    "of",
    [
        lambda crane: {"lead_picture": crane},
        lambda crane: {"body": f'<figure data-picture="{crane.pk}"></figure>'},
        lambda crane: {"body": f'<figure data-gallery="9,{crane.pk}"></figure>'},
    ],
)
def test_once_a_story_with_it_is_published_the_words_are_the_picture_desks(ana, crane, of):
    assert say(ana, crane.pk).status_code == 200
    story = factories.published(**of(crane))
    assert say(ana, crane.pk, caption="Altogether different").status_code == 403
    assert "Altogether different" not in ana.get(story.get_absolute_url()).text
    assert [picture["may_word"] for picture in ana.get(FIND).json()["results"]] == [False]


def test_another_picture_in_a_published_story_takes_nobodys_right(ana, crane):
    factories.published(
        body=f'<figure data-picture="{crane.pk}1"></figure><figure data-gallery="{crane.pk}1"></figure>'
    )
    assert say(ana, crane.pk).status_code == 200


def test_a_sub_editor_words_a_picture_that_readers_see(client, db):
    picture = factories.picture()
    story = factories.published(lead_picture=picture)
    client.force_login(factories.person("Sub-editor"))
    assert say(client, picture.pk, caption="The crane at Batam").status_code == 200
    assert "The crane at Batam" in client.get(story.get_absolute_url()).text


def test_each_change_of_words_is_written_down_with_who_made_it(ana, crane):
    say(ana, crane.pk)
    say(ana, crane.pk)  # nothing changes
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_id) == ("ana", str(crane.pk))
    assert entry.get_change_message() == "Changed Description and Credit."


def test_what_is_not_sent_stays_and_is_not_asked_for(desk):
    picture = factories.picture(alt="", licence="staff", keywords=["sea"])
    answer = desk.post(f"/desk/pictures/picture/{picture.pk}/words/", {"caption": "Dawn", "keywords": "sea, quay"})
    assert (answer.json()["caption"], answer.json()["keywords"]) == ("Dawn", "quay, sea")
    picture.refresh_from_db()
    assert (picture.alt, picture.licence) == ("", "staff")


def test_what_a_colleague_wrote_since_the_words_were_shown_stays(desk):
    picture = factories.picture(alt="A mast", caption="Dawn", keywords=["sea"])
    shown = {"initial-alt": "A mast", "initial-is_decorative": "", "initial-caption": "Dawn", "initial-keywords": "sea"}
    Picture.objects.update(alt="A mast at Batam", caption="Dawn at Batam")
    picture.keywords.add("quay")
    said = {"alt": "A mast", "is_decorative": "", "caption": "Dusk", "keywords": "sea", **shown}
    answer = desk.post(f"/desk/pictures/picture/{picture.pk}/words/", said).json()
    assert (answer["alt"], answer["caption"], answer["keywords"]) == ("A mast at Batam", "Dusk", "quay, sea")


def test_words_too_long_are_refused_and_change_nothing(desk):
    picture = factories.picture()
    answer = desk.post(f"/desk/pictures/picture/{picture.pk}/words/", {**WORDS, "alt": "x" * 301})
    assert answer.status_code == 422
    assert "at most 300" in answer.json()["errors"]["alt"][0]
    picture.refresh_from_db()
    assert picture.alt == "A mast over a market"


def test_the_words_of_other_peoples_pictures_are_the_picture_desks(ana):
    answer = ana.post(f"/desk/pictures/picture/{factories.picture().pk}/words/", WORDS)
    assert answer.status_code == 403
    assert Picture.objects.get().alt == "A mast over a market"


def test_who_may_not_is_told_so(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("temp", is_staff=True))
    for answer in (client.get(FIND), client.post(UPLOAD, {"file": file()})):
        assert answer.status_code == 403
        assert "may not" in answer.json()["message"]
    assert not Picture.objects.exists()
