"""The paper's time zone and language are chosen at the desk, and hold at once wherever something goes by them."""

import html
import re
from datetime import date, datetime, timedelta
from io import StringIO

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command, get_commands, load_command_class
from django.db import connection
from django.utils import timezone, translation

from articles import gate, months, publishing, revisions, search, tasks
from articles.duplicates import duplicate
from articles.models import FlatPage, Leaf, Story
from articles.publishing import settling
from articles.search import dictionary, tongues
from newsroom import clock, languages
from newsroom.commanding import PaperCommand
from newsroom.models import Paper
from newsroom.pagecache.models import Moment
from newsroom.pagecache.rendering import rendered
from newsroom.paper import at_home
from newsroom.work import Work
from pictures import withdrawing
from tests import factories
from tests.pagecache.conftest import environ
from tests.paper.test_the_paper import ADDRESS, filled

ISLAND = "Pacific/Honolulu"  # ten hours behind Greenwich all the year: at the wall's 04:00 UTC it is the day before


def moved(older_stay=False, **said):
    said = {"name": "The Monsoon Review", "pk": Paper.ONLY, **said}
    return publishing.set_paper(Paper(**said), older_stay=older_stay)


def day_of(paper, address):
    return re.search(r'<time datetime="([\d-]{10})">', paper.text(address))[1]


def test_another_time_zone_is_on_every_page_at_once(paper, chief, wall, django_capture_on_commit_callbacks):
    story, here = paper.story.get_absolute_url(), timezone.localdate(wall.at)
    before, away = f"/archive/{here:%Y/%m/%d}/", here - timedelta(days=1)
    assert "12:00" in paper.text(story) and "T12:00:00+08:00" in paper.text(story)
    assert day_of(paper, "/") == f"{here}" and paper.ask(before).status == 200
    assert "T12:00:00+08:00" in paper.text("/sitemap-news.xml")  # feeds tell all times in UTC
    tomorrow = wall.at + timedelta(hours=20)
    publishing.schedule(factories.story(headline="Tomorrow"), tomorrow)
    ending = factories.picture(usable_until=away + timedelta(days=9))
    withdrawing.foretell_end(ending)

    with django_capture_on_commit_callbacks() as later:
        chief.post(ADDRESS, filled(time_zone=ISLAND))
    page = paper.text(story)
    assert "18:00" in page and "T18:00:00-10:00" in page and "12:00" not in page
    assert day_of(paper, "/") == f"{away}"
    assert "T18:00:00-10:00" in paper.text("/sitemap-news.xml")
    assert settling.settle_days.enqueue in later and settling.settle_words.enqueue not in later
    assert story in paper.text(f"/archive/{away:%Y/%m/%d}/")
    assert paper.story.editions.get().published_at == wall.at
    assert Story.objects.get(headline="Tomorrow").editions.get().starts_at == tomorrow

    assert settling.settle_days.call()
    assert "Nothing was published on this day." in paper.text(before)
    assert Leaf.objects.filter(is_month=False, first=away).exists()
    assert set(Moment.objects.filter(key__in=ending.page_keys).values_list("at", flat=True)) >= {
        datetime.fromisoformat(f"{ending.usable_until + timedelta(days=1)}T00:00-10:00")
    }
    assert rendered(WSGIHandler(), environ(story))[1].zone.key == ISLAND  # by whose midnight the page goes
    wall.turn(timedelta(hours=6))  # 10:00 UTC: the island's midnight
    assert day_of(paper, "/") == f"{here}"
    assert "time zone" in chief.get("/desk/articles/act/").text


