"""The page at which the desk signs in."""

import pytest

pytestmark = pytest.mark.django_db
SIGN_IN = "/desk/login/"


def test_it_bears_the_papers_name_and_a_heading(client):
    told = client.get(SIGN_IN).text
    assert "<h1>The desk</h1>" in told
    assert '<a href="/"><bdi>The Monsoon Review</bdi></a>' in told


def test_a_mistake_is_told_and_loses_nothing_but_the_password(client):
    told = client.post(SIGN_IN, {"username": "nurul", "password": "wrong", "next": "/desk/articles/"}).text
    assert "Please enter the correct username and password" in told
    assert 'value="nurul"' in told and 'value="/desk/articles/"' in told
    assert "wrong" not in told


def test_somebody_without_a_right_is_told_so(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    assert "You are signed in as reader" in client.get(SIGN_IN).text
