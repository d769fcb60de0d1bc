"""A question narrowed to a section, an author, a stretch of days; and the form that asks it."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from lxml import html

from articles import publishing, search
from articles.search import authors
from newsroom import languages
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """The headlines, in order, that the page shows for a query, and the page."""

    def asked(**query):
        answer = client.get(f"/search/?{urlencode(query)}")
        assert answer.status_code == 200
        return [hit.card.headline for hit in answer.context["found"].hits], answer

    return asked


@pytest.fixture
def paper():
    world = factories.category("World")
    asia = factories.category("Asia", parent=world)
    mei, tuan = factories.author("Mei Lin Tan"), factories.author("Tuân Vũ")
    days = [datetime(2026, 10, day, 4, tzinfo=UTC) for day in (10, 11, 12)]
    factories.published(headline="Ferry one", category=world, authors=[mei], at=days[0])
    factories.published(headline="Ferry two", category=asia, authors=[mei, tuan], at=days[1])
    factories.published(headline="Ferry three", category=factories.category("Worlds apart"), authors=[tuan], at=days[2])


def test_a_section_is_searched_with_all_below_it(paper, ask):
    assert ask(q="ferry", section="world")[0] == ["Ferry two", "Ferry one"]
    assert ask(q="ferry", section="world/asia")[0] == ["Ferry two"]


def test_an_author_is_known_by_any_part_of_the_name(paper, ask):
    for typed in ("tuan", "VU", "tuân vũ", "Vu, Tuan", "tu"):
        assert ask(q="ferry", author=typed)[0] == ["Ferry three", "Ferry two"]


def test_an_author_who_is_called_just_so_is_looked_at_before_namesakes(ask, monkeypatch):
    monkeypatch.setattr(authors, "LOOKED", 1)
    for name in ("Ana Bo Cruz", "Ana Cruz"):
        factories.published(headline=f"By {name}", authors=[factories.author(name)])
    assert ask(author="Ana Cruz")[0] == ["By Ana Cruz"]


def test_days_are_those_of_the_papers_zone_and_both_count(paper, ask):
    assert ask(q="ferry", since="2026-10-11")[0] == ["Ferry three", "Ferry two"]
    assert ask(q="ferry", until="2026-10-11")[0] == ["Ferry two", "Ferry one"]
    assert ask(q="ferry", since="2026-10-11", until="2026-10-11")[0] == ["Ferry two"]


def test_days_the_wrong_way_round_are_meant_the_other_way(paper, ask):
    found, answer = ask(q="ferry", since="2026-10-11", until="2026-10-10")
    assert found == ["Ferry two", "Ferry one"]
    shown = html.fromstring(answer.content)
    assert [shown.xpath(f"string(//input[@name='{name}']/@value)") for name in ("since", "until")] == [
        "2026-10-10",
        "2026-10-11",
    ]
    assert lifted(answer) == {
        "From 10 October 2026 Lift": "?q=ferry&until=2026-10-11",
        "To 11 October 2026 Lift": "?q=ferry&since=2026-10-10",
        "Lift all": "?q=ferry",
    }


def test_filters_work_together_and_without_a_word(paper, ask):
    assert ask(section="world", author="vu")[0] == ["Ferry two"]
    assert ask(q="-two", author="tan")[0] == ["Ferry one"]


def test_days_alone_give_their_stories_newest_first(paper, ask):
    assert ask(q="", since="2026-10-11")[0] == ["Ferry three", "Ferry two"]
    assert ask(until="2026-10-11")[0] == ["Ferry two", "Ferry one"]
    assert ask(since="2026-10-11", until="2026-10-11", sort="best")[0] == ["Ferry two"]
    assert ask(q="-two", since="2026-10-10")[0] == ["Ferry three", "Ferry one"]
    assert ask(q='-"ferry two"', until="2026-10-12")[0] == ["Ferry three", "Ferry one"]


@pytest.mark.parametrize("alone", [{"since": "2026-10-01"}, {"language": "en-gb"}])
def test_a_search_without_a_word_goes_on_to_older_stories(paper, ask, client, alone):
    for number in range(30):
        factories.published(headline=f"Net {number}", at=datetime(2026, 10, 13, 4, number, tzinfo=UTC))
    factories.published(headline="Feri", language="ms", at=datetime(2026, 10, 9, 4, tzinfo=UTC))
    newest, answer = ask(**alone)
    [older] = html.fromstring(answer.text).xpath("//a[@rel='next']/@href")
    assert "Ferry one" in [hit.card.headline for hit in client.get(f"/search/{older}").context["found"].hits]
    assert "Ferry one" not in newest


def test_days_without_stories_say_so_and_no_days_at_all_give_ideas(paper, ask, clock):
    publishing.schedule(factories.story(headline="Ferry four"), clock.ahead(hours=1))
    for days in ({"since": "2026-10-13"}, {"until": "2026-10-09"}):
        found, page = ask(**days)
        assert found == [] and said_of_none(page).startswith("No story stands within all of these limits.")
    for nothing in ({}, {"q": ""}, {"since": "soon"}, {"q": "-two"}):
        found, page = ask(**nothing)
        assert found == [] and said_of_none(page).startswith("Type a word or two")


def test_a_new_name_of_a_section_or_an_author_is_asked_for_at_once(paper, ask):
    mei = factories.author("Mei Lin Tan")
    mei.name = "Mei Lin Ong"
    mei.save()
    assert ask(q="ferry", author="ong")[0] == ["Ferry two", "Ferry one"]


def test_an_author_whom_readers_have_not_met_is_nobody(paper, ask, client):
    draft = factories.story(authors=[factories.author("Ida Zwart")])
    for typed in ("zwart", "zwarf"):
        assert left_out(ask(q="ferry", author=typed)[1]) == [
            f"Left out: Author “{typed}”. Nobody of that name has written for the paper."
        ]
    publishing.publish(draft)
    assert ask(author="zwart")[0] == [draft.headline]


def test_a_slip_in_the_name_of_an_author_is_said(paper, ask):
    meant = {"Mei Lim Tann": "", "Linh": "lin", "Mei Taun": "mei tan", "tuam": "tuan", "tuan vus": "", "Zoltan": ""}
    nobody = "Nobody of that name has written for the paper."
    for typed, words in meant.items():
        (said,) = left_out(ask(q="ferry", author=typed)[1])
        assert said.partition("”. ")[2] == (f"{nobody} Did you mean “{words}”?" if words else nobody)


VIETNAMESE = languages.of("vi").own_name


def languages_offered(page):
    return [(each.get("value"), each.text) for each in html.fromstring(page.text).xpath("//*[@name='language']/option")]


def test_where_stories_are_in_several_languages_one_can_be_chosen(paper, ask, clock):
    factories.published(headline="Ferry four", language="en")  # the paper's, and said
    publishing.schedule(factories.story(headline="Ferry five", language="th"), clock.ahead(hours=1))
    assert languages_offered(ask(q="ferry")[1]) == []
    assert len(ask(q="ferry", language="vi")[0]) == 4  # nothing is asked by what is not offered

    factories.published(headline="Ferry six", language="vi")
    factories.published(headline="Ferry seven", language="zh-hans")
    page = ask(q="ferry")[1]
    assert languages_offered(page)[1:] == [("en-gb", "English"), ("vi", VIETNAMESE), ("zh-hans", "简体中文")]
    assert '<option value="zh-hans" lang="zh-Hans">' in page.text
    assert ask(q="ferry", language="vi")[0] == ask(language="vi")[0] == ["Ferry six"]
    assert ask(q="ferry", language="zh-hans")[0] == ["Ferry seven"]
    assert ask(q="ferry", language="en-gb")[0] == ["Ferry four", "Ferry three", "Ferry two", "Ferry one"]
    assert ask(q="ferry", language="en-gb", section="world", sort="best")[0] == ["Ferry two", "Ferry one"]
    assert "The paper has no stories in such a language." in ask(q="ferry", language="th")[1].text
    assert lifted(ask(q="ferry", language="vi")[1]) == {f"Language {VIETNAMESE} Lift": "?q=ferry"}

    clock.forward(hours=1)
    assert ask(q="ferry", language="th")[0] == ["Ferry five"]


WRONG = [
    ({"author": "…"}, "Nobody of that name has written for the paper."),
    ({"language": "vi"}, "The paper has no stories in such a language."),
    ({"section": "nowhere"}, "The paper has no such section."),
    ({"author": "Zoltan"}, "Nobody of that name has written for the paper."),
    ({"since": "yesterday"}, "Write the day as 2026-11-23."),
    ({"until": "0001-01-01"}, "Choose a year from 1970 on."),
    ({"until": "9999-12-31"}, "Choose a year from 1970 on."),
]


def test_what_is_wrong_is_said_beside_the_field_and_counts_for_nothing(paper, ask):
    for wrong, said in WRONG:
        headlines, answer = ask(q="ferry", **wrong)
        assert len(headlines) == 3
        assert said in answer.text


def left_out(page):
    return [each.text_content() for each in html.fromstring(page.content).xpath("//ul[@class='said unused']/li")]


def test_a_filter_that_nobody_can_have_is_said_above_what_was_found_without_it(paper, ask):
    for wrong, said in WRONG:
        (typed,) = wrong.values()
        page = ask(q="ferry", **wrong)[1]
        (told,) = left_out(page)
        assert told.endswith(f" “{typed}”. {said}")
        assert page.text.index("unused") < page.text.index('class="list"')
    assert left_out(ask(section="nowhere", author="<b>" * 30)[1]) == [
        "Left out: Section “nowhere”. The paper has no such section.",
        f"Left out: Author “{('<b>' * 30)[:59]}…”. Nobody of that name has written for the paper.",
    ]
    assert left_out(ask(q="ferry", section="world", author="tan", since="2026-10-01", language="en-gb")[1]) == []


def test_what_is_wrong_is_seen_once_and_heard_beside_its_field_and_its_days_are_whole(paper, ask):
    page = html.fromstring(ask(q="ferry", since="23-11-2026", author="Zoltan")[1].content)
    for name in ("since", "author"):
        field = page.find(f".//input[@name='{name}']")
        assert field.get("aria-invalid") == "true"
        beside = page.get_element_by_id(field.get("aria-describedby"))
        assert beside.get("class") == "visually-hidden"
    assert page.xpath("//ul[@class='said unused']//*[@class='unbroken']/text()") == ["2026-11-23"]


def test_an_order_that_is_not_there_is_the_first(paper, ask):
    headlines, page = ask(q="ferry", sort="worst")
    assert headlines == ["Ferry three", "Ferry two", "Ferry one"]
    assert left_out(page) == []
    assert html.fromstring(page.content).xpath("//nav/a[@aria-current='true']/text()") == ["Newest first"]


@pytest.mark.parametrize("value", ["\x00", "%00", "\ud800".encode("utf-8", "surrogatepass"), "<b>", "9" * 5000, "💥"])
def test_nothing_that_is_sent_breaks_the_page(ask, value):
    factories.published(language="vi")
    ask(**dict.fromkeys(["q", "section", "author", "since", "until", "language", "sort"], value))
    ask(q="ferry", section=value, author="", sort="best")


@pytest.mark.parametrize("before", ["x", "1.5", "-", "9" * 30, "٣", "\x00"])
def test_a_place_that_none_can_be_is_missing(client, before):
    assert client.get(f"/search/?{urlencode({'q': 'ferry', 'before': before})}").status_code == 404


def test_any_place_that_could_be_is_answered(paper, client):
    for before in ("0", "-5", "999999999999999999"):
        for order in ("", "best"):
            assert client.get(f"/search/?q=ferry&sort={order}&before={before}").status_code == 200


def test_the_address_of_a_search_fills_the_form_again(paper, ask):
    page = ask(q='"ferry two"', section="world/asia", author="tan", since="2026-10-01", sort="best")[1].text
    assert 'value="&quot;ferry two&quot;"' in page
    assert '<option value="world/asia" selected>' in page
    assert 'name="author" value="tan"' in page
    assert 'type="date" name="since" value="2026-10-01"' in page
    assert '<input type="hidden" name="sort" value="best">' in page
    assert '<details class="narrow">' in page  # what is set stands above what was found
    assert '<details class="narrow" open>' in ask(q="ferry", since="soon")[1].text


def test_links_of_a_search_keep_what_was_asked(paper, ask):
    page = ask(q="ferry", section="world", utm_source="mail")[1].text
    assert 'href="?q=ferry&amp;section=world&amp;sort=best"' in page
    assert "utm_source" not in page


def test_where_nothing_is_found_there_is_something_to_read(paper, ask):
    page = ask(q="zeppelin", section="world")[1].text
    assert "No story within these limits has this word." in page
    assert 'href="?q=zeppelin"' in page
    assert "Ferry three" in page
    assert "No story within these limits has all of these words." in ask(q="a zeppelin", section="world")[1].text


def said_of_none(page):
    (said,) = html.fromstring(page.content).xpath("//p[@class='empty']")
    return " ".join(said.text_content().split())


def test_what_is_said_where_nothing_is_found_fits_the_question_and_what_bears_its_words(paper, ask):
    search.learn_names()
    said = {
        "zeppelin": "No story has this word. Try another, or another spelling.",
        "two zeppelins": "No story has all of these words. Try fewer, or another spelling.",
        "“two zeppelins”": "No story has all of these words. Try fewer, or another spelling.",
        "asia": "No story has this word, but what stands above does.",
        "worlds apart": "No story has all of these words, but what stands above does.",
        "aisa": "No story has this word.",
        "worls apart": "No story has all of these words.",
        "-ferry": "Type a word or two: a name, a place, a thing.",
        "…": "Type a word or two: a name, a place, a thing.",
    }
    assert {question: said_of_none(ask(q=question)[1]) for question in said} == said


def lifted(page):
    """By what is set, where the search goes on without it."""
    links = html.fromstring(page.text).xpath("//ul[@class='limits']//a")
    return {" ".join(link.text_content().split()): link.get("href") for link in links}


def test_what_a_search_is_narrowed_to_can_be_lifted_one_by_one(client):
    factories.published(category=factories.category("Money"), authors=[factories.author("Ana Cruz")])
    address = "/search/?q=mast&section=money&author=ana&since=2026-11-01&sort=best"
    assert lifted(client.get(address)) == {
        "Section Money Lift": "?q=mast&author=ana&since=2026-11-01&sort=best",
        "Author ana Lift": "?q=mast&section=money&since=2026-11-01&sort=best",
        "From 1 November 2026 Lift": "?q=mast&section=money&author=ana&sort=best",
        "Lift all": "?q=mast",
    }
    assert "No story within these limits" in client.get("/search/?q=zeppelin&section=money").text
    for address in ("/search/?q=mast", "/search/?q=mast&section=nowhere&until=x"):
        assert lifted(client.get(address)) == {}
