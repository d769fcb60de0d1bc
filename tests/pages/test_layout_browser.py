"""Readers' pages in a real browser: nothing makes one scroll sideways, and nobody is kept out."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import layout, publishing, reading
from articles.models import FrontPage, Series
from tests import factories
from tests.desk.axe import TABLET, VIEWS, violations
from tests.desk.browsing import expected
from weather.models import City
from weather.reading import Day
from weather.sky import Sky

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTERS = {"100%": (320, 390, 820, 1440, 2560), "200%": (320, 390, 1440)}  # widths by their size
SPACED = (320, 1440)  # widths, with the spaces that readers may need (WCAG 2.2, 1.4.12)
LONG = "Regulators in nine countries agree on a common plug for electric motorcycles, four years after the first "
LONG += "summit, two after the second, and one day after the last maker had left it"
FROM_RIGHT = "وزراء النقل في تسع دول يتفقون على مقبس موحّد للدراجات النارية الكهربائية بعد أربع سنوات"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente"
BLOCKS = f"""<p>It has {UNBROKEN}{UNBROKEN} and <code>{UNBROKEN}</code>.</p><h2>A ledger</h2>
<table><thead><tr><th>Route</th><th>Passengers</th><th>{UNBROKEN}</th></tr></thead>
<tbody><tr><td>Batam</td><td>6,100</td><td>S$38.00</td></tr></tbody></table>
<pre>{UNBROKEN} = {UNBROKEN}</pre><blockquote data-pull><p>{UNBROKEN}</p></blockquote>
<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure><hr><ul><li>{LONG}</li></ul>"""
MOST_FILES, MOST_ELEMENTS = 15, 1_000  # of a page, as a reader first comes
ELEMENTS = "document.querySelectorAll('*').length"
# What is cut or lies over something else: the page, where it scrolls sideways, and words outside of their own place.
ASTRAY = """() => {
    const ELSEWHERE = ".weather, .table-scroll, .visually-hidden, details:not([open])"  // it scrolls or is hidden
    const root = document.documentElement, room = root.clientWidth, found = []
    if (root.scrollWidth > room) found.push(`${root.scrollWidth - room} px too wide`)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange()
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode
        const place = parentElement.closest("h1, h2, h3, p, li, th, td, figcaption")
        if (!place || !data.trim() || parentElement.closest(ELSEWHERE)) continue
        range.selectNodeContents(texts.currentNode)
        const box = place.getBoundingClientRect()
        const left = Math.max(box.left, 0) - 2, right = Math.min(box.right, room) + 2
        if ([...range.getClientRects()].some((line) => line.width && (line.left < left || line.right > right)))
            found.push(`“${data.trim().slice(0, 40)}” is not in its place`)
    }
    return found
}"""
BOXES = "(selector) => [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().toJSON())"
# Where words end at the right: of each element its last line.
ENDS = """(selector) => [...document.querySelectorAll(selector)].map((each) => {
    const range = document.createRange()
    range.selectNodeContents(each)
    return Math.max(...[...range.getClientRects()].map((line) => line.right))
})"""
SET_LETTERS = "(size) => { document.documentElement.style.fontSize = size }"
SPACE = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
SPACE += "p { margin-block-end: 2em !important }"
# A sheet in a page of its own is not held to the page's policy.
SET_SPACE = """(rules) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets = [sheet]
}"""


@pytest.fixture
def addresses(live_server):
    """A page of each kind, with what is longest on it."""
    now = timezone.now()
    city = City.objects.create(name="Singapore", latitude=1.35, longitude=103.8, temperature=-26.4, read_at=now)
    city.expect([Day(now.date() + timedelta(days=day), -26.4, -10.5, Sky.THUNDER) for day in range(1, 8)])
    money = factories.category("Money", description=LONG)
    factories.category("Payments and remittances", parent=money)
    names = [factories.author("ليلى الحداد"), factories.author(UNBROKEN, job=UNBROKEN)]
    tall = factories.picture(size=(600, 900), caption=LONG, credit=UNBROKEN)
    told = {"authors": names, "tags": ["Singapore", UNBROKEN], "lead_picture": tall}
    both = f"{tall.pk},{factories.picture('navy', caption='Rain', credit='').pk}"
    gallery = f'<figure data-gallery="{both}"><figcaption>{LONG}</figcaption></figure>'
    story = factories.published(headline=LONG, standfirst=LONG, kicker=UNBROKEN[:40], body=BLOCKS + gallery, **told)
    for headline in ("Rain", UNBROKEN, "العبّارة الأخيرة", "Ferries", "Masts", "Nets", "Ports"):
        factories.published(headline=headline, standfirst=LONG, authors=names)
    publishing.save_series(Series(title=LONG[:100], slug="harbours", standfirst=LONG), [story.pk])
    publishing.raise_banner(LONG[:160], timezone.now() + timedelta(hours=1))
    address = story.editions.get().get_absolute_url()
    found = [
        f"{address}pictures/",
        "/search/?q=ferries",
        "/archive/",
        "/weather/",
        names[1].get_absolute_url(),
        "/series/harbours/",
        "/no-such-page/",
    ]
    return ["/", "/money/", address, *found]


def astray(page, address):
    """What is not in its place: sentences that name width and letters."""
    found = []
    for letters, widths in LETTERS.items():
        page.evaluate(SET_LETTERS, letters)
        found += at_widths(page, f"{address}, letters of {letters}", widths)
    page.evaluate(SET_LETTERS, "")
    page.evaluate(SET_SPACE, SPACE)
    found += at_widths(page, f"{address}, spaced", SPACED)
    page.evaluate(SET_SPACE, "")
    return found


def at_widths(page, what, widths):
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{what}, {width} px: {each}" for each in page.evaluate(ASTRAY)]
    return found


def too_much(page, address, files):
    """Sentences on how many files (their addresses) and elements a page has, and on files of other sites."""
    elements, own = page.evaluate(ELEMENTS), page.evaluate("location.origin")
    found = [f"{address} asks another site: {file}" for file in files if not file.startswith((own, "data:"))]
    found += [f"{address} asks for {len(files)} files"] if len(files) > MOST_FILES else []
    return found + ([f"{address} has {elements} elements"] if elements > MOST_ELEMENTS else [])


def test_no_page_is_heavy_loses_a_word_or_keeps_anybody_out(page, page_problems, addresses):
    found, files = [], []
    page.on("request", lambda request: files.append(request.url))
    for address in addresses:
        files.clear()
        page.goto(address)
        found += too_much(page, address, files)
        found += astray(page, address)
        found += [f"{address} {each}" for each in violations(page, [*VIEWS, *TABLET])]
    expected("404", known=page_problems)
    assert found == []


def test_a_story_from_right_to_left_loses_no_word_and_has_its_facts_in_line(page, live_server):
    names = [factories.author("ليلى الحداد"), factories.author(UNBROKEN)]
    told = {"headline": FROM_RIGHT, "standfirst": FROM_RIGHT * 2, "language": "ar", "authors": names}
    story = factories.published(body=f"<p>{FROM_RIGHT}</p>", **told)
    page.goto(story.editions.get().get_absolute_url())
    assert astray(page, "a story") == []
    at_widths(page, "a story", [1440])
    ends = [round(end) for end in page.evaluate(ENDS, ".facts, .facts__names, .facts__times span")]
    assert len(ends) >= 4 and ends == [ends[0]] * len(ends)
    next_part = factories.published(headline=FROM_RIGHT[:40])
    publishing.save_series(Series(title="Harbours", slug="harbours"), [story.pk, next_part.pk])
    story.language = ""  # as of one that was begun while the paper was in another
    story.save()
    publishing.update(story)
    page.reload()
    over = page.evaluate(ENDS, ".story__headline, .story__section, .story__series")
    parts = page.evaluate(ENDS, ".parts__which, .parts__headline")
    assert [len({round(end) for end in each}) for each in (over, parts)] == [1, 1]


def test_words_of_either_direction_have_room_beside_a_portrait_and_stand_under_their_headline(page, live_server):
    names = [factories.author("Mei Lin Tan", portrait=factories.picture())]
    stories = [factories.published(headline=LONG, standfirst=LONG, authors=names) for _ in range(2)]
    told = {"headline": FROM_RIGHT, "standfirst": FROM_RIGHT * 3, "language": "ar", "authors": names}
    factories.published(**told, lead_picture=factories.picture())
    publishing.raise_banner(FROM_RIGHT[:40], timezone.now() + timedelta(hours=1))
    page.goto(stories[0].editions.get().get_absolute_url())
    assert astray(page, "a story") == []
    at_widths(page, "a story", [320])
    page.evaluate(SET_LETTERS, "200%")
    [portrait, words] = page.evaluate(BOXES, ".more__portrait img, .more__list")
    assert words["top"] > portrait["bottom"] and words["width"] > 200
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/author/mei-lin-tan/")
    ends = page.evaluate(BOXES, ".card [lang=ar].card__headline, .card [lang=ar].card__standfirst")
    assert len({round(box["right"]) for box in ends}) == 1
    assert page.evaluate(ENDS, ".breaking__text")[0] < 720, "beside its label"
    page.set_viewport_size({"width": 390, "height": 900})
    [picture, card] = page.evaluate(BOXES, ".card:has([lang=ar]) .card__picture, .card:has([lang=ar]) .card__words")
    assert picture["left"] == card["left"], "where the lines end"


def test_what_is_wider_than_the_text_or_wraps_does_so_evenly(page, live_server):
    shown = factories.picture()
    blocks = [f'<figure data-picture="{shown.pk}" data-size="{size}"></figure>' for size in ("wide", "full")]
    blocks.append(f'<figure data-gallery="{shown.pk},{shown.pk}"></figure>')
    body = "<p>It grew.</p>" * 4 + "".join(blocks)
    story = factories.published(lead_picture=factories.picture(size=(800, 800)), body=body, tags=["Ports"])
    page.goto(story.editions.get().get_absolute_url())
    hangs = {width: hanging(page, width) for width in (820, 1100, 1440)}
    assert [lead for lead, *_ in hangs.values()] == [(0, 0)] * 3
    for before, behind in hangs[820][1:]:
        assert before == behind > 0
    assert {before for before, _ in hangs[1100]} == {0} == {behind for _, behind in hangs[1440]}
    assert hangs[1440][1][0] > 0
    assert edges(page, 700, ".picture-full .frame") == edges(page, 700, ".body > p:first-child")
    assert edges(page, 390, ".picture-full .frame") == (0, 390)
    rows = Counter(page.evaluate("[...document.querySelectorAll('.share li')].map((each) => each.offsetTop)"))
    assert sorted(rows.values()) == [2, 3]


def hanging(page, width):
    """How far the lead picture and what is placed in the text hang out of it, before and behind: pairs of pixels."""
    page.set_viewport_size({"width": width, "height": 900})
    found = ".body > p:first-child, .story__lead img, .picture-wide, .picture-full, .gallery"
    boxes = page.evaluate(BOXES, found)
    text = boxes.pop(1)
    return [(round(text["left"] - box["left"]), round(box["right"] - text["right"])) for box in boxes]


def edges(page, width, shown):
    page.set_viewport_size({"width": width, "height": 900})
    [box] = page.evaluate(BOXES, shown)
    return round(box["left"]), round(box["right"])


def test_on_paper_a_story_has_no_furniture_and_a_player_leaves_no_hole(page, live_server):
    page.goto(factories.published(body=BLOCKS).editions.get().get_absolute_url())
    page.emulate_media(media="print")
    hidden = (".today", ".sections", ".share", ".foot", ".player__room", ".player__play")
    assert not any(map(page.is_visible, hidden))
    assert all(map(page.is_visible, (".mast__name", ".facts__times", ".player__words", ".story__address")))
    page.goto("/")
    assert page.is_visible(".today__date") and not page.is_visible(".theme")


def test_a_search_without_an_answer_lists_the_sections_where_the_bar_does_not(page):
    factories.published()
    page.goto("/search/?q=zeppelin")
    shown = {}
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        shown[width] = [page.locator(each).is_visible() for each in (".sections__bar", ".below")]
    assert shown == {390: [False, True], 820: [True, False], 1440: [True, False]}


def test_the_switch_of_colours_ends_its_line_without_weather(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/search/")
    room = page.evaluate("document.querySelector('.sections__in').getBoundingClientRect().right")
    assert abs(page.locator(".theme").bounding_box()["x"] - room) < 120


def test_on_a_tablet_no_hot_story_is_alone_in_its_row_and_a_banner_is_as_loud_in_the_dark(page, page_problems):
    for number in range(9):
        factories.read(factories.published(headline=f"Ferries {number}"), times=3)
    reading.roll_up()
    publishing.raise_banner("Ferries stand still", timezone.now() + timedelta(hours=1))
    page.set_viewport_size({"width": 820, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.goto("/no-such-page/")
    expected("404", known=page_problems)
    end = "element => Math.round(element.getBoundingClientRect().right)"
    assert page.eval_on_selector(".hot li:last-child", end) == page.eval_on_selector(".hot__list", end)
    colours = "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]"
    paper = page.eval_on_selector("html", "element => getComputedStyle(element).backgroundColor")
    assert page.eval_on_selector(".breaking", colours) == ["rgb(132, 201, 211)", paper]


def test_a_headline_beside_a_floated_picture_makes_no_steps_at_any_width(page, live_server):
    for number in range(5):
        factories.published(headline=f"{number} {LONG}", lead_picture=factories.picture())
    page.goto("/")
    wraps = """() => [...document.querySelectorAll(".card:has(.card__picture)")].map((card) => [
        getComputedStyle(card.querySelector(".card__picture")).float !== "none",
        getComputedStyle(card.querySelector(".card__headline")).textWrapStyle,
    ])"""
    for width, floated in ((390, 4), (820, 4), (1440, 3)):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(wraps)
        assert found.count([True, "pretty"]) >= floated and [True, "balance"] not in found, width
    lines = "(each) => each.clientHeight / parseFloat(getComputedStyle(each).lineHeight)"
    for width in (390, 1024, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.eval_on_selector(".card--lead .card__headline", lines) < 6.5, "more are not balanced"


def test_a_lead_without_a_picture_stands_above_the_top_stories_and_not_beside_a_taller_one(page, live_server):
    lead = factories.published(headline="Ferries stay in port")
    for _ in range(4):
        factories.published(lead_picture=factories.picture())
    front = FrontPage.of(None)
    publishing.arrange(front, layout.put(front, {}, lead.pk, "lead-0"))
    page.goto("/")
    for width in (1040, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        [words], [foot] = (page.evaluate(BOXES, f".card--lead .card__{part}") for part in ("standfirst", "foot"))
        assert foot["top"] - words["bottom"] < 24, width
        first, *others = page.evaluate(BOXES, ".card--top")
        assert others[0]["top"] == first["top"] > foot["bottom"], width
        assert all(each["left"] > first["right"] for each in others), width
        assert first["bottom"] - others[-1]["bottom"] < 24, width
