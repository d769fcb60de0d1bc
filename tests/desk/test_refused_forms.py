"""A form that cannot be saved says what is wrong, where and how to mend it, and keeps all that was typed."""

import pytest
from lxml import html

from articles.models import Story, StoryByline
from tests import factories

ADD = "/desk/articles/story/add/"
HUGE = "9" * 25


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


@pytest.fixture
def refused(desk, form):
    """Sends the story form with changes, which is refused and saves nothing. Gives the page."""

    def sent(address=ADD, **changes):
        before = list(Story.objects.values())
        answer = desk.post(address, form(**changes))
        assert answer.status_code == 200
        assert list(Story.objects.values()) == before
        return html.fromstring(answer.text)

    return sent


def errors(page, field):
    return [element.text_content() for element in page.xpath(f"//ul[@id='id_{field}_error']/li")]


def all_errors(page):
    return " ".join(element.text_content() for element in page.xpath("//ul[contains(@class, 'errorlist')]/li"))


def typed(page, name):
    (field,) = page.xpath(f"//*[@name='{name}']")
    return field.value if field.tag != "textarea" else field.text_content().removeprefix("\n")


def byline(number=0, **changes):
    given = {"author": "", "role": "reporting", "position": 0, **changes}
    return {"bylines-TOTAL_FORMS": number + 1, **{f"bylines-{number}-{name}": value for name, value in given.items()}}


def link(number=0, **changes):
    given = {"target": "", "url": "", "title": "", "position": 0, **changes}
    return {"links-TOTAL_FORMS": number + 1, **{f"links-{number}-{name}": value for name, value in given.items()}}


def test_all_that_was_typed_is_still_there(refused, money, mei):
    told = {
        "kicker": "Ferries",
        "standfirst": "Why <b>now</b>?\nRead on.",
        "body": "<p>A quiet harbour.</p>",
        "tags": '"Batam, Riau", Solar',
        "slug": "Ferries & Co",
        "lead_caption": "At “noon”",
    }
    people = byline(author=mei.pk, position=7, role="photography")
    page = refused(headline="x" * 201, **told, **people, **link(url="https://port.example/", title="The port"))
    assert {name: typed(page, name) for name in told} == told
    assert typed(page, "headline") == "x" * 201
    assert (typed(page, "bylines-0-position"), typed(page, "bylines-0-role")) == ("7", "photography")
    assert typed(page, "bylines-0-author") == str(mei.pk)
    assert typed(page, "category") == str(money.pk)
    assert (typed(page, "links-0-url"), typed(page, "links-0-title")) == ("https://port.example/", "The port")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("headline", "", "This field is required."),
        ("headline", "\u200b", "no character that a reader could see"),
        ("headline", "x" * 10_000, "at most 200 characters (it has 10000)"),
        ("kicker", "x" * 41, "at most 40 characters"),
        ("standfirst", "x" * 401, "at most 400 characters"),
        ("lead_caption", "x" * 301, "at most 300 characters"),
        ("slug", "!?", "needs a letter or a digit"),
        ("tags", "x" * 101, "a tag has at most 100"),
        ("tags", ", ".join(map(str, range(101))), "These are 101 tags; a story has at most 100."),
        ("category", "", "This field is required."),
    ],
)
def test_a_field_says_what_it_cannot_take(refused, field, value, says):
    assert says in errors(refused(**{field: value}), field)[0]


@pytest.mark.parametrize("value", ["x", "\x00", "0", "-1", "1.5", "٣", HUGE, "9" * 5000], ids=lambda value: value[:9])
@pytest.mark.parametrize("field", ["category", "lead_picture", "bylines-0-author", "links-0-target"])
def test_what_is_no_row_cannot_be_picked(refused, field, value):
    page = refused(**{**byline(author=value), **link(target=value), field: value})
    assert "Select a valid choice" in errors(page, field)[0]


@pytest.mark.parametrize("kind", ["category", "author"])
def test_no_other_form_fails_over_what_is_no_row(desk, db, kind):
    field = {"category": "parent", "author": "portrait"}[kind]
    answer = desk.post(f"/desk/articles/{kind}/add/", {"name": "Money", "position": 0, field: HUGE})
    assert answer.status_code == 200
    assert "Select a valid choice" in str(answer.context["adminform"].form.errors[field])


