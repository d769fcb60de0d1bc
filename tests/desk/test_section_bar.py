"""The desk says which sections stand in the bar under the paper's name."""

import pytest

from articles.models import Category
from tests import factories


@pytest.fixture
def send(desk):
    """Sends the list of sections as it is typed: send({money: {"in_bar": "on"}})."""

    def sent(typed):
        rows = {"form-TOTAL_FORMS": len(typed), "form-INITIAL_FORMS": len(typed), "_save": ""}
        for row, (section, fields) in enumerate(typed.items()):
            values = {"id": section.pk, "position": 0, **fields}
            rows |= {f"form-{row}-{name}": value for name, value in values.items()}
        assert desk.post("/desk/articles/category/", rows).status_code == 302

    return sent


def in_bar():
    return [section.name for section in Category.objects.in_bar()]


def test_sections_are_put_into_the_bar_and_taken_out_in_the_list(send, money):
    science = factories.category("Science", in_bar=False)
    send({money: {}, science: {"in_bar": "on"}})
    assert in_bar() == ["Science"]


def test_the_form_of_a_section_says_whether_it_stands_in_the_bar(desk, money):
    page = f"/desk/articles/category/{money.pk}/change/"
    assert desk.get(page).context["adminform"].form["in_bar"].value() is True
    assert desk.post(page, {"name": "Money", "slug": "money", "position": 0}).status_code == 302
    assert in_bar() == []


def test_a_new_section_stands_in_the_bar_unless_the_desk_says_no(desk, db):
    assert desk.get("/desk/articles/category/add/").context["adminform"].form["in_bar"].value() is True


def test_a_section_that_is_part_of_another_never_stands_in_the_bar(money):
    factories.category("Payments", parent=money, in_bar=True)
    assert in_bar() == ["Money"]
