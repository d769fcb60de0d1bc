"""Readers' pages in a real browser: nothing makes one scroll sideways, and nobody is kept out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Series
from tests import factories
from tests.desk.axe import TABLET, VIEWS, violations
from tests.desk.browsing import expected
from weather.models import City

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = {"100%": (320, 390, 820, 1440, 2560), "200%": (320, 390, 1440)}  # by the size of letters
LONG = "Regulators in nine countries agree on a common plug for electric motorcycles, four years after the first "
LONG += "summit, two after the second, and one day after the last maker had left it"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente"
BLOCKS = f"""<p>It has {UNBROKEN}{UNBROKEN} and <code>{UNBROKEN}</code>.</p><h2>A ledger</h2>
<table><thead><tr><th>Route</th><th>Passengers</th><th>{UNBROKEN}</th></tr></thead>
<tbody><tr><td>Batam</td><td>6,100</td><td>S$38.00</td></tr></tbody></table>
<pre>{UNBROKEN} = {UNBROKEN}</pre><blockquote data-pull><p>{UNBROKEN}</p></blockquote>
<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure><hr><ul><li>{LONG}</li></ul>"""
MOST_FILES, MOST_ELEMENTS = 15, 1_000  # of a page, as a reader first comes
ELEMENTS = "document.querySelectorAll('*').length"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SET_LETTERS = "(size) => { document.documentElement.style.fontSize = size }"


@pytest.fixture
def addresses(live_server):
    """A page of each kind, with what is longest on it."""
    City.objects.create(name="Singapore", latitude=1.35, longitude=103.8, temperature=26.4, read_at=timezone.now())
    money = factories.category("Money", description=LONG)
    factories.category("Payments and remittances", parent=money)
    names = [factories.author("ليلى الحداد"), factories.author(UNBROKEN, job=UNBROKEN)]
    tall = factories.picture(size=(600, 900), caption=LONG, credit=UNBROKEN)
    told = {"authors": names, "tags": ["Singapore", UNBROKEN], "lead_picture": tall}
    story = factories.published(headline=LONG, standfirst=LONG, kicker=UNBROKEN[:40], body=BLOCKS, **told)
    for headline in ("Rain", UNBROKEN, "العبّارة الأخيرة", "Ferries", "Masts", "Nets", "Ports"):
        factories.published(headline=headline, standfirst=LONG, authors=names)
    publishing.save_series(Series(title=LONG[:100], slug="harbours", standfirst=LONG), [story.pk])
    publishing.raise_banner(LONG[:160], timezone.now() + timedelta(hours=1))
    address = story.editions.get().get_absolute_url()
    found = [
        "/search/?q=ferries",
        "/archive/",
        "/weather/",
        names[1].get_absolute_url(),
        "/series/harbours/",
        "/no-such-page/",
    ]
    return ["/", "/money/", address, *found]


def too_wide(page, address):
    """Where the page scrolls sideways: sentences that name width and size of letters."""
    found = []
    for letters, widths in WIDTHS.items():
        page.evaluate(SET_LETTERS, letters)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if excess := page.evaluate(TOO_WIDE):
                found.append(f"{address} at {width} px and {letters}: {excess} px too wide")
    page.evaluate(SET_LETTERS, "")
    return found


def too_much(page, address, files):
    """Sentences on how many files (their addresses) and elements a page has, and on files of other sites."""
    elements, own = page.evaluate(ELEMENTS), page.evaluate("location.origin")
    found = [f"{address} asks another site: {file}" for file in files if not file.startswith((own, "data:"))]
    found += [f"{address} asks for {len(files)} files"] if len(files) > MOST_FILES else []
    return found + ([f"{address} has {elements} elements"] if elements > MOST_ELEMENTS else [])


def test_no_page_is_heavy_scrolls_sideways_or_keeps_anybody_out(page, page_problems, addresses):
    found, files = [], []
    page.on("request", lambda request: files.append(request.url))
    for address in addresses:
        files.clear()
        page.goto(address)
        found += too_much(page, address, files)
        found += too_wide(page, address)
        found += [f"{address} {each}" for each in violations(page, [*VIEWS, *TABLET])]
    expected("404", known=page_problems)
    assert found == []


def test_the_switch_of_colours_ends_its_line_without_weather(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/search/")
    room = page.evaluate("document.querySelector('.sections__in').getBoundingClientRect().right")
    assert abs(page.locator(".theme").bounding_box()["x"] - room) < 120
