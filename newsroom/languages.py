"""The languages in which a story may be written: how they are called, which way they run, and what others call them.

Names and directions are Django's (django.conf.locale.LANG_INFO), but for those that it lacks or writes in English.
Codes are BCP 47 in small letters: `ar`, `zh-hans`; what reads them is given them as BCP 47 writes them: `zh-Hans`. The
empty code is the paper's own language: Django's current one, which newsroom/paper.py sets for each request, task and
command; elsewhere PAPER_LANGUAGE. At the desk, which speaks English, Django's is English and the paper's stays.
"""

from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from unicodedata import bidirectional

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils import translation

# What the desk may choose: languages with newspapers of their own. With each what og:locale wants, as Facebook has it
# (https://developers.facebook.com/docs/internationalization); "" where there is nothing.
LOCALES = {
    "af": "af_ZA",
    "ar": "ar_AR",
    "az": "az_AZ",
    "bg": "bg_BG",
    "bn": "bn_IN",
    "ca": "ca_ES",
    "cs": "cs_CZ",
    "cy": "cy_GB",
    "da": "da_DK",
    "de": "de_DE",
    "el": "el_GR",
    "en": "en_US",
    "es": "es_LA",
    "et": "et_EE",
    "fa": "fa_IR",
    "fi": "fi_FI",
    "fil": "tl_PH",
    "fr": "fr_FR",
    "ga": "ga_IE",
    "he": "he_IL",
    "hi": "hi_IN",
    "hr": "hr_HR",
    "hu": "hu_HU",
    "hy": "hy_AM",
    "id": "id_ID",
    "is": "is_IS",
    "it": "it_IT",
    "ja": "ja_JP",
    "jv": "jv_ID",
    "ka": "ka_GE",
    "kk": "kk_KZ",
    "km": "km_KH",
    "ko": "ko_KR",
    "lo": "lo_LA",
    "lt": "lt_LT",
    "lv": "lv_LV",
    "mk": "mk_MK",
    "ml": "ml_IN",
    "mn": "mn_MN",
    "ms": "ms_MY",
    "my": "my_MM",
    "nb": "nb_NO",
    "ne": "ne_NP",
    "nl": "nl_NL",
    "pa": "pa_IN",
    "pl": "pl_PL",
    "pt": "pt_PT",
    "pt-br": "pt_BR",
    "ro": "ro_RO",
    "ru": "ru_RU",
    "si": "si_LK",
    "sk": "sk_SK",
    "sl": "sl_SI",
    "sq": "sq_AL",
    "sr": "sr_RS",
    "sv": "sv_SE",
    "sw": "sw_KE",
    "ta": "ta_IN",
    "te": "te_IN",
    "tet": "",
    "th": "th_TH",
    "tr": "tr_TR",
    "uk": "uk_UA",
    "ur": "ur_PK",
    "uz": "uz_UZ",
    "vi": "vi_VN",
    "zh-hans": "zh_CN",
    "zh-hant": "zh_TW",
}
ALSO = {
    "ar": ("Arabic", "العربية"),
    "fil": ("Filipino", "Filipino"),
    "hi": ("Hindi", "हिन्दी"),
    "jv": ("Javanese", "Basa Jawa"),
    "km": ("Khmer", "ខ្មែរ"),
    "lo": ("Lao", "ລາວ"),
    "mn": ("Mongolian", "Монгол"),
    "nb": ("Norwegian", "norsk"),
    "pa": ("Punjabi", "ਪੰਜਾਬੀ"),
    "si": ("Sinhala", "සිංහල"),
    "tet": ("Tetum", "Tetun"),
    "uz": ("Uzbek", "oʻzbekcha"),
}
DESK_LANGUAGE = "en-gb"
LOOKED_AT = 400  # characters that tell which way a text runs
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}  # by the class that Unicode gives a letter
MOST = 200  # languages that are remembered: more than can be chosen
LONGEST = 12  # characters of a code
# https://support.google.com/news/publisher-center/answer/9606710: ISO 639, but for the two that Google wants whole.
IN_NEWS = {"zh-hans": "zh-cn", "zh-cn": "zh-cn", "zh-hant": "zh-tw", "zh-tw": "zh-tw"}

_papers = ContextVar("the code of the paper's language, where Django's current one is the desk's", default="")
_past = ContextVar("the languages that the paper was in, and for which stories each holds", default=())


