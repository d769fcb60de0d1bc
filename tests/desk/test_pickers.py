"""Looking for a section, a picture, an author, a story or a tag, as the forms of the sections' room do."""

import pytest

from articles.models import Tag
from tests import factories

FIELDS = [
    ("category", "parent", "Money"),
    ("author", "portrait", "A mast over a market"),
    ("oldaddress", "story", "Ferries go electric"),
    ("oldaddress", "category", "Money"),
    ("oldaddress", "tag", "Solar"),
    ("oldaddress", "author", "Mei Lin Tan"),
]


@pytest.fixture
def find(desk):
    """What a picker offers for words."""
    factories.picture()
    factories.published(headline="Ferries go electric", authors=[factories.author()], tags=["Solar"])

    def found(model, field, words):
        asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": words}
        answer = desk.get("/desk/autocomplete/", asked)
        assert answer.status_code == 200
        return [offer["text"] for offer in answer.json()["results"]]

    return found


@pytest.mark.parametrize(("model", "field", "name"), FIELDS)
def test_a_picker_finds_by_how_the_name_begins(find, model, field, name):
    assert find(model, field, name[:4].upper()) == find(model, field, "") == [name]


@pytest.mark.parametrize(("model", "field", "name"), FIELDS)
def test_no_words_are_too_odd_to_look_for(find, model, field, name):
    for words in ("\x00", "Mo\x00", "%", "_", "\\", "'", '"', "\u202e", "🚢", "x" * 3000, "a " * 300):
        assert find(model, field, words) in ([], [name])


def test_a_name_is_offered_as_text(find):
    Tag.objects.create(name="<b>Sea</b>")
    assert find("oldaddress", "tag", "sea") == ["<b>Sea</b>"]