@pytest.mark.parametrize("name", ["TOTAL_FORMS", "INITIAL_FORMS"])
@pytest.mark.parametrize("inline", ["bylines", "links"])
@pytest.mark.parametrize("value", ["", "many", "1.5", "\x00"])
def test_a_list_whose_count_is_lost_is_answered_in_the_form(refused, inline, name, value):
    page = refused(**{f"{inline}-{name}": value}, headline="Night train")
    assert "ManagementForm data is missing" in all_errors(page)
    assert typed(page, "headline") == "Night train"


@pytest.mark.parametrize("value", ["51", "1000000000", HUGE])
def test_a_list_longer_than_any_is_answered_in_the_form(refused, value):
    assert "at most 50" in all_errors(refused(**{"bylines-TOTAL_FORMS": value}))


def test_an_author_whom_somebody_else_took_off_meanwhile_keeps_nothing_from_being_saved(desk, form, mei):
    aung = factories.author("Aung Min")
    story = factories.story(authors=[mei, aung])
    gone, stays = story.bylines.values_list("pk", flat=True)
    story.bylines.filter(pk=gone).delete()
    rows = {
        **byline(0, id=gone, author=mei.pk, story=story.pk),
        **byline(1, id=stays, author=aung.pk, story=story.pk, position=7),
    }
    desk.post(change(story), form(**rows, **{"bylines-INITIAL_FORMS": 2}, headline="Boats"))
    story.refresh_from_db()
    assert story.headline == "Boats"
    assert list(story.bylines.values_list("pk", "position")) == [(stays, 7)]


@pytest.mark.parametrize("row", ["", "x", "\x00", "0", HUGE])
def test_a_row_of_no_number_is_no_error(desk, form, mei, row):
    desk.post(ADD, form(**byline(id=row, author=mei.pk), **{"bylines-INITIAL_FORMS": 1}))
    assert Story.objects.get().bylines.count() == 0


def test_the_byline_of_another_story_cannot_be_taken(desk, form, mei):
    story, other = factories.story(), factories.story(authors=[mei])
    row = other.bylines.get()
    stolen = byline(id=row.pk, author=mei.pk, story=story.pk, position=9)
    desk.post(change(story), form(**stolen, **{"bylines-INITIAL_FORMS": 1}))
    assert StoryByline.objects.get() == row
    assert StoryByline.objects.get().story == other


def test_an_author_twice_in_one_role_is_refused(refused, mei):
    page = refused(**{**byline(0, author=mei.pk), **byline(1, author=mei.pk)})
    assert "duplicate" in all_errors(page)


def test_a_story_linked_twice_is_refused(refused, mei):
    other = factories.story()
    assert "duplicate" in all_errors(refused(**{**link(0, target=other.pk), **link(1, target=other.pk)}))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[::1", "data:text/html,x", "x y", "/"])
def test_an_outside_address_that_is_none_is_refused(refused, address):
    page = refused(**link(url=address, title="The port"))
    assert "Enter a valid URL." in errors(page, "links-0-url")[0]
    assert typed(page, "links-0-url") == address


def test_an_outside_address_needs_words(refused):
    assert "Say what the link leads to" in errors(refused(**link(url="https://port.example/")), "links-0-title")[0]


def test_a_story_that_was_deleted_meanwhile_is_missed_without_an_error(desk, form):
    answer = desk.post("/desk/articles/story/999999/change/", form(), follow=True)
    assert answer.status_code == 200
    assert "doesn’t exist" in answer.text


def test_a_tag_of_several_words_needs_no_quotes(desk, form):
    desk.post(ADD, form(tags="Climate change"))
    desk.post(ADD, form(tags="Climate change, Solar"))
    assert [sorted(story.tags.names()) for story in Story.objects.order_by("pk")] == [
        ["Climate change"],
        ["Climate change", "Solar"],
    ]


@pytest.mark.parametrize("typed", ["Solar, solar, SOLAR,", ' "Solar" ,, "" ', "Solar\x00", '"Solar', "\u200b, Solar"])
def test_tags_are_tidied(desk, form, typed):
    desk.post(ADD, form(tags=typed))
    assert [name.lower() for name in Story.objects.get().tags.names()] == ["solar"]


def test_a_body_of_five_megabytes_is_saved_and_published(desk, form, client):
    body = "<p>" + "word " * 1_000_000 + "</p>"
    desk.post(ADD, form(body=body, _publish=""))
    story = Story.objects.get()
    assert story.editions.get().words == 1_000_000
    assert client.get(story.get_absolute_url()).status_code == client.get("/feed/").status_code == 200


def test_more_than_the_desk_takes_is_refused_and_not_an_error(desk, form):
    answer = desk.post(ADD, form(body="x" * 11_000_000))
    assert answer.status_code == 400
    assert not Story.objects.exists()
