"""A form that cannot be saved says what is wrong, where and how to mend it, and keeps all that was typed."""

import json

import pytest
from lxml import html

from articles import revisions
from articles.models import Story
from tests import factories

HUGE = "9" * 25


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


@pytest.fixture
def refused(desk, form):
    """Sends a story's form with changes, which is refused and saves nothing. Gives the page."""
    story = factories.story()

    def sent(**changes):
        before = list(Story.objects.values())
        answer = desk.post(change(story), form(**changes))
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


def byline(author, role="reporting"):
    return {"author": author, "role": role}


def bylines(*rows):
    """What the form sends for authors: bylines(byline(3))."""
    return {"bylines": json.dumps(rows)}


def links(*rows):
    """What the form sends for related stories and links: links({"target": 5})."""
    return {"links": json.dumps(rows)}


def test_all_that_was_typed_is_still_there(refused, money, mei):
    told = {
        "kicker": "Ferries",
        "standfirst": "Why <b>now</b>?\nRead on.",
        "body": "<p>A quiet harbour.</p>",
        "tags": '"Batam, Riau", Solar',
        "slug": "Ferries & Co",
        "lead_caption": "At “noon”",
    }
    rows = bylines(byline(mei.pk, "photography")) | links({"url": "https://port.example/", "title": "The port"})
    page = refused(headline="x" * 201, **told, **rows)
    assert {name: typed(page, name) for name in told} == told
    assert typed(page, "headline") == "x" * 201
    assert {name: typed(page, name) for name in rows} == rows
    assert typed(page, "category") == str(money.pk)


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
        ("category", "", "Choose the section it stands in."),
    ],
)
def test_a_field_says_what_it_cannot_take(refused, field, value, says):
    assert says in errors(refused(**{field: value}), field)[0]


@pytest.mark.parametrize("value", ["x", "\x00", "0", "-1", "1.5", "٣", HUGE, "9" * 5000], ids=lambda value: value[:9])
@pytest.mark.parametrize("field", ["category", "lead_picture"])
def test_what_is_no_row_cannot_be_picked(refused, field, value):
    assert "Select a valid choice" in errors(refused(**{field: value}), field)[0]


@pytest.mark.parametrize("value", ["x", "", "0", "-1", 1.5, "٣", HUGE, 999_999, None, True, [3], {"id": 3}], ids=repr)
def test_what_is_no_row_cannot_be_listed(refused, value):
    assert "Take" in errors(refused(**bylines(byline(value))), "bylines")[0]
    page = refused(**links({"target": value}))
    assert errors(page, "links")[0].startswith(("One of the related stories", "Choose a story of ours"))


@pytest.mark.parametrize("kind", ["category", "author"])
def test_no_other_form_fails_over_what_is_no_row(desk, db, kind):
    field = {"category": "parent", "author": "portrait"}[kind]
    answer = desk.post(f"/desk/articles/{kind}/add/", {"name": "Money", "position": 0, field: HUGE})
    assert answer.status_code == 200
    assert "Select a valid choice" in str(answer.context["adminform"].form.errors[field])


@pytest.mark.parametrize("field", ["bylines", "links"])
@pytest.mark.parametrize(
    "value", ["many", "{}", "[", "null", "3", "\x00", "[" * 100_000, '["x"]', "[[]]"], ids=lambda v: v[:9]
)
def test_a_list_that_is_none_is_answered_in_the_form(refused, field, value):
    page = refused(**{field: value}, headline="Night train")
    assert "Reload the page" in errors(page, field)[0]
    assert typed(page, "headline") == "Night train"


def test_a_list_longer_than_any_is_answered_in_the_form(refused, mei):
    assert "at most 50" in errors(refused(**bylines(*[byline(mei.pk)] * 51)), "bylines")[0]


def test_a_role_that_is_none_names_those_that_are(refused, mei):
    said = errors(refused(**bylines(byline(mei.pk, "cooking"))), "bylines")[0]
    assert said.startswith("“cooking” is no role.")
    assert "Photography" in said


def test_who_was_deleted_meanwhile_keeps_nothing_from_being_saved(desk, form, mei):
    other = factories.story()
    story = factories.story(authors=[mei])
    story.links.create(target=other)
    base, gone = revisions.keep(story).number, other.pk
    other.delete()
    sent = {**bylines(byline(mei.pk)), **links({"target": gone}, {"url": "https://port.example/", "title": "The port"})}
    assert desk.post(change(story), form(**sent, headline="Boats", base=base)).status_code == 302
    story.refresh_from_db()
    assert story.headline == "Boats"
    assert list(story.links.values_list("target", "url")) == [(None, "https://port.example/")]


def test_an_author_twice_in_one_role_is_refused(refused, mei):
    page = refused(**bylines(byline(mei.pk), byline(mei.pk)))
    assert errors(page, "bylines") == ["Mei Lin Tan stands there twice for Reporting. Take one off."]


def test_a_story_linked_twice_is_refused(refused):
    other = factories.story(headline="A mast")
    page = refused(**links({"target": other.pk}, {"target": str(other.pk)}))
    assert errors(page, "links") == ["“A mast” stands there twice. Take one off."]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[::1", "data:text/html,x", "x y", "/"])
def test_an_outside_address_that_is_none_is_refused(refused, address):
    sent = links({"url": address, "title": "The port"})
    page = refused(**sent)
    assert f"“{address}” is no web address" in errors(page, "links")[0]
    assert typed(page, "links") == sent["links"]


def test_an_outside_address_needs_words(refused):
    page = refused(**links({"url": "https://port.example/"}))
    assert "Say what https://port.example/ leads to" in errors(page, "links")[0]


def test_words_and_addresses_of_links_have_an_end(refused):
    assert "at most 200" in errors(refused(**links({"url": "https://port.example/", "title": "x" * 201})), "links")[0]
    long = {"url": f"https://port.example/{'x' * 500}", "title": "The port"}
    assert "at most 500" in errors(refused(**links(long)), "links")[0]


def test_a_story_that_was_deleted_meanwhile_is_missed_without_an_error(desk, form):
    answer = desk.post("/desk/articles/story/999999/change/", form(), follow=True)
    assert answer.status_code == 404
    assert "There is no story with the number “999999”." in answer.text


def test_a_tag_of_several_words_needs_no_quotes(desk, file_story):
    file_story(desk, tags="Climate change")
    file_story(desk, tags="Climate change, Solar")
    assert [sorted(story.tags.names()) for story in Story.objects.order_by("pk")] == [
        ["Climate change"],
        ["Climate change", "Solar"],
    ]


@pytest.mark.parametrize("typed", ["Solar, solar, SOLAR,", ' "Solar" ,, "" ', "Solar\x00", '"Solar', "\u200b, Solar"])
def test_tags_are_tidied(desk, file_story, typed):
    file_story(desk, tags=typed)
    assert [name.lower() for name in Story.objects.get().tags.names()] == ["solar"]


def test_a_body_of_five_megabytes_is_saved_and_published(desk, file_story, client):
    body = "<p>" + "word " * 1_000_000 + "</p>"
    file_story(desk, body=body, _publish="")
    story = Story.objects.get()
    assert story.editions.get().words == 1_000_000
    assert client.get(story.get_absolute_url()).status_code == client.get("/feed/").status_code == 200


def test_more_than_the_desk_takes_is_refused_and_not_an_error(desk, file_story):
    answer = file_story(desk, body="x" * 11_000_000)
    assert answer.status_code == 400
    assert Story.objects.get().body == ""