def test_another_language_is_on_every_page_at_once(paper, chief, django_capture_on_commit_callbacks):
    german = factories.published(headline="Wahl am Sonntag", body="<p>Wahlen.</p>", language="de")
    factories.published(headline="Wahlen beginnen")
    search.learn()
    english = dictionary.forms({"wahlen"})
    assert '<html lang="en-GB"' in paper.text("/") and 'lang="de"' in paper.text(german.get_absolute_url())
    with django_capture_on_commit_callbacks() as later:
        chief.post(ADDRESS, filled(language_code="de", older="follow"))
    page = paper.text("/")
    assert '<html lang="de"' in page and "Archiv<" in page and "Archive<" not in page
    assert "<language>de</language>" in paper.text("/feed/") or 'xml:lang="de"' in paper.text("/feed/")
    assert '"language":"de"' in paper.text("/feed/json/").replace(": ", ":")
    assert 'lang="de"' not in paper.text(german.get_absolute_url()).replace('<html lang="de"', "")
    assert settling.settle_words.enqueue in later and settling.settle_days.enqueue not in later

    assert settling.settle_words.call() > 0
    with translation.override("de"):
        assert set(dictionary.forms({"wahlen"})["wahlen"]) == {"wahl", "wahlen"} != set(english["wahlen"])
        found = search.find(search.Wanted("wahl", language="de"))
    assert {hit.card.headline for hit in found.hits} == {"Wahl am Sonntag", "Wahlen beginnen"}
    assert settling.settle_words.call() == 0
    assert (translation.get_language(), timezone.get_current_timezone_name()) == ("en-gb", "Asia/Singapore")


def test_older_stories_stay_in_the_language_that_the_paper_had(paper, chief, django_capture_on_commit_callbacks):
    """Asked where any names none; what is begun later is in the new one, and no edition is written anew."""
    older = factories.published(headline="Ferries sail at dawn", body="<p>Ferries.</p>")
    before = older.editions.values().get()
    asked = html.unescape(chief.post(ADDRESS, filled(language_code="de")).text)
    assert "begun while the paper was in English. Say what they are in." in asked
    assert "The older ones stay English; new ones are German" in asked
    assert Paper.objects.first() is None
    assert "Stories that name no language" not in chief.post(ADDRESS, filled(language_code="en-us", name="")).text

    with django_capture_on_commit_callbacks(execute=True):
        assert chief.post(ADDRESS, filled(language_code="de", older="stay")).status_code == 302
    newer = factories.published(headline="Fähren fahren um sechs", body="<p>Fähren.</p>")
    assert 'lang="en" dir="ltr">' in paper.text(older.get_absolute_url())
    assert 'lang="en"' not in paper.text(newer.get_absolute_url())
    assert re.search(r'lang="en" dir="ltr"[^>]*>\s*(<[^>]+>\s*)*Ferries sail at dawn', paper.text("/money/"))
    assert "<news:language>en<" in paper.text("/sitemap-news.xml")
    assert '"inLanguage":"en"' in paper.text(older.get_absolute_url()).replace(": ", ":")
    form = chief.get(f"/desk/articles/story/{older.pk}/change/").text
    assert '<option value="" selected>English, as the paper was</option>' in form and 'data-own="en"' in form
    assert '<option value="de">' in form
    form = chief.get(f"/desk/articles/story/{newer.pk}/change/").text
    assert '<option value="" selected>Deutsch, as the paper</option>' in form and "data-own" not in form
    assert "older stories stay English" in chief.get("/desk/articles/act/").text
    assert older.editions.values().get() == before


def test_what_was_answered_of_another_language_is_asked_anew(paper, chief):
    factories.published()
    about_german = {"older": "stay", "asked_of": "en-gb de"}
    asked = html.unescape(chief.post(ADDRESS, filled(language_code="fr", **about_german)).text)
    assert "Your answer was about other languages. There are stories that name no language" in asked
    assert "The older ones stay English; new ones are French" in asked
    assert '<input type="hidden" name="asked_of" value="en-gb fr"' in asked
    assert not re.search(r'name="older"[^>]* checked', asked) and Paper.objects.first() is None

    moved(language_code="id")  # by a colleague, meanwhile
    asked = html.unescape(chief.post(ADDRESS, filled(language_code="de", **about_german)).text)
    assert "The older ones stay Indonesian; new ones are German" in asked and "about other languages" in asked
    assert chief.post(ADDRESS, filled(language_code="de", older="stay", asked_of="id de")).status_code == 302
    assert [each["language"] for each in Paper.objects.get().past_languages] == ["id"]