@dataclass(frozen=True)
class Language:
    """`name` in English, `own_name` in itself."""

    code: str
    name: str
    own_name: str
    is_rtl: bool

    def __str__(self):
        return self.own_name

    @property
    def direction(self):
        return "rtl" if self.is_rtl else "ltr"

    @cached_property
    def bcp47(self):
        """As pages, feeds and sitemaps tell it: “en-GB”, “zh-Hans” (RFC 5646, section 2.1.1)."""
        tongue, *parts = self.code.split("-")
        return "-".join([tongue, *(_as_written(before, part) for before, part in pairwise([tongue, *parts]))])

    @property
    def locale(self):
        """As og:locale has it: “ar_AR”, “en_GB”; "" of one that nobody there knows."""
        if self.code in LOCALES:
            return LOCALES[self.code]
        tongue, _, place = self.code.partition("-")
        return f"{tongue}_{place.upper()}" if len(place) == 2 else LOCALES.get(tongue, "")

    @property
    def in_news(self):
        """As Google's sitemap of news has it: “ar”, “zh-cn”."""
        return IN_NEWS.get(self.code, self.code.partition("-")[0])


def _as_written(before, part):
    """A part of a code behind another: places in capitals, scripts with one; what stands behind a single letter is
    somebody's own, and small."""
    if len(before) == 1:
        return part
    return {2: part.upper(), 4: part.title()}.get(len(part), part)


def of(code):
    """The `Language` of a code, the paper's where that is empty."""
    return _language((code or papers()).lower())


def papers():
    """The code of the paper's own language."""
    return _papers.get() or (translation.get_language() or settings.LANGUAGE_CODE).lower()


@contextmanager
def remembering(past):
    """Inside, older stories that name no language are in the one that the paper had then (`Paper.past_languages`)."""
    token = _past.set(past)
    try:
        yield
    finally:
        _past.reset(token)


def past():
    """Triples (code, first, last) of the languages that the paper was in, the first one first: which holds for stories
    from that number to that one where they name none."""
    firsts = (0, *(each["last"] + 1 for each in _past.get()))
    return [(each["language"], first, each["last"]) for each, first in zip(_past.get(), firsts, strict=False)]


def former(story):
    """The code that the paper had when the story of that number (None: it has none yet) was begun, where the story is
    still in it if it names none; "" else."""
    return next((code for code, _, last in past() if story and story <= last), "")


def era(story):
    """Which of the languages of `eras` the paper had when the story of that number was begun: its place there."""
    return next((place for place, (_, _, last) in enumerate(past()) if story <= last), len(past()))


def eras():
    """The codes of the languages that the paper was in while older stories stay in them, and of its present one."""
    return [*(code for code, _, _ in past()), papers()]


def tongue_of(code):
    """The code of a language without a country or a script: “pt” of pt-br."""
    return code.partition("-")[0]


def named(code, story):
    """The code that a story names, or else the one it still has of the paper; "" of what is in the paper's own."""
    if code:
        return code
    return "" if is_papers(had := former(story)) else had


def was_papers(code):
    """Whether the paper was in that language before, and what is older says so by naming none."""
    return any(is_papers(code, own=had) for had, _, _ in past())


def to_choose(code):
    """The code of those that a story can name: that of the tongue where the country's is none of them."""
    return code if code in LOCALES else code.partition("-")[0]


@contextmanager
def at_the_desk():
    """Inside, Django speaks as the desk does: English, and that of the paper where it is in English."""
    own = papers()
    token = _papers.set(own)
    try:
        with translation.override(own if own.partition("-")[0] == "en" else DESK_LANGUAGE):
            yield
    finally:
        _papers.reset(token)


@contextmanager
def for_readers():
    """Inside, words are the paper's also at the desk: for what readers will get, and for previews of it."""
    with translation.override(papers()):
        yield


@lru_cache(MOST)
def _language(code):
    """Of one that is not in the lists (`en-gb` is not) the name and direction are those of the language as a whole."""
    tongue = code.partition("-")[0]
    told = next((LANG_INFO[each] for each in (code, tongue) if "name" in LANG_INFO.get(each, {})), {})
    known = code if code in LOCALES else tongue
    info = LANG_INFO.get(known, told)
    name, own_name = ALSO.get(known, (info.get("name", code), info.get("name_local", code)))
    return Language(code, name, own_name[:1].title() + own_name[1:], told.get("bidi", False))


def is_papers(code, own=None):
    """Whether a story of that code is in the paper's own language (or in `own`, were it that), and nothing has to be
    said of it."""
    return code.lower() in own_codes(own)


def own_codes(own=None):
    """All codes of a story in the paper's own language (or in `own`, were it that): none, the language's, and that of
    its tongue."""
    own = own or papers()
    return "", own, own.partition("-")[0]


def direction_of(words):
    """“rtl” or “ltr”, as most of the first letters run; "" where there are none."""
    runs = Counter(DIRECTIONS.get(bidirectional(letter)) for letter in words[:LOOKED_AT])
    runs.pop(None, None)
    return max(runs, key=runs.get) if runs else ""


def choices():
    """For a field: pairs of a code and what the desk calls the language, in the order of the alphabet."""
    found = sorted((of(code) for code in LOCALES), key=lambda each: each.name)
    return [(each.code, _label(each)) for each in found]


def _label(language):
    is_same = language.name == language.own_name
    return language.name if is_same else f"{language.name} · {language.own_name}"
