"""“The paper”: one page at the desk for what every page says, and what readers then get."""

import base64
import html
import io
import math
import re
import threading
import time
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from PIL import Image

from articles import publishing, tasks
from articles.models import Act, Category
from newsroom import paper as the_paper
from newsroom.models import Artwork, Paper
from pictures import hatch
from tests import factories

ADDRESS = "/desk/newsroom/paper/"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80"><rect width="9" height="9"/></svg>'


def filled(**said):
    """The form as a browser sends it, for the paper as it is saved."""
    words = the_paper.words()
    rows = Category.objects.top()
    form = {name: getattr(words, name) for name in ("name", "strapline", "accent", "footer", "mail", "telephone")}
    form |= {"time_zone": words.time_zone, "language_code": words.language_code}
    form |= {"postal": words.postal, "social": "\n".join(words.social), "seen": words.saves}
    form |= {name: getattr(words, name) for name in ("logo", "dark_logo", "icon")}
    form |= {f"place-{row.pk}": place for place, row in enumerate(rows, 1)}
    form |= {f"shown-{row.pk}": "on" for row in rows if row.in_bar}
    return {**form, "links-TOTAL_FORMS": 3, "links-INITIAL_FORMS": 0, **said}


def png(*size):
    file = io.BytesIO()
    Image.new("RGBA", size, (154, 27, 61, 128)).save(file, "PNG")
    return SimpleUploadedFile("picture.png", file.getvalue())


def errors(answer):
    return re.findall(r'class="errorlist[^>]*>\s*<li>(.*?)</li>', answer.text)


def test_a_telephone_number_has_something_to_dial(chief, client):
    for typed in ("abc", "+", "12", "ring us"):
        answer = chief.post(ADDRESS, filled(telephone=typed))
        [said] = errors(answer)
        assert said.startswith(f"“{typed}” has no digits to dial."), typed
    assert not Paper.objects.exists()
    dialled = {"112": "112", "+65 (6123) 45-67": "+6561234567", "1-800 FERRY": "1800", "٠٢ ١٢٣٤ ٥٦٧٨": "0212345678"}
    for typed, number in dialled.items():
        assert chief.post(ADDRESS, filled(telephone=typed)).status_code == 302
        assert f'<a href="tel:{number}">{typed}</a>' in client.get("/").text
    Paper.objects.update(telephone="abc")  # saved before it was refused
    assert "tel:" not in client.get("/").text


def test_the_environment_speaks_until_the_page_is_saved(paper, settings, chief):
    settings.PAPER_NAME = "The Example"
    assert "The Example" in chief.get(ADDRESS).text
    assert the_paper.words().name == "The Example"
    publishing.set_paper(Paper(name="The Morning", pk=1))
    settings.PAPER_NAME = "Another"
    assert the_paper.words().name == "The Morning"


def test_only_chief_editors_may(client, db):
    client.force_login(factories.person("Editor"))
    assert client.get(ADDRESS).status_code == client.post(ADDRESS, filled(name="Mine")).status_code == 403
    assert ADDRESS not in client.get("/desk/").text
    assert not Paper.objects.exists()


def test_a_change_is_on_every_kept_page_and_in_the_log(paper, chief):
    assert len(paper.shown("The Monsoon Review")) == len(paper.addresses)
    said = filled(name="The Morning", strapline="News of the bay", footer="Printed in Batam", telephone="+65 6123 4567")
    said |= {"links-0-column": "Read on", "links-0-words": "Letter", "links-0-address": "https://letter.example/"}
    said |= {"social": "https://bsky.app/profile/morning", "mail": "desk@morning.example", "postal": "12 Duxton Road"}
    assert chief.post(ADDRESS, said).status_code == 302
    assert len(paper.shown("The Morning")) == len(paper.addresses)
    assert paper.shown("The Monsoon Review") == []
    page = paper.text("/")
    for each in ("Printed in Batam", "Read on", "https://letter.example/", "Bluesky", "tel:+6561234567", "12 Duxton"):
        assert each in page
    act = Act.objects.get(by=chief.person)
    assert (act.verb, act.by, act.headline) == (Act.Verb.PAPER, chief.person, "The Morning")
    assert act.why.startswith("name, strapline, words in the footer") and "the paper, 127.0.0.1" in act.where
    assert "The Morning" in chief.get("/desk/articles/act/").text


