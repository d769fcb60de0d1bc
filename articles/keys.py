"""The keys of what pages print: strings, by which a page is known to be out of date. All of them are made here.

A page names a key for each thing that it prints (printed.py); who changes a thing marks the keys of just what is
changed (publishing/telling.py). So a key speaks of a thing and of how much of it is printed:

    story:12/card       a page that prints story 12 as a card; the other guises are in GUISES
    section:7/name      a page that prints the name of section 7; likewise /address, /description, and /below for the
                        sections in it. The same of tag:9 and author:4, who has /page for what only that tells, /box
                        for what stands under their stories and /face for it and beside their name over one; and of
                        series:5, which has /page, too.
    story:12/translations
                        of an original: which translations readers see, how they are called and where they stand. On its
                        page, on theirs, and in the sitemaps that tell of them
    story:12/in:ar      of a story that a page has, or would have, unless it or a translation of it were in Arabic
    story:12/original   of a story that a page has, or would have, by whether it is an original or a translation:
                        beside a story, and where the newest open a section
    at:5f2c…            the answer at an address where at the moment nothing stands, or something that moved
    embed:5f2c…         a page that prints what a provider tells of an address
    flat:3              the page of flat page 3
    paper:bar           every page, for the section bar: what stands on all of them and somebody at the desk changes;
                        likewise paper:banner, paper:footer, and paper:words (newsroom/paper.py)
    front/arranged, section:7/arranged
                        what the desk pinned to the front or to a section's, and when that changes
    front, archive, years, sections, names, map:2026-11, month:2026-11/days, year:2026, search, hot, popular
                        what is made of many stories; names: the authors and tags that have any
    day:2026-11-05/beside, month:2026-11/beside, year:2026/beside
                        which day, month or year with stories comes before this and which behind it
    day/last, month/last, year/last
                        that none comes behind it

    series:5            which of its parts readers see: on its page, and on the page of each, which tells their number
    series:5/12         what the page of story 12 tells of its place among them

A list has a key (`all`, `section:7`, `tag:9`, `author:4`, `month:2026-11`, `day:2026-11-05`, `corrections`), which
each page of it names, and others that say where in the list a page stands, so that a change in one place spoils only
the pages that show it:

    section:7/12        it shows row 12
    section:7/>12       it shows the row above, and knows of 12 only that there is more
    section:7/top       it is the first page
    section:7/end       it shows the list's end

“More from” beside a story names the rows of its authors' lists by keys of their own, which translations in other
languages do not spoil:

    author:4/more/12    as author:4/12, for the originals; author:4/more:ar/12 for translations into Arabic

Pictures have keys of their own (pictures/keys.py); so has the weather.
"""

from hashlib import blake2b

from .models.address import normal

# How much of a story a page prints: by guise, the columns of its edition that the page has of it.
ADDRESS = ("slug", "category_id")
LINK = (*ADDRESS, "headline", "language")  # boxes in feeds, parts of a series, more from an author
LINE = (*LINK, "kicker")  # the front's latest
BOX = (*LINE, "lead_picture_id")  # boxes in texts
BRIEF = (*BOX, "lead_alt")  # related stories, the front's lower tops
NEAR = (*BRIEF, "standfirst")  # related stories without a picture
SIDE = (*LINE, "standfirst", "leads")  # the front's rails without pictures
CARD = (*BRIEF, "standfirst", "leads")
# the page of its galleries' pictures whole, with what machines are told there
PICTURES = (*LINK, "title_when_found", "headline_when_shared", "text_outside", "lead_picture_id", "galleries")
TRANSLATION = (*ADDRESS, "language", "translation_of_id")  # links from one translation to another
WHOLE = ("pk", "corrected_at")  # every edition is another, and every correction is told
GUISES = {
    "address": ADDRESS,  # an old address that leads to it
    "moved": ADDRESS,  # another address that leads to it as long as it is live
    "link": LINK,
    "line": LINE,
    "box": BOX,
    "brief": BRIEF,
    "near": NEAR,
    "side": SIDE,
    "card": CARD,
    "told": LINK,  # the corrections page
    "translations": TRANSLATION,  # the pages of an original and of all its translations
    "pictures": PICTURES,
    "feed": WHOLE,
    "page": WHOLE,
}

ALL = "all"
CORRECTIONS = "corrections"
BAR, BANNER, FOOTER = "paper:bar", "paper:banner", "paper:footer"
FRONT, DEEP_FRONT, ARCHIVE, SECTIONS, NAMES = "front", "front/deep", "archive", "sections", "names"
YEARS = "years"
SEARCH, HOT, POPULAR = "search", "hot", "popular"


def story(number, guise):
    return f"story:{number}/{guise}"


def in_language(number, spoken):
    """Of a story that is in a `Language`, or has a translation that is."""
    return f"story:{number}/in:{spoken.code}"


def original(number):
    return f"story:{number}/original"


def thing(row, *facts):
    """Of a category, an author or a tag, one for each of the facts."""
    return {f"{of(row)}/{fact}" for fact in facts}


def section(number, fact):
    """Of a section of which only the number is at hand."""
    return f"section:{number}/{fact}"


def of(row):
    """A category's, an author's or a tag's own, which is that of the list of its stories, too."""
    kind = "section" if row._meta.model_name == "category" else row._meta.model_name
    return f"{kind}:{row.pk}"


def flat(page):
    return f"flat:{page.pk}"


def month(day):
    """Of the list of the month in which a date lies."""
    return f"month:{day:%Y-%m}"


def days(day):
    """Of the row of days above that list."""
    return f"{month(day)}/days"


def day(day):
    return f"day:{day:%Y-%m-%d}"


def year(day):
    """Of the numbers of stories on the page of the year in which a date lies."""
    return f"year:{day:%Y}"


def beside(span):
    """Of the days, months or years next to one, by its key."""
    return f"{span}/beside"


def last(span):
    """Of the last of all days, months or years, given the key of any."""
    return f"{span.partition(':')[0]}/last"


def gap(span):
    """Of the days, months or years without stories behind one that has some, by its key, up to the next."""
    return f"{span}/gap"


def first(span):
    """Of those before the first of all that have stories, given the key of any."""
    return f"{span.partition(':')[0]}/first"


def may_be_new(listing):
    """Whether something tells that there is such a list at all, once it has a row."""
    return listing.startswith(("month:", "day:")) or is_of_name(listing)


def more(listing, spoken=None):
    """The list of an author as it counts for “More from” on pages: of its rows only those that are no translations, or
    those that are in a `Language`."""
    return f"{listing}/more:{spoken.code}" if spoken else f"{listing}/more"


def is_of_author(listing):
    return listing.startswith("author:")


def is_of_name(listing):
    return listing.startswith(("tag:", "author:"))


def map_of(day):
    """Of the sitemap of the month in which a date lies."""
    return f"map:{day:%Y-%m}"


def on_front(number):
    return f"{FRONT}/{number}"


def arranged(category=None):
    """Of what the desk pinned to a section's front, or to the paper's."""
    return f"{of(category) if category else FRONT}/arranged"


def at(address):
    """Of what answers at an address (with or without a host)."""
    return f"at:{_digest(normal(address))}"


def embed(address):
    """Of what a provider tells of an address, in the form in which the paper keeps it."""
    return f"embed:{_digest(address)}"


def row(listing, number):
    return f"{listing}/{number}"


def next_row(listing, number):
    return f"{listing}/>{number}"


def top(listing):
    return f"{listing}/top"


def end(listing):
    return f"{listing}/end"


def _digest(text):
    return blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()
