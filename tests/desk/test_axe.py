"""Nothing on the desk's pages keeps out those who read by ear, by keyboard, or with little sight."""

import pytest

from articles.models import Story
from tests import factories

from .axe import violations
from .browsing import TEXT, open_story, sign_in

pytestmark = pytest.mark.browser

# Pages by what they are. {story} is the number of a story that has everything, {picture} that of its picture.
PAGES = {
    "list": "/desk/articles/story/",
    "new story": "/desk/articles/story/add/",
    "story": "/desk/articles/story/{story}/change/",
    "pictures": "/desk/pictures/picture/",
    "new pictures": "/desk/pictures/picture/add/",
    "picture": "/desk/pictures/picture/{picture}/change/",
    "pictures in a row": "/desk/pictures/picture/words/?ids={picture}",
    "the front": "/desk/articles/frontpage/front/",
    "what stood on the front": "/desk/articles/frontpage/front/history/",
    "the paper": "/desk/newsroom/paper/",
    "the banner": "/desk/articles/banner/add/",
    "a series": "/desk/articles/series/add/?story={story}",
    "a page that is no story": "/desk/articles/flatpage/add/",
    "a file in a picture's place": "/desk/pictures/picture/{picture}/replace/",
}


@pytest.fixture
def story(db):
    """With names, tags, a picture and something to read next; live, and edited since."""
    told = factories.published(
        headline="Ferries go electric",
        kicker="Harbours",
        authors=[factories.author()],
        tags=["Solar", "Batam, Riau"],
        lead_picture=factories.picture(),
    )
    told.links.create(target=factories.published(headline="Masts go up"), position=0)
    told.links.create(url="https://port.example/", title="The port", position=1)
    return told


def test_axe_finds_nothing_on_any_page(page, live_server, editor, story):
    sign_in(page)
    found = {}
    for name, address in PAGES.items():
        page.goto(address.format(story=story.pk, picture=story.lead_picture_id))
        page.wait_for_load_state("networkidle")
        found[name] = violations(page)
    assert {name: said for name, said in found.items() if said} == {}


def test_axe_finds_nothing_on_an_empty_story(page, live_server, editor, db):
    open_story(page, body="", standfirst="")
    page.wait_for_load_state("networkidle")
    assert violations(page) == []


def test_axe_finds_nothing_on_a_refused_form(page, live_server, editor, db):
    open_story(page)
    page.route("**/autosave/", lambda route: None)  # would be refused, too
    page.fill("#id_slug", "!?")
    page.fill("#id_headline", "")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".errorlist")
    page.wait_for_selector(TEXT)
    assert violations(page) == []


def test_axe_finds_nothing_while_something_is_chosen(page, live_server, editor, story):
    open_story(page)
    page.locator("#id_category").click()
    page.wait_for_selector("[role=option]")
    assert violations(page) == []


def test_axe_finds_nothing_in_the_picture_library(page, live_server, editor, story):
    open_story(page)
    page.get_by_role("button", name="Choose a picture").click()
    page.locator("dialog [role=option]").first.click()
    page.wait_for_selector(".desk-picture-words")
    assert violations(page) == []


@pytest.mark.parametrize("opened", ["pickPictures({ many: true, chosen: [%d] })", "pickStories({ chosen: [%d] })"])
def test_axe_finds_nothing_where_several_are_picked(page, live_server, editor, story, opened):
    open_story(page)
    number = story.lead_picture_id if "Pictures" in opened else Story.objects.earliest("pk").pk
    call = opened % number
    page.evaluate(f"import('/static/desk/pickers.js').then((pickers) => {{ pickers.{call} }})")
    page.wait_for_selector("dialog [role=option]")
    assert violations(page) == []
