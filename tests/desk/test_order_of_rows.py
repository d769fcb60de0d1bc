"""Names and links stand in the order of their positions; who is added without one comes last."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
PREFIX = "bylines"


def rows(*bylines):
    """The form's data for byline rows: (id or "", author, position or "")."""
    known = sum(bool(pk) for pk, *_ in bylines)
    data = {f"{PREFIX}-TOTAL_FORMS": len(bylines), f"{PREFIX}-INITIAL_FORMS": known}
    for number, (pk, author, position) in enumerate(bylines):
        row = {"id": pk, "author": author.pk, "position": position, "role": "reporting"}
        data |= {f"{PREFIX}-{number}-{name}": value for name, value in row.items()}
    return data


def names(story):
    return [byline.author.name for byline in story.bylines.select_related("author")]


@pytest.fixture
def signed():
    """A story that names two people, and a third who is not yet among them."""
    people = [factories.author(name) for name in ("Mei", "Arief", "Nok")]
    story = factories.story(authors=people[:2])
    return story, list(story.bylines.all()), people


def save(desk, form, story, *bylines):
    answer = desk.post(f"/desk/articles/story/{story.pk}/change/", form(**rows(*bylines), _continue=""))
    assert answer.status_code == 302


def test_a_name_without_a_position_comes_last(desk, form, signed):
    story, (first, second), (mei, arief, nok) = signed
    save(desk, form, story, (first.pk, mei, 0), (second.pk, arief, 1), ("", nok, ""))
    assert names(story) == ["Mei", "Arief", "Nok"]


def test_a_name_may_be_put_first(desk, form, signed):
    story, (first, second), (mei, arief, nok) = signed
    save(desk, form, story, (first.pk, mei, 1), (second.pk, arief, 2), ("", nok, 0))
    assert names(story) == ["Nok", "Mei", "Arief"]


def test_a_position_that_is_taken_away_puts_a_name_last(desk, form, signed):
    story, (first, second), (mei, arief, _) = signed
    save(desk, form, story, (first.pk, mei, ""), (second.pk, arief, 1))
    assert names(story) == ["Arief", "Mei"]


def test_an_empty_row_has_no_position_of_its_own(desk, signed):
    story, *_ = signed
    html = desk.get(f"/desk/articles/story/{story.pk}/change/").content.decode()
    empty = html[html.index('name="bylines-__prefix__-position"') :]
    assert "value=" not in empty[: empty.index(">")]


def test_beside_a_picker_nothing_is_deleted(desk, signed):
    story, *_ = signed
    html = desk.get(f"/desk/articles/story/{story.pk}/change/").content.decode()
    assert "delete-related" not in html
    assert "add-related" in html
