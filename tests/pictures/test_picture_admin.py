from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from lxml import html

from newsroom.models import User
from pictures.forms import DESCRIBED_DECORATION, UNDESCRIBED
from pictures.models import Picture

from . import files

ADD, LIST = "/desk/pictures/picture/add/", "/desk/pictures/picture/"


@pytest.fixture
def upload(desk, django_capture_on_commit_callbacks):
    """Sends the real form and gives the page that follows."""

    def upload(content, name="harbour.jpg", **words):
        file = SimpleUploadedFile(name, content, "image/jpeg")
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post(ADD, {"upload": file, **words}, follow=True)

    return upload


def test_an_upload_becomes_a_picture_with_renditions(upload):
    page = upload(files.jpeg(), alt="A ferry", credit="Mei Tan")
    assert "is saved." in page.content.decode()
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit, picture.uploaded_by.username) == ("A ferry", "Mei Tan", "mei")
    assert picture.renditions.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (files.HTML, "web page"),
        (files.SVG, "Export it as PNG"),
        (files.jpeg()[:2000], "breaks off"),
        (files.png_header(60_000, 60_000), "100 megapixels"),
    ],
)
def test_a_bad_file_is_answered_in_the_form_which_keeps_what_was_typed(upload, content, says):
    page = upload(content, alt="A ferry")
    assert page.status_code == 200
    assert says in str(page.context["adminform"].form.errors["upload"])
    assert "A ferry</textarea>" in page.content.decode()
    assert not Picture.objects.exists()
    assert not storages["originals"].exists("") or storages["originals"].listdir("") == ([], [])


@pytest.mark.parametrize("name", ["a\r\nX: y.jpg", "x" * 300 + ".jpg", "\u202egpj.exe", "..\\..\\a.jpg"])
def test_a_hostile_name_does_no_harm(upload, name):
    upload(files.jpeg(), name=name, alt="A ferry")
    picture = Picture.objects.get()
    assert picture.file.name == f"{picture.digest[:32]}.jpg"


def test_no_file_at_all_is_answered_in_the_form(desk):
    assert "This field is required" in desk.post(ADD, {"alt": "A ferry"}).content.decode()


def test_the_same_file_again_is_recognised(upload):
    upload(files.jpeg(), alt="First")
    page = upload(files.jpeg(), alt="Second")
    assert "was here already" in page.content.decode()
    assert Picture.objects.get().alt == "First"


def test_the_list_shows_thumbnails_and_finds_words(desk, keep):
    ferry = keep(files.jpeg(), alt="A ferry")
    keep(files.jpeg((500, 300)), caption="Rice terraces at dawn")
    page = desk.get(LIST).content.decode()
    assert ferry.thumbnail().get_absolute_url() in page
    found = desk.get(LIST, {"q": "terraces"}).context["cl"].result_list
    assert [p.caption for p in found] == ["Rice terraces at dawn"]


def test_words_and_focus_are_edited_and_the_file_is_not(desk, keep):
    picture = keep(files.jpeg(), alt="Old")
    words = {"alt": "New", "caption": "C", "credit": "D", "source": "S", "focus_x": "0.2", "focus_y": "0.9"}
    desk.post(f"{LIST}{picture.pk}/change/", {**words, "width": "1", "digest": "0"})
    after = Picture.objects.get()
    assert (after.alt, after.focus_x, after.focus_y, after.width) == ("New", 0.2, 0.9, 640)
    assert (after.file.name, after.digest) == (picture.file.name, picture.digest)


@pytest.mark.parametrize("focus", ["-0.1", "1.5", "nan", "middle"])
def test_a_focus_outside_the_picture_is_answered_in_the_form(desk, keep, focus):
    picture = keep(files.jpeg())
    page = desk.post(f"{LIST}{picture.pk}/change/", {"focus_x": focus, "focus_y": "0.5"})
    assert page.status_code == 200
    assert page.context["adminform"].form.errors


TODAY = date(2026, 11, 26)


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


def change(desk, picture, **said):
    """Sends the picture's form and gives its errors, none where it was saved."""
    focus = {"focus_x": "0.5", "focus_y": "0.5"}
    page = desk.post(f"{LIST}{picture.pk}/change/", {**focus, **said})
    return page.context["adminform"].form.errors if page.status_code == 200 else {}


