"""The page of one picture: its crops, its words, where it is used, and the form for one upload."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from newsroom.models import User
from pictures.forms import LONGEST_KEYWORD, MOST_KEYWORDS
from pictures.models import Keyword, Picture
from pictures.shapes import CROPS
from tests import factories

from . import files

ADD, LIST = "/desk/pictures/picture/add/", "/desk/pictures/picture/"


def page_of(picture):
    return f"{LIST}{picture.pk}/change/"


def send(desk, picture, **said):
    return desk.post(page_of(picture), {"alt": "A ferry", "focus_x": "0.5", "focus_y": "0.5", **said})


def test_it_shows_the_picture_and_a_place_for_each_crop(desk, keep):
    picture = keep(files.jpeg())
    page = html.fromstring(desk.get(page_of(picture)).content)
    assert page.xpath("//picture-focus//img/@src") == [picture.fallback().get_absolute_url()]
    assert len(page.xpath("//picture-focus//*[@data-ratio]")) == len(CROPS)


def test_it_says_where_the_picture_is_used(desk, keep):
    picture = keep(files.jpeg(), alt="A ferry", credit="Mei Tan")
    assert "Nowhere yet" in desk.get(page_of(picture)).text
    factories.published(headline="Ferries go electric", lead_picture=picture)
    text = desk.get(page_of(picture)).text
    assert "Ferries go electric" in text
    assert "Readers see it" in text


def test_all_words_are_kept(desk, keep):
    picture = keep(files.jpeg())
    words = {
        "licence": "CC BY 4.0",
        "rights_holder": "Mei Tan",
        "taken_on": "2026-11-26",
        "notes": "From left: Ana\nand Mei",
        "keywords": 'ferry, Batam harbour, "Riau, Islands"',
    }
    send(desk, picture, **words)
    after = Picture.objects.get()
    assert (after.licence, after.rights_holder, str(after.taken_on), after.notes) == tuple(words.values())[:4]
    assert sorted(after.keywords.names()) == ["Batam harbour", "Riau, Islands", "ferry"]
    assert 'value="Batam harbour, ferry, &quot;Riau, Islands&quot;"' in desk.get(page_of(picture)).text


@pytest.mark.parametrize(
    ("keywords", "says"),
    [("x" * (LONGEST_KEYWORD + 1), "at most 100"), (",".join(map(str, range(MOST_KEYWORDS + 1))), "These are 101")],
)
def test_keywords_that_are_a_pasted_text_are_refused_in_a_sentence(desk, keep, keywords, says):
    answer = send(desk, keep(files.jpeg()), keywords=keywords)
    assert says in answer.context["adminform"].form.errors["keywords"][0]
    assert not Keyword.objects.exists()


def test_what_a_colleague_changed_meanwhile_stays(desk, keep):
    picture = keep(files.jpeg(), alt="A ferry", credit="Mei")
    form_of_another = Picture.objects.get()
    send(desk, picture, credit="Mei", caption="New")
    form_of_another.credit = "Ana"
    form_of_another.save(update_fields=["credit"])
    send(desk, picture, credit="Ana", caption="Newer")
    after = Picture.objects.get()
    assert (after.credit, after.caption) == ("Ana", "Newer")


class TestTwoTabs:
    """Each sends the real form, as it was shown to whoever looks at it."""

    @pytest.fixture
    def tab(self, desk, keep):
        """Opens the page of one picture; what it gives sends that page's form with what was changed there."""
        picture = keep(files.jpeg(), alt="A ferry", keywords=["sea", "Riau, Islands"], notes="One\ntwo")

        def tab():
            form = html.fromstring(desk.get(page_of(picture)).content).get_element_by_id("picture_form")
            fields = form.xpath(".//*[@name][not(self::button)][not(@type='submit')][not(@type='checkbox')]")
            shown = {field.name: field.value or "" for field in fields}
            return lambda **said: desk.post(page_of(picture), {**shown, **said})

        return tab

    def test_the_second_leaves_what_the_first_wrote(self, tab):
        first, second = tab(), tab()
        words = {"caption": "New", "notes": "Three", "taken_on": "2026-11-26", "usable_until": "2026-12-03"}
        first(**words, keywords="harbour", focus_x="0.1")
        second(credit="Ana Lim")
        after = Picture.objects.get()
        assert {name: str(getattr(after, name)) for name in words} == words
        assert (after.credit, after.focus_x, list(after.keywords.names())) == ("Ana Lim", 0.1, ["harbour"])
        assert LogEntry.objects.first().get_change_message() == "Changed Credit."

    def test_of_what_both_changed_the_later_stays(self, tab):
        first, second = tab(), tab()
        first(caption="New", keywords="harbour")
        second(caption="Newer", keywords="")
        after = Picture.objects.get()
        assert (after.caption, list(after.keywords.names())) == ("Newer", [])

    @pytest.mark.parametrize(
        ("earlier", "later", "stays"),
        [
            ({"alt": "", "is_decorative": "on"}, {"alt": "A red ferry"}, ("A red ferry", False, 0.5, 0.5)),
            ({"focus_x": "0.1", "focus_y": "0.2"}, {"focus_x": "0.9"}, ("A ferry", False, 0.9, 0.5)),
        ],
    )
    def test_what_says_one_thing_is_written_together(self, tab, earlier, later, stays):
        first, second = tab(), tab()
        first(**earlier)
        second(**later)
        after = Picture.objects.get()
        assert (after.alt, after.is_decorative, after.focus_x, after.focus_y) == stays

    def test_a_form_that_came_back_with_an_error_still_knows_what_was_shown(self, desk, tab):
        first, second = tab(), tab()
        first(caption="New")
        page = html.fromstring(second(credit="Ana Lim", focus_x="2").content)
        assert page.xpath("//input[@name='initial-caption']/@value") == []
        assert page.xpath("//input[@name='initial-focus_x']/@value") == ["0.5"]
        assert page.xpath("//textarea[@name='caption']")[0].text.strip() == ""

    def test_unchanged_it_changes_nothing(self, tab):
        tab()()
        assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_another_focus_has_the_crops_made_anew(desk, keep, django_capture_on_commit_callbacks):
    picture = keep(files.jpeg((1000, 400)))
    crops = set(picture.renditions.exclude(crop="").values_list("file", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        send(desk, picture, focus_x="0.1")
    after = set(picture.renditions.exclude(crop="").values_list("file", flat=True))
    assert after
    assert not after & crops


def test_words_alone_have_nothing_made(desk, keep, django_capture_on_commit_callbacks):
    picture = keep(files.jpeg())
    with django_capture_on_commit_callbacks() as enqueued:
        send(desk, picture, caption="New")
    assert enqueued == []


def test_a_picture_without_renditions_is_said_to_be_made(desk, keep):
    picture = keep(files.jpeg())
    picture.renditions.all().delete()
    Picture.objects.update(recipe=0)
    assert f'data-being-made="{picture.pk}"' in desk.get(page_of(picture)).text


def test_who_may_only_look_sees_it_and_changes_nothing(client, keep):
    picture = keep(files.jpeg(), alt="A ferry")
    client.force_login(factories.person("Reporter"))
    page = client.get(page_of(picture))
    assert "A ferry" in page.text
    assert 'name="alt"' not in page.text
    assert send(client, picture).status_code == 403


def test_the_form_for_one_upload_takes_what_the_file_says(desk, press_photograph):
    upload = SimpleUploadedFile("a.jpg", press_photograph, "image/jpeg")
    desk.post(ADD, {"upload": upload, "alt": "The IPTC's sign", "credit": "Mei Tan", "keywords": "sign"})
    picture = Picture.objects.get()
    assert (picture.credit, picture.source) == ("Mei Tan", "Source (ref2017.1)")
    assert list(picture.keywords.names()) == ["sign"]


def test_a_file_that_is_known_leads_to_its_page(desk, keep):
    known = keep(files.jpeg(), alt="First", keywords=["sea"])
    upload = SimpleUploadedFile("a.jpg", files.jpeg(), "image/jpeg")
    answer = desk.post(ADD, {"upload": upload, "alt": "Second", "keywords": "harbour"})
    assert answer.url == page_of(known)
    known.refresh_from_db()
    assert (known.alt, list(known.keywords.names())) == ("First", ["sea"])


def test_a_guest_sees_no_page(client, keep):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(page_of(keep(files.jpeg()))).status_code == 403
