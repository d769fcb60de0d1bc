"""What providers tell of embeds, well or badly, and what is kept of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import embeds, oembed
from articles.models import Embed
from articles.tasks import fetch_embeds_that_wait
from pictures.models import Picture
from tests.weather.office import packed, says

pytestmark = pytest.mark.django_db

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
POST = "https://x.com/jack/status/20"
WAITING, FETCHED, FAILED = Embed.State.WAITING, Embed.State.FETCHED, Embed.State.FAILED


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """Asks for an address and lets the task run that this sends for. Gives the Embed as it is then."""

    def ask(address=VIDEO):
        with django_capture_on_commit_callbacks(execute=True):
            embed = embeds.ask(address)
        embed.refresh_from_db()
        return embed

    return ask


def later(embed, **ago):
    Embed.objects.filter(pk=embed.pk).update(asked_at=timezone.now() - timedelta(**ago))


def test_what_is_told_is_kept(elsewhere, ask):
    elsewhere.reply = says({"title": "The ferry\nleaves", "author_name": "Harbour TV", "width": 200, "height": 113})
    embed = ask("https://youtu.be/dQw4w9WgXcQ?si=x")
    assert (embed.address, embed.provider, embed.state) == (VIDEO, "youtube", FETCHED)
    assert (embed.title, embed.author, embed.width, embed.height) == ("The ferry leaves", "Harbour TV", 200, 113)
    assert [call.question for call in elsewhere.asked] == [{"url": VIDEO}]
    assert embed.fetched_at is not None


def test_an_address_is_asked_for_once(elsewhere, ask):
    assert ask(VIDEO) == ask("https://youtu.be/dQw4w9WgXcQ")
    assert len(elsewhere.asked) == 1


@pytest.mark.parametrize("address", ["", "https://example.org/film", "javascript:alert(1)", "http://127.0.0.1/"])
def test_what_no_provider_knows_is_not_asked_for(elsewhere, address):
    assert embeds.ask(address) is None
    assert not Embed.objects.exists() and not elsewhere.asked


def test_a_body_asks_for_what_is_new_in_it(elsewhere, django_capture_on_commit_callbacks, django_assert_num_queries):
    body = "".join(f'<figure data-embed="{each}"><a href="{each}">x</a></figure>' for each in (VIDEO, POST))
    with django_capture_on_commit_callbacks(execute=True):
        embeds.ask_all(body)
    assert set(Embed.objects.values_list("address", "state")) == {(VIDEO, FETCHED), (POST, FETCHED)}
    with django_assert_num_queries(1):
        embeds.ask_all(body)
    with django_assert_num_queries(0):
        embeds.ask_all("<p>No embeds.</p>")


def test_a_provider_that_tells_nothing_without_a_key_is_not_asked(elsewhere, ask, settings):
    settings.EMBED_ADDRESS = ""
    embed = ask("https://www.instagram.com/p/C1a-b_2cD/")
    assert (embed.state, embed.title, embed.picture) == (FETCHED, "", None)


def test_the_preview_goes_to_the_library_with_its_credit(elsewhere, ask, still):
    elsewhere.replies = [
        says(
            {"title": "The ferry leaves", "author_name": "Harbour TV", "thumbnail_url": f"{elsewhere.root}/still.jpg"}
        ),
        still(),
    ]
    picture = ask().picture
    assert (picture.width, picture.height, picture.alt) == (640, 360, "The ferry leaves")
    assert picture.credit == "Harbour TV / YouTube"
    assert picture.source == f"Preview of {VIDEO}"


PREVIEWS = {
    "missing": says(b"", status=404),
    "no picture": says(b"<html>Sign in</html>"),
    "too large": packed(b"\0" * 2_000_000),
    "into our network": says(b"", status=302, Location="http://10.0.0.1/"),
}


@pytest.mark.parametrize("reply", PREVIEWS.values(), ids=PREVIEWS)
def test_without_its_preview_an_embed_is_shown_all_the_same(elsewhere, ask, reply):
    told = {"title": "The ferry leaves", "thumbnail_url": f"{elsewhere.root}/still.jpg"}
    elsewhere.replies = [says(told), reply]
    embed = ask()
    assert (embed.state, embed.title, embed.picture) == (FETCHED, "The ferry leaves", None)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("thumbnail", ["http://10.0.0.1/x.jpg", "file:///etc/passwd", "", 7, None, ["x"]])
def test_a_preview_at_no_address_of_the_web_is_left_out(elsewhere, ask, thumbnail):
    elsewhere.reply = says({"title": "The ferry leaves", "thumbnail_url": thumbnail})
    assert ask().picture is None


def test_a_post_is_called_by_its_own_words(elsewhere, ask):
    words = "<p>just setting up<br>my twttr</p>&mdash; jack (@jack) <a href='https://x.com/jack/status/20'>2006</a>"
    html = f'<blockquote class="twitter-tweet">{words}</blockquote><script>x</script>'
    elsewhere.reply = says({"html": html, "author_name": "jack", "width": 550, "height": None})
    assert ask(POST).title == "just setting up my twttr"


def test_words_come_without_tags_and_within_bounds(elsewhere, ask):
    elsewhere.reply = says({"title": "<strong>More</strong> &amp; more" + "e" * 400, "author_name": ["x"]})
    embed = ask()
    assert embed.title.startswith("More & moree") and len(embed.title) == 300
    assert embed.author == ""


@pytest.mark.parametrize("size", [0, -1, 10_001, "100%", 1.5, True, None, 1e300])
def test_sizes_that_are_none_are_left_out(elsewhere, ask, size):
    elsewhere.reply = says({"title": "x", "width": size, "height": size})
    embed = ask()
    assert (embed.state, embed.width, embed.height) == (FETCHED, None, None)


@pytest.mark.parametrize(("status", "words"), [(401, "not open to everybody"), (404, "is not there"), (410, "is gone")])
def test_what_is_not_to_be_had_fails_at_once_and_says_why(elsewhere, ask, status, words):
    elsewhere.reply = says(b"", status=status)
    embed = ask()
    assert embed.state == FAILED and words in embed.trouble and embed.trouble.startswith("YouTube")
    assert list(embeds.failed()) == [embed]


BAD = {
    "a failure": says(b"", status=500),
    "no json": says(b"<html>"),
    "no object": says(b"[]"),
    "nesting": says(b"[" * 100_000),
    "too much": packed(b" " * 2_000_000),
    "a redirect into our network": says(b"", status=302, Location="http://169.254.169.254/"),
}


@pytest.mark.parametrize("reply", BAD.values(), ids=BAD)
def test_a_bad_answer_is_asked_for_again_with_growing_pauses_and_then_fails(elsewhere, ask, reply):
    elsewhere.reply = reply
    embed = ask()
    assert (embed.state, embed.tries) == (WAITING, 1) and embed.trouble
    for tries, minutes, state in [(2, 3, WAITING), (3, 21, FAILED)]:
        later(embed, minutes=minutes - 2)
        assert fetch_embeds_that_wait.call() == 0
        embed.refresh_from_db()
        assert embed.tries == tries - 1, "not before its pause is over"
        later(embed, minutes=minutes)
        fetch_embeds_that_wait.call()
        embed.refresh_from_db()
        assert (embed.tries, embed.state) == (tries, state)
    later(embed, days=1)
    assert fetch_embeds_that_wait.call() == 0


def test_what_failed_can_be_asked_for_again(elsewhere, ask, django_capture_on_commit_callbacks):
    elsewhere.replies = [says(b"", status=404)]
    embed = ask()
    with django_capture_on_commit_callbacks(execute=True):
        embeds.try_again(embed)
    embed.refresh_from_db()
    assert (embed.state, embed.title, embed.trouble) == (FETCHED, "The ferry leaves", "")


def test_what_is_fetched_is_not_asked_for_again(elsewhere, ask, django_capture_on_commit_callbacks):
    embed = ask()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        embeds.try_again(embed)
    assert not callbacks and not oembed.fetch_embed(embed.pk)
    assert len(elsewhere.asked) == 1


def test_of_two_that_fetch_at_once_one_does(elsewhere, db):
    embed = Embed.objects.create(address=VIDEO, provider="youtube")
    now = timezone.now()
    assert oembed._claim(Embed.objects.get(pk=embed.pk), now)
    assert not oembed._claim(embed, now)


def test_what_a_dead_worker_had_claimed_is_fetched_by_the_next_run(elsewhere, db):
    embed = Embed.objects.create(address=VIDEO, provider="youtube", tries=1)
    later(embed, minutes=3)
    assert fetch_embeds_that_wait.call() == 1
    embed.refresh_from_db()
    assert embed.state == FETCHED
