"""Two people take one name at the same moment: the first gets it, the second is told so in the form."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from articles.models import Author, Category, OldAddress, Tag
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(django_user_model):
    """Two clients, each signed in."""
    clients = Client(), Client()
    for number, client in enumerate(clients):
        client.force_login(django_user_model.objects.create_superuser(f"editor {number}"))
    return clients


def both(acts, table):
    """Does two acts side by side, neither writing to `table` before both have asked what is taken.

    One after the other where the engine lets one write at a time: SQLite, which locks before it asks.
    """
    if connection.vendor == "sqlite":
        return [act() for act in acts]
    ready = Barrier(2, timeout=20)
    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(lambda act: _waiting_for(ready, act, table), acts))


def _waiting_for(ready, act, table):
    waited = []

    def wait(execute, sql, *rest):
        is_writing = sql.startswith(f'INSERT INTO "{table}"') or (table in sql and " FOR NO KEY UPDATE" in sql)
        if is_writing and not waited:
            waited.append(ready.wait())
        return execute(sql, *rest)

    try:
        with connection.execute_wrapper(wait):
            return act()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("model", "typed", "says"),
    [
        (Tag, {"name": "Solar", "slug": ""}, "There is a tag “Solar” already."),
        (Author, {"name": "Mei Tan", "slug": ""}, "Another author’s page has this address."),
        (Category, {"name": "Science", "slug": "", "position": 0}, "/science/ is another section’s address."),
        (OldAddress, {"path": "2009"}, "Old address with this Old address already exists."),
    ],
)
def test_a_name_is_taken_once_and_the_second_is_told_so(people, model, typed, says):
    money = factories.category()
    typed = {**typed, "category": money.pk} if model is OldAddress else typed
    page = f"/desk/articles/{model._meta.model_name}/add/"
    answers = both([lambda client=client: client.post(page, typed) for client in people], model._meta.db_table)
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    (refused,) = [answer for answer in answers if answer.status_code == 200]
    assert says in refused.text
    assert model.objects.exclude(pk=money.pk if model is Category else None).count() == 1


def test_two_stories_bring_the_same_new_tag(people):
    stories = [factories.story(), factories.story()]
    typed = {"headline": "Ferries", "category": stories[0].category_id, "tags": "Solar", "base": 0}
    pages = [f"/desk/articles/story/{story.pk}/change/" for story in stories]
    post = [
        lambda client=client, page=page: client.post(page, typed) for client, page in zip(people, pages, strict=True)
    ]
    answers = both(post, Tag._meta.db_table)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Tag.objects.get().storytags.count() == 2