def test_the_foot_leads_once_to_what_the_desk_leads_to_itself(paper, chief):
    def foot():
        return paper.text("/").partition('<footer class="foot"')[2]

    assert ">Archive</a>" in foot() and foot().count("/archive/") == 1
    said = filled(**{"links-0-column": "Read on", "links-0-words": "By month", "links-0-address": "/archive/"})
    assert chief.post(ADDRESS, said).status_code == 302
    assert ">Archive</a>" not in foot() and foot().count("/archive/") == 1


def test_a_kept_page_asks_nothing_for_it(paper, django_assert_num_queries):
    paper.text("/")
    with django_assert_num_queries(0):
        assert "The Monsoon Review" in paper.ask("/").text


def test_the_bar_is_put_in_order_where_the_sections_themselves_keep_it(paper, chief):
    sport, money = factories.category("Sport"), Category.objects.get(slug="money")
    assert chief.post(ADDRESS, filled(**{f"place-{sport.pk}": 1, f"place-{money.pk}": 2})).status_code == 302
    assert list(Category.objects.in_bar()) == [sport, money]
    assert paper.text("/").index(">Sport</a>") < paper.text("/").index(">Money</a>")
    hidden = filled()
    del hidden[f"shown-{sport.pk}"]
    chief.post(ADDRESS, hidden)
    assert ">Sport</a>" not in paper.text("/")
    assert Act.objects.filter(why="sections in the bar").count() == 2


