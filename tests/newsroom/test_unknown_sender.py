"""A form whose sender the desk cannot tell: the cookies are gone."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
STORY = "/desk/articles/story/7/change/"


@pytest.fixture
def stranger():
    return Client(enforce_csrf_checks=True)


def test_it_says_what_was_not_done_and_shows_what_was_typed(stranger):
    sent = {"headline": "Ferries <go> electric", "_update": "Update live story", "password1": "not to be seen"}
    answer = stranger.post(STORY, sent, headers={"referer": f"http://testserver{STORY}"})
    assert answer.status_code == 403
    assert "“Update live story” was not done and nothing was saved" in answer.text
    assert "Ferries &lt;go&gt; electric" in answer.text
    assert f'href="http://testserver{STORY}"' in answer.text
    assert "not to be seen" not in answer.text


def test_another_site_is_not_led_back_to(stranger):
    answer = stranger.post(STORY, {"_save": ""}, headers={"referer": "https://evil.example/"})
    assert 'href="/desk/"' in answer.text and "evil.example" not in answer.text


def test_a_script_is_told_that_its_reader_was_signed_out(stranger):
    answer = stranger.post(f"{STORY}autosave/", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["signed_out"]) == (403, True)
