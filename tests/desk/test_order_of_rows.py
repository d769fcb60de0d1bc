"""Names and links stand in the order of their list."""

import json

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def change(story):
    return f"/desk/articles/story/{story.pk}/change/"


@pytest.fixture
def people():
    return [factories.author(name) for name in ("Mei", "Arief", "Nok")]


def bylines(*people):
    return json.dumps([{"author": person.pk, "role": "reporting"} for person in people])


def names(story):
    return [byline.author.name for byline in story.bylines.select_related("author")]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1,), ()])
def test_names_are_kept_in_the_order_in_which_they_were_sent(desk, form, people, order):
    story = factories.story(authors=people[:2])
    listed = [people[place] for place in order]
    assert desk.post(change(story), form(bylines=bylines(*listed), _continue="")).status_code == 302
    assert names(story) == [person.name for person in listed]


def test_links_are_kept_in_the_order_in_which_they_were_sent(desk, form):
    story, other = factories.story(), factories.story()
    links = [{"url": "https://port.example/", "title": "The port"}, {"target": other.pk}]
    for sent in (links, links[::-1]):
        desk.post(change(story), form(links=json.dumps(sent), base=story.revision_number, _continue=""))
        story.refresh_from_db()
        assert [link.target_id for link in story.links.all()] == [each.get("target") for each in sent]


def test_the_form_shows_what_it_has_without_being_asked_for_names(desk, people):
    other = factories.story(headline="A mast & more")
    story = factories.story(authors=people[:1])
    story.links.create(target=other)
    form = desk.get(change(story)).context["adminform"].form
    assert json.loads(form["bylines"].value()) == [{"author": people[0].pk, "role": "reporting"}]
    chosen = {name: json.loads(field(form, name)["data-chosen"]) for name in ("bylines", "links", "category")}
    assert chosen == {
        "bylines": [{"id": people[0].pk, "name": "Mei", "role": "reporting"}],
        "links": [{"id": other.pk, "headline": "A mast & more"}],
        "category": [{"id": story.category_id, "name": "Money", "path": "money"}],
    }


def field(form, name):
    """The attributes of a field's input."""
    widget, value = form.fields[name].widget, form[name].value()
    return widget.get_context(name, value, {})["widget"]["attrs"]