def test_nothing_changed_is_nothing_saved(chief):
    chief.post(ADDRESS, filled(name="The Morning"))
    assert "Nothing was changed." in chief.post(ADDRESS, filled(), follow=True).text
    assert Act.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "\u200b"}, "no character that a reader could see"),
        ({"accent": "#ffcc00"}, "The nearest shade that has it is #"),
        ({"accent": "teal"}, "# and six digits"),
        ({"social": "bsky.app/me"}, "Write all of it, from https:// on."),
        ({"social": "javascript:alert(1)"}, "is no address"),
        ({"mail": "desk"}, "valid email address"),
        ({"time_zone": "Mars/Olympus"}, "“Mars/Olympus” is no time zone of the list. Choose the city nearest to you"),
        ({"language_code": "xx"}, "“xx” is no language of the list."),
        ({"links-0-words": "Letter"}, "Where does it lead?"),
        ({"links-0-address": "/letter/"}, "What do readers see?"),
        ({"links-0-words": "x", "links-0-address": "javascript:alert(1)"}, "Write /about/ for a page of the paper"),
        ({"links-0-words": "x", "links-0-address": "//spy.example/"}, "Write /about/ for a page of the paper"),
        ({"place": ""}, "Which place has Money"),
        ({"new_logo": SimpleUploadedFile("x.svg", LOGO.replace(b"<rect", b"<script"))}, "The SVG holds .*script"),
        ({"new_logo": SimpleUploadedFile("x.svg", LOGO.replace(b"80", b"8"))}, "12 times as wide"),
        ({"new_logo": SimpleUploadedFile("x.png", b"no picture")}, "This is no picture that can be read"),
        ({"new_icon": SimpleUploadedFile("x.svg", LOGO)}, "Telephones show no SVG"),
        ({"new_logo": png(900, 90)}, "The logo has 900 × 90 pixels"),
        ({"new_icon": png(600, 500)}, "An icon is square"),
        ({"new_icon": png(100, 100)}, "at least as large"),
        ({"seen": 7}, "Somebody saved this page since you opened it."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(said, sentence, chief):
    money = factories.category("Money")
    said = {f"{name}-{money.pk}" if name == "place" else name: value for name, value in said.items()}
    answer = chief.post(ADDRESS, filled(strapline="Kept as typed", **said))
    assert answer.status_code == 200 and "Kept as typed" in answer.text
    assert any(re.search(sentence, html.unescape(each)) for each in errors(answer)), errors(answer)
    assert not Paper.objects.exists()


def test_who_was_overtaken_is_told_and_saves_with_a_second_press(chief):
    chief.post(ADDRESS, filled(name="The Morning"))
    late = filled(name="The Evening", seen=0)
    answer = chief.post(ADDRESS, late)
    assert f"{chief.person.name} saved this page since you opened it" in answer.text
    assert chief.post(ADDRESS, {**late, "seen": 1}).status_code == 302
    assert the_paper.words().name == "The Evening"


def test_who_was_overtaken_reads_at_each_field_what_is_saved_there(chief):
    chief.post(ADDRESS, filled(name="The Morning", strapline="At six"))
    late = filled(strapline="At seven", telephone="+65 6000 1234")
    logo = SimpleUploadedFile("x.svg", LOGO)
    chief.post(
        ADDRESS, {**filled(mail="desk@paper.test", new_logo=logo), "links-0-words": "Us", "links-0-address": "/us/"}
    )
    told = [html.unescape(each) for each in errors(chief.post(ADDRESS, late))]
    [sentence, *fields] = told
    assert sentence.endswith("save again. The links in the footer are saved otherwise than here, too.")
    saved = ["“At six”", "another picture", "“desk@paper.test”", "nothing"]
    assert fields == [f"Saved here is {words}. Saving again replaces it." for words in saved]


def test_who_moved_sections_meanwhile_is_not_overwritten_unasked(chief):
    sport, money = factories.category("Sport"), factories.category("Money")
    late = filled(name="The Evening", **{f"place-{money.pk}": 1, f"place-{sport.pk}": 2})
    chief.post(ADDRESS, filled(**{f"place-{sport.pk}": 1, f"place-{money.pk}": 2}))
    [sentence, *_] = errors(chief.post(ADDRESS, late))
    assert "The sections in the bar are saved otherwise than here, too." in sentence
    assert list(Category.objects.in_bar()) == [sport, money]


def until_one_waits():
    """Until another connection waits for a lock of ours. SQLite lets none begin at all, and nobody can see it."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    end = time.monotonic() + 20
    while connection.vendor == "postgresql" and time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone():
                return
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_it_first_at_once_one_is_told_who_was_first():
    """Each in a transaction of its own: the second begins while the first has not ended."""
    outcome = []

    def second():
        try:
            outcome.append(publishing.set_paper(Paper(pk=1, name="The Evening"), seen=0))
        except publishing.Refused as refused:
            outcome.append(str(refused))
        finally:
            connection.close()

    later = threading.Thread(target=second)
    with transaction.atomic():
        publishing.set_paper(Paper(pk=1, name="The Morning"), seen=0)
        later.start()
        until_one_waits()
    later.join()
    assert "saved this page since you opened it" in outcome[0]
    assert (Paper.objects.get().name, Paper.objects.get().saves) == ("The Morning", 1)


def test_a_logo_and_an_icon_are_worn_and_stay_chosen_while_something_else_is_mended(paper, chief):
    files = {"new_logo": SimpleUploadedFile("x.svg", LOGO), "new_icon": png(600, 600)}
    answer = chief.post(ADDRESS, filled(mail="desk", accent="#ffcc00", **files))
    assert "“x.svg” is kept, though this field looks empty." in answer.text
    assert "“picture.png” is kept" in answer.text
    assert "shades.css?accent=%23ffcc00" in answer.text
    kept = dict(re.findall(r'name="(logo|icon)" value="([^"]+)"', answer.text))
    assert "that you chose before is kept." in chief.post(ADDRESS, filled(mail="desk", **kept)).text
    assert chief.post(ADDRESS, filled(**kept)).status_code == 302
    page = paper.text("/money/")
    assert (
        f'<img class="mast__logo" src="/media/paper/{kept["logo"]}" width="400" height="80" alt="The Monsoon Review">'
        in page
    )
    assert "apple-touch-icon" in page and "favicon.svg" not in page
    for address in ("/favicon.ico", "/apple-touch-icon.png", *re.findall(r'"(/media/paper/[^"]+)"', page)):
        assert paper.ask(address).status == 200
    assert Image.open(io.BytesIO(paper.ask("/apple-touch-icon.png").body)).size == (180, 180)
    assert {each["sizes"] for each in chief.get("/manifest.webmanifest").json()["icons"]} == {"192x192", "512x512"}
    chief.post(ADDRESS, filled(no_logo="on", no_icon="on"))
    assert "mast__logo" not in paper.text("/money/")


def test_without_an_icon_the_initial_stands_on_the_accent(paper, chief):
    assert chief.post(ADDRESS, filled(name="The Évening Post & Mercury", accent="#9a1b3d")).status_code == 302
    [sign] = re.findall(r'rel="icon" type="image/svg[+]xml" href="data:image/svg[+]xml,([^"]+)"', paper.text("/money/"))
    drawn = ElementTree.fromstring(unquote(sign))
    assert "#9a1b3d" in {each.get("fill") for each in drawn} and [*drawn.itertext()] == ["É"]
    assert chief.get("/manifest.webmanifest").json()["short_name"] == "Évening Post"
    assert "<ShortName>Évening Post &amp;</ShortName>" in paper.text("/opensearch.xml")


def test_without_an_icon_the_worker_draws_one_and_another_where_name_or_accent_change(paper, chief, settings):
    def wanted():
        told = chief.get("/manifest.webmanifest").json()["icons"]
        [apple] = re.findall(r'rel="apple-touch-icon" href="([^"]+)"', paper.text("/money/"))
        logo = re.search(r'"logo": {"@type": "ImageObject", "url": "([^"]+)"', paper.text("/"))[1]
        assert logo.removeprefix(settings.SITE_ADDRESS) == told[1]["src"]
        assert [(each["sizes"], each.get("purpose")) for each in told] == [
            *(("192x192", None), ("512x512", None), ("512x512", "maskable"))
        ]
        return [told[0]["src"], told[1]["src"], apple, "/favicon.ico", "/apple-touch-icon.png"]

    before = wanted()
    assert {paper.ask(each).status for each in before} == {503}, "and nobody keeps that"
    assert {paper.ask(each).headers["cache-control"] for each in before} == {"no-store"}
    assert tasks.draw_sign.func() and not tasks.draw_sign.func()
    sizes = [Image.open(io.BytesIO(paper.ask(each).body)).size[0] for each in before]
    assert sizes == [192, 512, 180, 48, 180]
    assert "immutable" in paper.ask(before[0]).headers["cache-control"]
    for said in ({"name": "The Évening Post"}, {"accent": "#9a1b3d"}):
        chief.post(ADDRESS, filled(**said))
        assert not set(before[:3]) & set(wanted()[:3])
        assert tasks.draw_sign.func()
        image = Image.open(io.BytesIO(paper.ask("/apple-touch-icon.png").body)).convert("RGB")
        assert "#{:02x}{:02x}{:02x}".format(*image.getpixel((0, 0))) == said.get("accent", "#0d5563")
    chief.post(ADDRESS, filled(new_icon=png(600, 600)))
    assert not tasks.draw_sign.func(), "the desk gave one"
    assert paper.ask("/media/paper/0123456789abcdef-192x192.png").status == 404


def test_a_sign_stands_in_the_middle_with_room_for_telephones_to_cut_it():
    """Of any letter; one that no font has gives way to a sheet of news, which is the same for all."""
    made = {letter: hatch.ask("sign", io.BytesIO(), initial=letter, accent="#9a1b3d")["512"] for letter in "MWQ龘字"}
    assert made["龘"] == made["字"] and len(set(made.values())) == 4
    for each in made.values():
        image = Image.open(io.BytesIO(base64.b64decode(each))).convert("L")
        left, top, right, bottom = image.point(lambda grey: 255 * (grey > 90)).getbbox()
        assert abs(left + right - 512) <= 2 and abs(top + bottom - 512) <= 2
        assert math.hypot(right - left, bottom - top) / 2 <= 0.41 * 512


def test_a_logo_is_handed_out_so_that_nothing_in_it_runs(client, db):
    Artwork.objects.create(name="0123456789abcdef-40x10.svg", content=LOGO)
    answer = client.get("/media/paper/0123456789abcdef-40x10.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml" and "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy and "script-src" not in policy
    assert client.get("/media/paper/0123456789abcdef-40x11.svg").status_code == 404


def test_the_shades_are_tried_at_the_desk_before_they_are_saved(chief, client):
    assert "#9a1b3d" in chief.get(f"{ADDRESS}shades.css", {"accent": "#9A1B3D"}).text
    assert chief.get(f"{ADDRESS}shades.css", {"accent": "red;}"}).status_code == 422
