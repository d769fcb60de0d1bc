from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.body import embeds

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
SPOTIFY_KEY = "4bnhYSeIKgBlCVLtUbafYQ"

# Addresses as people share them: what is pasted, how it is kept, what plays it.
SHARED = [
    (YOUTUBE, YOUTUBE, "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"),
    ("http://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&pp=ygU%3D", YOUTUBE, None),
    ("https://youtu.be/dQw4w9WgXcQ?si=x", YOUTUBE, None),
    ("https://youtube.com/live/dQw4w9WgXcQ/", YOUTUBE, None),
    ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE, None),
    (
        "https://youtu.be/dQw4w9WgXcQ?t=1m30s",
        f"{YOUTUBE}&t=90s",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=90",
    ),
    (f"{YOUTUBE}&start=7", f"{YOUTUBE}&t=7s", None),
    (f"{YOUTUBE}#t=1h", f"{YOUTUBE}&t=3600s", None),
    (f"{YOUTUBE}&t=soon", YOUTUBE, None),
    ("https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share", "https://www.youtube.com/shorts/dQw4w9WgXcQ", None),
    ("https://vimeo.com/76979871", "https://vimeo.com/76979871", None),
    ("https://vimeo.com/channels/staffpicks/76979871#t=90s", "https://vimeo.com/76979871#t=90s", None),
    (
        "https://vimeo.com/76979871/8272103f6e",
        "https://vimeo.com/76979871/8272103f6e",
        "https://player.vimeo.com/video/76979871?h=8272103f6e&autoplay=1&dnt=1",
    ),
    ("https://player.vimeo.com/video/76979871?h=8272103f6e", "https://vimeo.com/76979871/8272103f6e", None),
    (
        "https://twitter.com/jack/status/20?s=20&t=abc",
        "https://x.com/jack/status/20",
        "https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true",
    ),
    ("https://x.com/i/web/status/20/photo/1", "https://x.com/i/web/status/20", None),
    (
        "https://www.instagram.com/mei.tan/reel/C1a-b_2cD/?igsh=MXg%3D%3D",
        "https://www.instagram.com/p/C1a-b_2cD/",
        "https://www.instagram.com/p/C1a-b_2cD/embed/",
    ),
    (
        "https://www.tiktok.com/@scout2015/video/6718335390845095173?is_from_webapp=1",
        "https://www.tiktok.com/@scout2015/video/6718335390845095173",
        "https://www.tiktok.com/player/v1/6718335390845095173?autoplay=1",
    ),
    (
        f"https://open.spotify.com/intl-de/track/{SPOTIFY_KEY}?si=1",
        f"https://open.spotify.com/track/{SPOTIFY_KEY}",
        f"https://open.spotify.com/embed/track/{SPOTIFY_KEY}",
    ),
    (f"https://open.spotify.com/show/{SPOTIFY_KEY}", f"https://open.spotify.com/show/{SPOTIFY_KEY}", None),
    (
        "https://datawrapper.dwcdn.net/WpAbK/2/",
        "https://datawrapper.dwcdn.net/WpAbK/",
        "https://datawrapper.dwcdn.net/WpAbK/",
    ),
    ("https://www.datawrapper.de/_/WpAbK/", "https://datawrapper.dwcdn.net/WpAbK/", None),
]
HOSTILE = [
    "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example@www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:443@evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com./watch?v=dQw4w9WgXcQ",
    "https://evil.example/www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://evil.example/?u=https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.yоutube.com/watch?v=dQw4w9WgXcQ",  # a Cyrillic o
    "https://www。youtube。com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube%2Ecom/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com%2F@evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com\\@evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&v=aaaaaaaaaaa",
    "https://www.youtube.com/watch?v=dQw4w9WgXc%22onload=",
    "https://www.youtube.com/embed/..%2f..%2fredirect",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ\n",
    " https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://[::1]/watch?v=dQw4w9WgXcQ",
    "https://[www.youtube.com/watch?v=dQw4w9WgXcQ",
    "//www.youtube.com/watch?v=dQw4w9WgXcQ",
    "javascript://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "ftp://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "data:text/html,https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://open.spotify.com/track/{0.__class__}aaaaaaaa",
    "https://vimeo.com/١٢٣٤٥٦٧",
    f"{YOUTUBE}&x={'a' * 500}",
]
OTHER_PAGES = [
    "",
    "https://www.youtube.com/",
    "https://www.youtube.com/@somebody",
    "https://www.youtube.com/abcdefghijk",
    "https://www.youtube.com/playlist?list=PL590L5WQmH8fJ54F369BLDSqIwcs-TCfs",
    "https://vimeo.com/about",
    "https://x.com/jack",
    "https://www.instagram.com/mei.tan/",
    "https://www.tiktok.com/@scout2015",
    "https://open.spotify.com/artist/4bnhYSeIKgBlCVLtUbafYQ",
    "https://www.datawrapper.de/blog/",
    "https://example.org/watch?v=dQw4w9WgXcQ",
]


@pytest.mark.parametrize(("pasted", "kept", "player"), SHARED)
def test_an_address_as_people_share_it_is_known_and_kept_in_one_form(pasted, kept, player):
    provider = embeds.provider_of(pasted)
    assert provider.canonical(pasted) == kept == embeds.canonical(pasted)
    assert player is None or provider.player(pasted) == player


@pytest.mark.parametrize(("pasted", "kept", "player"), SHARED)
def test_the_kept_form_is_its_own_and_plays_the_same(pasted, kept, player):
    assert embeds.canonical(kept) == kept
    assert embeds.provider_of(kept).player(kept) == embeds.provider_of(pasted).player(pasted)


@pytest.mark.parametrize("address", HOSTILE + OTHER_PAGES)
def test_any_other_address_is_nobodys(address):
    assert embeds.provider_of(address) is None
    assert embeds.canonical(address) == ""


@pytest.mark.parametrize(("pasted", "kept", "player"), SHARED)
def test_players_and_questions_are_https_and_of_hosts_we_name(pasted, kept, player):
    provider = embeds.provider_of(pasted)
    frame, question = urlsplit(provider.player(pasted)), provider.question(pasted)
    assert f"https://{frame.netloc}" in embeds.FRAMES
    assert question.startswith("https://") or (question == "" and provider.name == "instagram")


def test_shapes_fit_what_is_played():
    assert embeds.provider_of(YOUTUBE).shape == embeds.VIDEO
    assert embeds.provider_of("https://www.youtube.com/shorts/dQw4w9WgXcQ").shape == embeds.UPRIGHT
    assert embeds.provider_of(f"https://open.spotify.com/track/{SPOTIFY_KEY}").shape == embeds.SONG
    assert embeds.provider_of(f"https://open.spotify.com/album/{SPOTIFY_KEY}").shape == embeds.SONGS


@given(some.text() | some.builds("https://www.youtube.com{}".format, some.text()))
def test_no_text_at_all_makes_it_stumble_or_lead_elsewhere(text):
    provider = embeds.provider_of(text)
    assert provider is None or f"https://{urlsplit(provider.player(text)).netloc}" in embeds.FRAMES
