"""Whose videos, posts, songs and charts a body may show, by a table. Pure: addresses in, addresses out.

An address is taken apart first and put together anew from the few parts that count, so that nothing a hostile one
carries along (another host behind an @, a port, percent signs, letters that only look like ours) reaches a pattern.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

LONGEST = 500  # characters, of an address
PLAIN = re.compile(r"[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+")  # ASCII alone, no spaces, no backslashes
SECONDS = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?")
STARTS = ("t", "start", "time_continue")  # where addresses say at which moment to begin


class Shape(NamedTuple):
    """The room a player takes: `width` to `height` where it grows with the page, else `height` in pixels, width 0."""

    name: str
    width: int
    height: int


VIDEO, UPRIGHT = Shape("video", 16, 9), Shape("upright", 9, 16)
POST, SONG, SONGS, CHART = Shape("post", 0, 460), Shape("song", 0, 152), Shape("songs", 0, 352), Shape("chart", 0, 480)


@dataclass(frozen=True)
class Provider:
    """One row of the table: addresses of one form, and where they lead.

    `pattern` is matched against host, path and those query names that `asks` holds; its named groups fill `page`
    (the address as people share it), `frame` (the player's) and, with the start in seconds, what is added to each.
    """

    name: str
    label: str
    shape: Shape
    pattern: str
    page: str
    frame: str
    oembed: str = ""  # a question that is answered without a key, or nothing
    asks: tuple = ()
    page_start: str = ""
    frame_start: str = ""
    picture: str = ""  # the address of a larger picture than oEmbed tells of, where there may be one

    def canonical(self, address):
        """The address as we keep it: one for each thing, however it was shared."""
        return self._filled(self.page, self.page_start, address)

    def player(self, address):
        """The address of the frame that plays it, always https."""
        return self._filled(self.frame, self.frame_start, address)

    def question(self, address):
        """The address that tells its title and picture as oEmbed (https://oembed.com), or "" where none does."""
        return self.oembed + quote(self.canonical(address), safe="") if self.oembed else ""

    def still(self, address):
        """The address of a picture that may be there, or ""."""
        return self._filled(self.picture, "", address)

    def read(self, address):
        """The parts of an address that is one of this row's, as the pattern names them, or None."""
        place = _place(address, self.asks)
        found = re.fullmatch(self.pattern, place) if place else None
        return found and found.groupdict()

    def _filled(self, template, with_start, address):
        start = _start(address) if with_start else 0
        return (template + (with_start if start else "")).format(**self.read(address), start=start)


YOUTUBE = r"(?:(?:www\.|m\.|music\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com)"
YOUTUBE_KEY = r"(?P<key>[A-Za-z0-9_-]{11})"
YOUTUBE_FRAME = "https://www.youtube-nocookie.com/embed/{key}?autoplay=1&rel=0"
YOUTUBE_OEMBED = "https://www.youtube.com/oembed?format=json&url="
YOUTUBE_STILL = "https://i.ytimg.com/vi/{key}/maxresdefault.jpg"
VIMEO_OEMBED = "https://vimeo.com/api/oembed.json?dnt=1&width=1280&url="
SPOTIFY = r"open\.spotify\.com/(?:intl-[a-z]{2,5}/)?(?:embed/)?"
SPOTIFY_PAGE, SPOTIFY_FRAME = "https://open.spotify.com/{kind}/{key}", "https://open.spotify.com/embed/{kind}/{key}"
SPOTIFY_OEMBED = "https://open.spotify.com/oembed?url="

PROVIDERS = (
    Provider(
        name="youtube",
        label="YouTube",
        shape=VIDEO,
        pattern=rf"(?:{YOUTUBE}/(?:watch\?v=|live/|embed/|v/)|youtu\.be/){YOUTUBE_KEY}",
        page="https://www.youtube.com/watch?v={key}",
        frame=YOUTUBE_FRAME,
        oembed=YOUTUBE_OEMBED,
        asks=("v",),
        page_start="&t={start}s",
        frame_start="&start={start}",
        picture=YOUTUBE_STILL,
    ),
    Provider(
        name="youtube",
        label="YouTube",
        shape=UPRIGHT,
        pattern=rf"{YOUTUBE}/shorts/{YOUTUBE_KEY}",
        page="https://www.youtube.com/shorts/{key}",
        frame=YOUTUBE_FRAME,
        oembed=YOUTUBE_OEMBED,
    ),
    Provider(
        name="vimeo",
        label="Vimeo",
        shape=VIDEO,
        pattern=r"(?:(?:www\.)?vimeo\.com/(?:channels/[\w-]+/|groups/[\w-]+/videos/)?|player\.vimeo\.com/video/)"
        r"(?P<key>\d{3,12})",
        page="https://vimeo.com/{key}",
        frame="https://player.vimeo.com/video/{key}?autoplay=1&dnt=1",
        oembed=VIMEO_OEMBED,
        asks=("h",),
        page_start="#t={start}s",
        frame_start="#t={start}s",
    ),
    Provider(  # one that is shown only to those who have its whole address
        name="vimeo",
        label="Vimeo",
        shape=VIDEO,
        pattern=r"(?:(?:www\.)?vimeo\.com|player\.vimeo\.com/video)/(?P<key>\d{3,12})(?:/|\?h=)(?P<code>[0-9a-f]{6,20})",
        page="https://vimeo.com/{key}/{code}",
        frame="https://player.vimeo.com/video/{key}?h={code}&autoplay=1&dnt=1",
        oembed=VIMEO_OEMBED,
        asks=("h",),
        page_start="#t={start}s",
        frame_start="#t={start}s",
    ),
    Provider(
        name="x",
        label="X",
        shape=POST,
        pattern=r"(?:(?:www\.|mobile\.)?twitter\.com|(?:www\.)?x\.com)/(?P<who>i/web|\w{1,15})/status(?:es)?/"
        r"(?P<key>\d{1,20})(?:/(?:photo|video)/\d)?",
        page="https://x.com/{who}/status/{key}",
        frame="https://platform.twitter.com/embed/Tweet.html?id={key}&dnt=true",
        oembed="https://publish.x.com/oembed?omit_script=1&dnt=true&url=",
    ),
    Provider(  # Instagram tells nothing without a key: https://developers.facebook.com/docs/instagram-platform/oembed
        name="instagram",
        label="Instagram",
        shape=POST,
        pattern=r"(?:www\.|m\.)?instagram\.com/(?:[\w.]{1,30}/)?(?:p|reels?|tv)/(?P<key>[\w-]{5,50})(?:/embed)?",
        page="https://www.instagram.com/p/{key}/",
        frame="https://www.instagram.com/p/{key}/embed/",
    ),
    Provider(  # the player of https://developers.tiktok.com/doc/embed-player, not the one that is going to end
        name="tiktok",
        label="TikTok",
        shape=UPRIGHT,
        pattern=r"(?:www\.|m\.)?tiktok\.com/@(?P<who>[\w.]{1,30})/(?P<kind>video|photo)/(?P<key>\d{5,25})",
        page="https://www.tiktok.com/@{who}/{kind}/{key}",
        frame="https://www.tiktok.com/player/v1/{key}?autoplay=1",
        oembed="https://www.tiktok.com/oembed?url=",
    ),
    Provider(
        name="spotify",
        label="Spotify",
        shape=SONG,
        pattern=SPOTIFY + r"(?P<kind>track|episode)/(?P<key>[A-Za-z0-9]{22})",
        page=SPOTIFY_PAGE,
        frame=SPOTIFY_FRAME,
        oembed=SPOTIFY_OEMBED,
    ),
    Provider(
        name="spotify",
        label="Spotify",
        shape=SONGS,
        pattern=SPOTIFY + r"(?P<kind>album|playlist|show)/(?P<key>[A-Za-z0-9]{22})",
        page=SPOTIFY_PAGE,
        frame=SPOTIFY_FRAME,
        oembed=SPOTIFY_OEMBED,
    ),
    Provider(
        name="datawrapper",
        label="Datawrapper",
        shape=CHART,
        pattern=r"(?:datawrapper\.dwcdn\.net|www\.datawrapper\.de/_)/(?P<key>[A-Za-z0-9]{5})(?:/\d{1,4})?",
        page="https://datawrapper.dwcdn.net/{key}/",
        frame="https://datawrapper.dwcdn.net/{key}/",
        oembed="https://api.datawrapper.de/v3/oembed?format=json&url=",
    ),
)
# Where players come from: what a page may frame, and nothing else.
FRAMES = sorted({"https://" + urlsplit(provider.frame).netloc for provider in PROVIDERS})


def provider_of(address):
    """The row of the table that the address belongs to, or None: then it is a plain link."""
    return next((provider for provider in PROVIDERS if provider.read(address)), None)


def canonical(address):
    """The address as we keep it, or "" where no provider knows it."""
    provider = provider_of(address)
    return provider.canonical(address) if provider else ""


def _split(address):
    """The parts of a web address of plain letters, without a name, password or port; or None."""
    if len(address) > LONGEST or not PLAIN.fullmatch(address):
        return None
    parts = urlsplit(address)
    is_plain = parts.scheme in ("http", "https") and not set(parts.netloc + parts.path) & set("%:")
    return parts if is_plain and "@" not in parts.netloc else None


def _place(address, asks):
    """Host, path and the query names that count, as one text; "" for what is no plain web address."""
    if (parts := _split(address)) is None:
        return ""
    told = [(name, value) for name, value in parse_qsl(parts.query) if name in asks]
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{'?' if told else ''}{urlencode(told)}"


def _start(address):
    """The second to begin at, from “t=1m30s”, “start=90” and their like; 0 from the beginning."""
    parts = _split(address)
    told = dict(parse_qsl(f"{parts.query}&{parts.fragment}"))
    found = SECONDS.fullmatch(next((told[name] for name in STARTS if name in told), ""))
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds
