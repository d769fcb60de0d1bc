"""The demo paper: complete, consistent, and the same however often it is loaded."""

import re
from collections import Counter

import pytest
from django.apps import apps
from django.utils import timezone

from articles import body, front
from articles.body.embeds import canonical
from articles.models import Author, Category, Correction, Edition, Embed, Heat, Series
from newsroom.demo import paper, plates
from newsroom.demo.drawing import SCENES
from weather.models import City

MANUSCRIPTS = paper.manuscripts()
NAMES = [manuscript.name for manuscript in MANUSCRIPTS]
every_story = pytest.mark.parametrize("manuscript", MANUSCRIPTS, ids=NAMES)


def test_there_are_sixty_stories_numbered_once():
    assert [manuscript.number for manuscript in MANUSCRIPTS] == list(range(1, 61))


def test_the_twenty_long_ones_have_300_to_800_words():
    words = {manuscript.name: body.count_words(manuscript.told["body"]) for manuscript in MANUSCRIPTS[:20]}
    assert {name: count for name, count in words.items() if not 300 <= count <= 800} == {}


@every_story
def test_a_story_is_kept_as_it_is_written(manuscript):
    written = manuscript.told["body"]
    assert body.plain_text(body.clean(written)).split() == body.plain_text(written).split()
    assert not re.search(r"<(?!/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em|a|table|t[rhd]|thead|tbody)\b)", written)


@every_story
def test_its_picture_can_be_drawn_and_is_described(manuscript):
    picture = manuscript.told.get("picture")
    if picture:
        assert picture["scene"] in SCENES
        assert 20 <= len(picture["alt"]) <= 300
        assert picture["caption"]
    for plate in manuscript.told.get("plates", []):
        assert plate["before"] in manuscript.told["body"]
        assert all(each["scene"] in SCENES and len(each["alt"]) >= 20 for each in plate["pictures"])
        assert len(plate["pictures"]) == 1 or all(each["said"] for each in plate["pictures"])
    for player in manuscript.told.get("players", []):
        assert player["before"] in manuscript.told["body"] and canonical(player["address"]) == player["address"]
        assert player["picture"]["scene"] in SCENES


def test_a_picture_that_stands_alone_in_a_text_shows_its_caption(monkeypatch):
    monkeypatch.setattr(plates, "drawn", lambda told, seed: seed)
    alone = [
        (told["pictures"][0]["caption"], plates.into(told["before"], [told], manuscript.number))
        for manuscript in MANUSCRIPTS
        for told in manuscript.told.get("plates", [])
        if len(told["pictures"]) == 1
    ]
    assert alone and all(f"<figcaption>{caption}</figcaption></figure>" in text for caption, text in alone)


@every_story
def test_it_leads_to_other_stories_of_the_demo(manuscript):
    slugs = {each.slug for each in MANUSCRIPTS} - {manuscript.slug}
    assert manuscript.told["related"]
    assert set(manuscript.told["related"]) <= slugs


@every_story
def test_it_is_of_the_last_thirty_days(manuscript):
    assert 1 <= manuscript.told["published_hours_ago"] < 30 * 24


def test_no_two_stories_share_a_headline():
    headlines = Counter(manuscript.told["headline"] for manuscript in MANUSCRIPTS)
    assert headlines.most_common(1)[0][1] == 1


def rows():
    """Every row of the paper's tables, as plain values."""
    models = [model for name in ("articles", "pictures", "weather") for model in apps.get_app_config(name).get_models()]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def drawn_twice(related):
    """The scenes that more than one of the related stories (pairs of card and link) shows."""
    scenes = {each.slug: each.told.get("picture", {}).get("scene") for each in MANUSCRIPTS}
    shown = Counter(scenes.get(card.slug) for card, _ in related)
    return {scene for scene, number in shown.items() if scene and number > 1}


@pytest.mark.django_db
@pytest.mark.usefixtures("tasks_wait", "drawings_are_small")
def test_it_loads_whole_and_loading_it_again_changes_nothing(client):
    now = timezone.now()
    assert paper.load(now) == 60
    assert (Category.objects.count(), Author.objects.count(), City.objects.count()) == (8, 6, 4)
    assert Edition.objects.live(now).count() == 62
    assert sorted(Edition.objects.exclude(translation_of=None).values_list("language", flat=True)) == ["ar", "id"]
    assert Heat.objects.count() == 60
    assert (
        front.arrange(timezone.now()).tops[0].headline
        == "A radar can tell a ripe durian nine times in ten. Mr Chong is still better"
    )
    assert client.get(Series.objects.get().get_absolute_url()).text.count('class="list__number"') == 4
    [video] = Embed.objects.all()
    assert '<p data-of="' in Edition.objects.get(slug="batam-seawater-cooling").body
    assert (video.state, video.picture.credit) == (Embed.State.FETCHED, plates.CREDIT)  # nobody is asked for it
    assert Correction.objects.count() == 3 and all(author.portrait_id for author in Author.objects.all())
    assert "These stories have “<bdi>ferry</bdi>”." in client.get("/search/?q=fery").text
    before = rows()
    assert paper.load(now) == 0
    assert rows() == before
    pages = [edition.get_absolute_url() for edition in Edition.objects.live(now).select_related("category")]
    answers = {address: client.get(address) for address in ["/", *pages]}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert {address: twice for address in pages if (twice := drawn_twice(answers[address].context["related"]))} == {}