class TestDescriptionOrDecoration:
    @pytest.mark.parametrize("alt", ["", "  ", "\u200b"])
    def test_one_of_the_two_is_asked_for(self, desk, keep, alt):
        errors = change(desk, keep(files.jpeg()), alt=alt)
        assert errors["alt"] == [UNDESCRIBED]

    def test_both_say_too_much(self, desk, keep):
        errors = change(desk, keep(files.jpeg()), alt="A ferry", is_decorative="on")
        assert errors["is_decorative"] == [DESCRIBED_DECORATION]

    @pytest.mark.parametrize("said", [{"alt": "A ferry"}, {"is_decorative": "on"}])
    def test_either_will_do(self, desk, keep, said):
        picture = keep(files.jpeg())
        assert change(desk, picture, **said) == {}
        picture.refresh_from_db()
        assert (picture.alt, picture.is_decorative) == (said.get("alt", ""), "is_decorative" in said)

    def test_an_upload_is_asked_too_and_keeps_what_was_typed(self, upload):
        page = upload(files.jpeg(), credit="Mei Tan")
        assert page.context["adminform"].form.errors["alt"] == [UNDESCRIBED]
        assert 'value="Mei Tan"' in page.content.decode()
        assert not Picture.objects.exists()

    def test_an_upload_may_be_a_decoration_with_rights_that_end(self, upload):
        upload(files.jpeg(), is_decorative="on", usable_until="2026-12-03")
        picture = Picture.objects.get()
        assert (picture.is_decorative, picture.usable_until) == (True, date(2026, 12, 3))


class TestWhatAPictureLacks:
    @pytest.fixture
    def shown(self, desk, keep, today):
        """Keeps a picture with those words and gives its row of the list as text."""

        def row(**said):
            keep(files.jpeg(), **{"alt": "A ferry", "credit": "Mei Tan", **said})
            (card,) = html.fromstring(desk.get(LIST).content).xpath("//ol[@id='result_list']/li")
            return " ".join(card.text_content().split())

        return row

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"alt": ""}, "no description"),
            ({"alt": "", "is_decorative": True}, "decorative"),
            ({"credit": ""}, "no credit"),
            ({"usable_until": date(2026, 12, 3)}, "rights end 3 Dec 2026"),
            ({"usable_until": date(2026, 11, 26)}, "rights end 26 Nov 2026"),
            ({"usable_until": date(2026, 11, 25)}, "rights ended 25 Nov 2026"),
            ({"usable_until": date(2027, 6, 1)}, "until 1 Jun 2027"),
        ],
    )
    def test_the_list_says_it(self, shown, said, words):
        assert words in shown(**said)

    def test_of_a_picture_that_has_all_it_says_nothing(self, shown):
        row = shown()
        assert not any(word in row for word in ("no ", "rights", "until"))

    @pytest.mark.parametrize(
        ("missing", "found"),
        [
            ("description", ["a"]),
            ("credit", ["b"]),
            ("rights", ["c"]),
            ("soon", ["d"]),
            ("nonsense", ["a", "b", "c", "d", "e"]),
        ],
    )
    def test_the_list_is_narrowed_to_those_that_lack_something(self, desk, keep, today, missing, found):
        lacking = {
            "a": {"alt": ""},
            "b": {"credit": ""},
            "c": {"usable_until": TODAY - timedelta(days=1)},
            "d": {"usable_until": TODAY},
            "e": {"alt": "", "is_decorative": True, "usable_until": TODAY + timedelta(days=400)},
        }
        for width, (name, said) in enumerate(lacking.items(), 320):
            keep(files.jpeg((width, 40)), **{"alt": "A ferry", "credit": "Mei", "caption": name, **said})
        rows = desk.get(LIST, {"missing": missing}).context["cl"].result_list
        assert sorted(picture.caption for picture in rows) == found


def test_a_picture_being_made_is_listed_without_a_thumbnail(desk, keep):
    keep(files.jpeg()).renditions.all().delete()
    Picture.objects.update(recipe=0)
    assert "Being made" in desk.get(LIST).content.decode()


def test_who_may_not_add_pictures_cannot(client, db):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.post(ADD, {"upload": SimpleUploadedFile("a.jpg", files.jpeg())}).status_code == 403
    assert not Picture.objects.exists()
