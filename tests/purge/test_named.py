"""Every public page may be kept, and says what it prints."""

from articles import keys, publishing
from articles.models import Category
from articles.urls import urlpatterns
from newsroom.pagecache.models import Mark
from tests import factories
from tests.purge.crawling import Press, clock_count, marked_since

# The beacon, share links, what somebody looks for, and bills, which lie with the pictures; the views without a name
# answer under another, too.
OF_ONE_PERSON = {"read", "shared", "search", "bill", None}


def test_every_public_page_may_be_kept():
    assert {pattern.name for pattern in urlpatterns if not hasattr(pattern.callback, "query")} <= OF_ONE_PERSON


def test_a_list_names_its_rows_and_the_one_behind(site):
    stories = [factories.published(at=site.ahead(minutes=-number)) for number in range(22)]
    named = Press().ask("/money/").keys
    listing = keys.of(stories[0].category)
    assert {keys.row(listing, story.pk) for story in stories[:20]} <= named
    assert keys.next_row(listing, stories[20].pk) in named
    assert keys.end(listing) not in named and keys.row(listing, stories[20].pk) not in named


def test_an_address_where_nothing_is_waits_for_a_section(site):
    before = [Press().ask(address) for address in ("/rowing/", "/Rowing/")]
    assert {each.status for each in before} == {"404 Not Found"}
    publishing.file_category(Category(name="Rowing", slug="rowing"))
    assert all(each.keys & marked_since(0) for each in before)
    assert Press().ask("/Rowing/").place == "/rowing/"


def test_an_act_that_readers_do_not_see_marks_nothing(site):
    story = factories.story()
    count = clock_count()
    publishing.submit(story)
    publishing.approve(story)
    assert not marked_since(count)


def test_taking_a_story_away_is_marked_hard(site):
    story = factories.published()
    assert not Mark.objects.filter(hard_count__gt=0).exists()
    publishing.end(story, at=site.forward(minutes=1))
    assert Mark.objects.get(key=keys.story(story.pk, "card")).hard_count