def test_search_finds_older_stories_in_the_language_that_the_paper_had(db):
    older = factories.published(headline="Ferries sail at dawn")
    moved(language_code="de", older_stay=True)
    newer = factories.published(headline="Ferries fahren um sechs")
    assert settled_and_found("en", "de") == ({"en": {older.pk}, "de": {newer.pk}}, ["de", "en"])
    moved(language_code="en-gb", older_stay=True)
    assert settled_and_found("en-gb", "de") == ({"en-gb": {older.pk}, "de": {newer.pk}}, ["en-gb", "de"])


def settled_and_found(*codes):
    """By code, the stories that a search finds, and the codes by which it may be narrowed."""
    with at_home():
        assert settling.settle_past_languages.call() == 1
        assert tasks.mend_lists.call() == settling.settle_past_languages.call() == 0
        found = {code: search.find(search.Wanted("ferries", language=code)).hits for code in codes}
        spoken = [each.code for each in tongues.spoken(timezone.now())]
    return {code: {hit.card.story_id for hit in hits} for code, hits in found.items()}, spoken


def test_a_copy_of_an_older_story_is_in_its_language_and_its_translation_in_another(db):
    older = factories.published(headline="Ferries sail at dawn")
    moved(language_code="de", older_stay=True)
    with at_home():
        copied = duplicate(older, headline="Ferries again", category=older.category, by=factories.person("Editor"))
        assert (copied.language, older.language, older.spoken.code) == ("en", "", "en")
        said = revisions.snapshot(older)
        [told] = revisions.compare(said, said | {"language": "fr"}, older.pk)
        assert [words for _, words in told.parts] == ["English", "Français"]
        german = factories.story(headline="Fähren um sechs", translation_of=older)
        english = factories.story(headline="Ferries sail", translation_of=older, language="en")
        assert "translation" not in {problem.check for problem in gate.problems(german)}
        assert "translation" in {problem.check for problem in gate.problems(english)}


def test_words_of_the_library_in_an_older_story_are_in_no_other_language(client, db):
    """They may be of that time; in a story in a third language they are the paper's."""
    lead = factories.picture(caption="A red mast")
    told = {"lead_picture": lead, "body": f'<figure data-gallery="{lead.pk}"></figure>'}
    older, malay = factories.published(**told), factories.published(language="ms", **told)
    moved(language_code="de", older_stay=True)
    captions_and_credits = 4
    assert figures(client, malay).count('lang="de"') == captions_and_credits
    assert "A red mast" in (shown := figures(client, older)) and 'lang="' not in shown


def figures(client, story):
    return "".join(re.findall(r"<figure.*?</figure>", client.get(story.get_absolute_url()).text, re.DOTALL))


def test_the_desk_of_a_paper_in_another_language_is_in_english_and_shows_pages_in_the_papers(chief, client):
    story = factories.published(headline="Wahl am Sonntag", at=datetime.fromisoformat("2026-03-05T10:00+08:00"))
    flat = FlatPage.objects.create(headline="Impressum", slug="impressum", body="<p>Der Verlag.</p>")
    moved(language_code="de")
    change = chief.get(f"/desk/articles/story/{story.pk}/change/").text
    assert '<html lang="en-gb" dir="ltr">' in change and '<meta name="papers-language" content="de">' in change
    assert "Log out" in change and "Abmelden" not in change
    assert "zurückgezogen" in change and "5. März 2026" in change  # what readers would be told of a retraction
    for preview in (
        f"/desk/articles/story/{story.pk}/preview-page/",
        f"/desk/articles/story/{story.pk}/preview-page/?show=readers",
        f"/desk/articles/story/{story.pk}/preview-page/?show=section",
        "/desk/articles/frontpage/front/preview-page/",
        f"/desk/articles/flatpage/{flat.pk}/preview/",
    ):
        page = chief.get(preview).text
        assert '<html lang="de"' in page and ">Archiv</a>" in page and "Archive" not in page, preview


