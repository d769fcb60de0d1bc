"""The desk says in which language a story is, and of which other one it is a translation."""

import pytest
from django.urls import reverse

from articles import gate
from articles.models import Revision, Story
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    somebody = factories.person("Editor")
    client.force_login(somebody)
    return somebody


def autosaved(client, story, **fields):
    """Sends them as the story's page does by itself. Returns what is said of each field that is not in order."""
    said = {"base": story.revision_number, "headline": story.headline, "category": story.category_id, **fields}
    answer = client.post(reverse("admin:story_autosave", args=[story.pk]), said).json()
    story.refresh_from_db()
    return answer.get("errors", {})


def test_a_story_is_told_to_be_a_translation(client, editor):
    """Chosen by its number, its address or words of its headline; a translation leads to its original."""
    original = factories.story(headline="The last diesel leaves")
    arabic, malay = factories.story(headline="آخر عبّارة"), factories.story(headline="Feri terakhir")
    assert autosaved(client, arabic, language="ar", translation_of=original.pk) == {}
    assert (arabic.language, arabic.translation_of) == ("ar", original)
    assert Revision.objects.filter(story=arabic).first().snapshot["translation_of_id"] == original.pk
    for typed in (arabic.pk, original.get_absolute_url(), "last diesel"):
        assert autosaved(client, malay, translation_of=typed) == {}
        assert malay.translation_of == original
    assert autosaved(client, malay, translation_of="") == {}
    assert malay.translation_of is None


def test_what_makes_no_set_is_refused_with_a_sentence(client, editor):
    original, other = factories.story(headline="The last ferry"), factories.story(headline="A mast")
    arabic = factories.story(headline="آخر عبّارة", language="ar", translation_of=original)
    refused = [
        (original, {"translation_of": original.pk}, "cannot be a translation of itself"),
        (original, {"translation_of": arabic.pk}, "is a translation of this one"),
        (original, {"translation_of": other.pk}, "“آخر عبّارة” is a translation of this story"),
        (other, {"translation_of": "no such words"}, "No story is found by “no such words”"),
        (other, {"translation_of": "9" * 30}, "No story is found"),
        (other, {"language": "tlh"}, "is not one of the available choices"),
    ]
    for story, fields, words in refused:
        (name,) = fields
        assert words in " ".join(autosaved(client, story, **fields)[name])
    assert not Story.objects.exclude(pk=arabic.pk).exclude(translation_of=None, language="")


def test_the_gate_finds_a_wrong_language(client):
    original = factories.story(headline="The last ferry")
    arabic = factories.story(headline="آخر عبّارة تغادر", body="<p>أبحرت العبّارة.</p>", translation_of=original)
    found = {problem.check: str(problem) for problem in gate.problems(arabic) if problem.field == "language"}
    assert "“The last ferry” is this story in English, too" in found["translation"]
    assert "The text runs from right to left, and English does not" in found["direction"]
    arabic.language = "ar"
    assert [each for each in gate.problems(arabic) if each.field == "language"] == []


def test_lists_of_the_desk_say_what_is_not_in_the_papers_language(client, editor):
    factories.story(headline="Feri terakhir", language="ms")
    for address in (reverse("admin:articles_story_changelist"), reverse("admin:articles_story_board")):
        page = client.get(address).content.decode()
        assert page.count('<span class="desk-language" lang="ms" title="Malay">Bahasa Melayu</span>') == 1
        factories.story(language="en")


def test_a_page_of_a_story_offers_both_fields(client, editor):
    original = factories.story(headline="The last ferry")
    arabic = factories.story(language="ar", translation_of=original)
    page = client.get(reverse("admin:articles_story_change", args=[arabic.pk])).content.decode()
    assert '<option value="ar" selected>Arabic · العربية</option>' in page
    assert '<option value="">English, as the paper</option>' in page
    assert "The last ferry" in page
