import pytest

from articles import publishing
from articles.models import Author, Category, Story

ADD = "/desk/articles/story/add/"


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
    """What the story form sends, with changes: form(headline="…", _publish=""). It was opened with the newest version
    of the story that was begun last.

    A button that asks is given the answers: form(_schedule={"at": "2036-01-02T08:00"}).
    """

    def filled(**changes):
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
            "lead_alt": "",
            "bylines": "[]",
            "links": "[]",
            "base": Story.objects.order_by("pk").values_list("revision_number", flat=True).last() or 0,
        }
        return {**story, **changes, **answers(changes)}

    return filled


@pytest.fixture
def file_story(form):
    """Begins a story as the client and sends its whole form at once: file_story(desk, headline="…", _publish="").

    Gives the form's answer; that of the first page where it is refused there.
    """

    def filed(client, follow=False, **changes):
        sent = form(**changes)
        begun = client.post(ADD, {"headline": sent["headline"], "category": sent["category"]})
        return client.post(begun.url, {**sent, "base": 1}, follow=follow) if begun.status_code == 302 else begun

    return filed


def answers(changes):
    """What stands in the fields of the pressed button's own form, by their names in the page."""
    asked = {button.removeprefix("_"): given for button, given in changes.items() if isinstance(given, dict)}
    fields = {f"{verb}-{name}": value for verb, given in asked.items() for name, value in given.items()}
    return {**{f"_{verb}": "" for verb in asked}, **fields}
