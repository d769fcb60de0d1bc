import pytest

from articles import publishing
from articles.models import Author, Category


@pytest.fixture
def editor(django_user_model):
    """May do everything at the desk."""
    return django_user_model.objects.create_superuser("editor", password="a-long-pass-9")


@pytest.fixture
def desk(client, editor):
    """A signed-in client."""
    client.force_login(editor)
    return client


@pytest.fixture
def money(db):
    category = Category(name="Money", slug="money")
    publishing.file_category(category)
    return category


@pytest.fixture
def mei(db):
    return Author.objects.create(name="Mei Lin Tan", slug="mei-lin-tan")


@pytest.fixture
def form(money):
    """What the story form sends, with changes: form(headline="…", _publish="")."""

    def filled(**changes):
        empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
        formsets = {f"{name}-{key}": value for name in ("bylines", "links") for key, value in empty.items()}
        story = {
            "kicker": "",
            "headline": "Ferries go electric",
            "standfirst": "The first of six sails in June.",
            "body": "<p>A quiet harbour.</p>",
            "category": money.pk,
            "tags": "",
            "slug": "",
            "lead_picture": "",
            "lead_caption": "",
            "act_at_0": "",
            "act_at": "",
            "why": "",
            "notice": "",
        }
        return {**story, **formsets, **changes}

    return filled
