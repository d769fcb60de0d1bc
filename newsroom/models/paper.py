"""What the paper says of itself on every page, and the pictures it wears."""

import logging
import re
from hashlib import blake2b
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from newsroom import addressing, languages, text
from newsroom.colours import OWN_ACCENT, fingerprint, style_sheet, style_sheet_of_the_desk
from newsroom.fields import BlockField, LineField

log = logging.getLogger(__name__)
SIZE = re.compile(r"-(\d+)x(\d+)\.")
FEWEST_DIGITS = 3  # of a telephone number: 110, 112, 999
SIGN_RECIPE = 1  # raised by whoever changes how a sign is drawn (pictures/darkroom/signs.py)
ICONS = {"180": "180x180.png", "192": "192x192.png", "512": "512x512.png", "ico": "48x48.ico"}
# Whom an address belongs to, by its host: what a reader sees of it. Others are called by their host.
NETWORKS = {
    "bsky.app": "Bluesky",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "linkedin.com": "LinkedIn",
    "mastodon.social": "Mastodon",
    "t.me": "Telegram",
    "threads.net": "Threads",
    "tiktok.com": "TikTok",
    "whatsapp.com": "WhatsApp",
    "x.com": "X",
    "youtube.com": "YouTube",
}


class Artwork(models.Model):
    """A picture that the paper wears: its logo, its icon in one size. Its name says what is in it, so it never changes.

    It lies in the database and not with the pictures: it is small, every machine needs it, and a copy of the database
    is then a copy of how the paper looks.
    """

    name = models.CharField(max_length=60, unique=True)
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name


class Worn:
    """An artwork where a page wears it: its address, and its size in pixels."""

    def __init__(self, name):
        self.name = name
        self.address = reverse("artwork", args=[name])
        self.width, self.height = map(int, SIZE.search(name).groups())


class Paper(models.Model):
    """The paper itself, in one row. Where there is none, the environment speaks (`Paper.begun`)."""

    ONLY = 1

    name = LineField(max_length=80, help_text="On every page, in feeds, and wherever the paper is linked to.")
    strapline = LineField(
        max_length=200,
        blank=True,
        help_text="The words under the name. Search engines and feeds describe the paper with them.",
    )
    logo = models.CharField(max_length=60, blank=True, editable=False)
    dark_logo = models.CharField(max_length=60, blank=True, editable=False)
    icon = models.CharField(max_length=32, blank=True, editable=False)
    accent = models.CharField(
        "accent colour",
        max_length=7,
        default=OWN_ACCENT,
        db_default=OWN_ACCENT,
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", "Write a colour as # and six digits or letters: #0d5563.")],
        help_text="Of links, kickers and section names. On dark pages a lighter shade of it stands.",
    )
    footer = BlockField(
        "words in the footer", max_length=600, blank=True, help_text="Who publishes the paper, where, since when."
    )
    links = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True, editable=False)
    social = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True, editable=False)
    mail = models.EmailField("e-mail", blank=True, help_text="Where readers write to.")
    telephone = LineField(max_length=40, blank=True, help_text="As readers dial it from abroad: +65 6123 4567.")
    postal = BlockField("postal address", max_length=300, blank=True, help_text="As it stands on an envelope.")
    time_zone = models.CharField(
        max_length=64,
        default="",
        db_default="",
        blank=True,
        help_text="Of all dates and times: on pages, in the archive, and of what is typed at the desk.",
    )
    language_code = models.CharField(
        "language",
        max_length=languages.LONGEST,
        default="",
        db_default="",
        blank=True,
        help_text="Of pages and feeds, and of every story that names no other.",
    )
    past_languages = models.JSONField(
        default=list, db_default=models.Value([], models.JSONField()), blank=True, editable=False
    )  # as languages.past has them: each the `language`, the number of the `last` story, and whether search `is_told`
    saves = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "the paper"
        default_permissions = ["change"]
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_paper")]

    def __str__(self):
        return self.name

    @classmethod
    def begun(cls):
        """What a paper says of itself before anybody has saved its page: what the environment does. Not saved."""
        return cls(pk=cls.ONLY, name=settings.PAPER_NAME, strapline=settings.PAPER_STRAPLINE)

    @property
    def address(self):
        return settings.SITE_ADDRESS

    @property
    def zone(self):
        """Its time zone: the one chosen at the desk, or that of the start, as also where this machine does not know the
        chosen one, since its list is older."""
        try:
            return ZoneInfo(self.time_zone or settings.TIME_ZONE)
        except ZoneInfoNotFoundError:
            log.exception("This machine knows no time zone %s: update its list (tzdata).", self.time_zone)
            return ZoneInfo(settings.TIME_ZONE)

    @property
    def language(self):
        """Its `Language`: the one chosen at the desk, or that of the start."""
        return languages.of(self.language_code or settings.LANGUAGE_CODE)

    @property
    def logos(self):
        """What stands in place of the name: the logo, and the one for dark pages where that is another."""
        return [Worn(name) for name in (self.logo, self.dark_logo) if name and self.logo]

    @property
    def icons(self):
        """Addresses of the icon by its size, and by "ico" of the file that holds the small ones."""
        return {size: addressing.address("artwork", name) for size, name in self.artworks_of_icon.items()}

    @property
    def artworks_of_icon(self):
        """The names of the artworks that the icon is, by its size."""
        return {size: f"{self.icon or self._sign_digest}-{end}" for size, end in ICONS.items()}

    @property
    def initial(self):
        """What stands on the accent as its icon where the desk has given none: in browsers as templates/_sign.html has
        it, elsewhere as the worker draws it (articles/signs.py)."""
        return text.initial(self.name)

    @property
    def _sign_digest(self):
        said = f"{SIGN_RECIPE} {self.accent.lower()} {self.initial}"
        return blake2b(said.encode(), digest_size=8).hexdigest()

    @property
    def style_sheet(self):
        """The address of the style sheet with the accent; "" where site.css has it already."""
        if self.accent.lower() == OWN_ACCENT:
            return ""
        return reverse("accent", args=[self.accent[1:].lower(), fingerprint(style_sheet(self.accent))])

    @property
    def style_sheet_of_the_desk(self):
        sheet = style_sheet_of_the_desk(self.accent)
        return reverse("accent_of_the_desk", args=[self.accent[1:].lower(), fingerprint(sheet)])

    @property
    def columns(self):
        """The footer's links: pairs of a heading and its links, in the order in which the headings come first."""
        found = {}
        for link in self.links:
            found.setdefault(link["column"], []).append(link)
        return list(found.items())

    @property
    def networks(self):
        """Pairs of what an account elsewhere is called, and its address."""
        return [(network(address), address) for address in self.social]

    @property
    def dial(self):
        """The telephone number as a link has it; "" where there is nothing to dial. Digits may be of any script."""
        digits = [letter if letter == "+" else str(int(letter)) for letter in self.telephone if is_dialled(letter)]
        return "".join(digits) if sum(map(str.isdecimal, digits)) >= FEWEST_DIGITS else ""


def is_dialled(letter):
    return letter == "+" or letter.isdecimal()


def network(address):
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return NETWORKS.get(host, host)