def test_a_refusal_at_the_desk_says_its_own_language(client, db):
    client.force_login(factories.person("Reporter"))
    moved(language_code="ar")
    page = client.get("/desk/newsroom/paper/")
    assert (page.status_code, '<html lang="en-GB" dir="ltr">' in page.text) == (403, True)


def test_the_desk_of_a_paper_in_arabic_runs_from_the_left_and_keeps_its_stories_language(chief):
    moved(language_code="ar")
    page = chief.get("/desk/articles/story/add/").text
    assert '<html lang="en-gb" dir="ltr">' in page and "rtl.css" not in page
    with languages.at_the_desk(), translation.override("fr"):
        assert languages.papers() == "en-gb"


def test_work_and_commands_go_by_what_was_saved_last(db):
    assert {type(work) for work in (tasks.mend_lists, settling.settle_days, settling.settle_words)} == {Work}
    story = factories.published(at=datetime.fromisoformat("2026-10-01T01:00+08:00"))
    moved(time_zone="Europe/London", language_code="id")
    tasks.mend_lists.call()
    assert months.days_with_stories(date(2026, 9, 1), date(2026, 10, 31), timezone.now()) == [date(2026, 9, 30)]
    moved(time_zone="Asia/Tokyo", language_code="de")
    call_command("mend_lists", stdout=StringIO())
    assert months.days_with_stories(date(2026, 9, 1), date(2026, 10, 31), timezone.now()) == [date(2026, 10, 1)]
    told = ["--as", factories.person("Chief").username, "--why", "A court forbids it."]
    call_command("story", "retract", str(story.pk), *told, stdout=StringIO())
    assert "zurückgezogen" in story.corrections.get().text


def test_commands_that_say_times_or_words_go_by_the_papers():
    ours = {name for name, app in get_commands().items() if app in ("articles", "newsroom", "pictures", "weather")}
    plain = {name for name in ours if not isinstance(load_command_class(get_commands()[name], name), PaperCommand)}
    assert plain == {
        *("health", "open_paper", "setup_roles", "take_second_step_away"),  # before there are tables, or without
        *("move_media", "pictures", "refresh_weather"),  # tell neither
    }


def test_empty_it_is_as_the_site_was_started(client, db, settings):
    settings.TIME_ZONE, settings.LANGUAGE_CODE = "Asia/Tokyo", "fr"
    moved()
    assert '<html lang="fr"' in client.get("/").text
    moved(time_zone="Asia/Dili", language_code="tet")  # readers' words there stay those of the start
    page = client.get("/").text
    assert '<html lang="tet"' in page and ">Archives</a>" in page
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_paper SET time_zone = 'Mars/Olympus'")  # as by a machine that knows more
    assert client.get("/").status_code == 200
    assert clock.paper_zone().key == "Asia/Tokyo" and languages.papers() == "fr"


def test_what_was_there_stays_chosen_and_every_zone_says_its_time(chief):
    moved(time_zone="Etc/GMT-7", language_code="pt-br")
    page = chief.get(ADDRESS).text
    assert re.search(r'<option value="Etc/GMT-7" selected>Etc/GMT-7 · \d\d:\d\d<', page)
    assert re.search(r'<option value="pt-br" selected>', page)
    assert re.search(
        r'<optgroup label="Asia">.*?<option value="Asia/Ho_Chi_Minh">Ho Chi Minh · \d\d:\d\d<', page, re.DOTALL
    )
    assert re.search(r"words stay English\">.*?pt-br.*</optgroup>", page, re.DOTALL)
    assert chief.post(ADDRESS, filled(strapline="News")).status_code == 302
    assert (Paper.objects.get().time_zone, Paper.objects.get().language_code) == ("Etc/GMT-7", "pt-br")
