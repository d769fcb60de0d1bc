"""People who have an account: what the desk calls them, and which of them it knows."""

import pytest

from newsroom.models import User
from tests import factories

pytestmark = pytest.mark.django_db


def test_somebody_is_called_by_their_full_name_else_by_their_user_name():
    named = User(username="mei", first_name="Mei Lin", last_name="Tan")
    assert (named.name, User(username="arief").name) == ("Mei Lin Tan", "arief")


def test_at_the_desk_are_those_who_may_sign_in_there_by_name():
    chief = factories.person("Chief", username="zoe", first_name="Ana")
    reporter = factories.person("Reporter", username="arief", first_name="Bo")
    factories.person("Reporter", is_active=False)
    User.objects.create_user("reader")
    assert list(User.objects.at_desk().by_name()) == [chief, reporter]
