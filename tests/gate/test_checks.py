"""Each check finds what it is there for, and nothing where all is well."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles import checks, gate, publishing
from articles.gate import Level
from articles.models import Embed, Note, Story
from newsroom.clock import moment
from tests import factories

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 4, tzinfo=UTC)  # in Singapore
YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def found(story, at=NOON):
    """Names of the checks that found something."""
    return [problem.check for problem in gate.problems(story, at)]


def one(story, check, at=NOON):
    """The only problem that a check found."""
    [problem] = [problem for problem in gate.problems(story, at) if problem.check == check]
    return problem


def complete(**fields):
    """A story of which no check finds anything."""
    return factories.story(**{"authors": [factories.author()], "lead_picture": factories.picture(), **fields})


def test_of_a_story_in_which_all_is_well_nothing_is_found():
    assert gate.problems(complete()) == []


def test_the_table_names_each_check_once_and_has_musts_and_shoulds():
    names = [check.name for check in gate.CHECKS]
    assert len(names) == len(set(names))
    assert {check.level for check in gate.CHECKS} == {Level.MUST, Level.SHOULD}


# Given to a complete story, one change each: the check that finds it, and its field.
FOUND = [
    ("headline", "headline", {"headline": ""}),
    ("text", "body", {"standfirst": "", "body": "<p></p>"}),
    ("standfirst", "standfirst", {"standfirst": ""}),
    ("standfirst_length", "standfirst", {"standfirst": "so " * 100}),
    ("headline_length", "headline", {"headline": "Very " * 30}),
    ("placeholder", "headline", {"headline": "Minister resigns TK"}),
    ("placeholder", "body", {"body": "<p>He is XXX years old.</p>"}),
    ("slug", "slug", {"slug": "story"}),
    ("slug", "slug", {"slug": "2026"}),
    ("slug", "slug", {"slug": "ab"}),
    ("slug", "slug", {"slug": "very-" * 20}),
    ("byline", "bylines", {"authors": []}),
    ("lead_picture", "lead_picture", {"lead_picture": None}),
]


@pytest.mark.parametrize(("check", "field", "change"), FOUND)
def test_what_is_missing_is_found_with_its_field_and_a_way_to_mend_it(check, field, change):
    problem = one(complete(**change), check)
    assert problem.field == field
    assert problem.words.count(".") >= 2, "what is wrong, and what would do"


def test_no_section_is_found_in_a_story_that_is_not_saved():
    assert one(Story(headline="Ferries", standfirst="They float."), "section").field == "category"


def test_a_headline_longer_than_the_table_holds_must_be_shortened():
    unsaved = Story(headline="x" * 201, standfirst="They float.", category=factories.category())
    assert one(unsaved, "headline").level == Level.MUST
    assert "headline_length" not in found(unsaved)


@pytest.mark.parametrize("slug", ["", "ferries-go-electric", "เรือข้ามฟาก", "asean-2026", "y2k"])
def test_a_sane_address_is_none_of_its_business(slug):
    assert "slug" not in found(complete(slug=slug))


def test_a_headline_that_makes_no_address_is_found():
    assert one(complete(headline="!!!"), "slug").words.startswith("The address would say nothing")


def test_a_lead_picture_needs_a_description_unless_it_is_decorative():
    assert one(complete(lead_picture=factories.picture(alt="")), "lead_picture_words").level == Level.MUST
    decorative = factories.picture(color="navy", alt="")
    decorative.is_decorative = True
    decorative.save()
    assert "lead_picture_words" not in found(complete(lead_picture=decorative))


def test_a_lead_picture_needs_a_credit():
    assert one(complete(lead_picture=factories.picture(credit=" ")), "lead_picture_credit").level == Level.MUST


def usable_until(day, **fields):
    picture = factories.picture(**fields)
    picture.usable_until = day
    picture.save()
    return picture


def test_the_right_to_a_picture_must_hold_on_the_day_it_is_shown():
    story = complete(lead_picture=usable_until(date(2026, 11, 26)))
    assert "rights" not in found(story)
    assert one(story, "rights", datetime(2026, 11, 27, 4, tzinfo=UTC)).field == "lead_picture"


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ({"withdrawn_at": datetime(2026, 11, 1, tzinfo=UTC)}, "was withdrawn from readers. Choose another, or ask"),
        ({"deleted_at": datetime(2026, 11, 1, tzinfo=UTC)}, "was deleted from the library. Choose another, or have"),
    ],
)
def test_what_the_library_gives_to_nobody_must_be_replaced(ended, words):
    problem = one(complete(lead_picture=factories.bare_picture(**ended)), "rights")
    assert (problem.level, problem.field) == (Level.MUST, "lead_picture")
    assert words in problem.words


def test_a_picture_that_is_gone_from_the_library_is_found_in_the_text():
    problem = one(complete(body='<p>Look:</p><figure data-picture="987654"></figure>'), "body_pictures")
    assert (problem.field, problem.passage, problem.level) == ("body", "picture:987654", Level.SHOULD)


def test_a_description_for_this_story_only_does_as_well():
    undescribed = factories.bare_picture(alt="")
    assert "lead_picture_words" in found(complete(lead_picture=undescribed))
    assert "lead_picture_words" not in found(complete(lead_picture=undescribed, lead_alt="A mast at dawn"))
    assert one(complete(lead_picture=undescribed, lead_alt="A mast TK"), "placeholder").field == "lead_alt"


def test_what_only_others_show_is_read_through_for_words_to_come():
    problem = one(complete(share_text="Why TK of them left"), "placeholder")
    assert (problem.field, problem.level) == ("share_text", Level.MUST)
    assert "text where it is found and shared" in problem.words


def test_that_day_is_the_papers_not_londons():
    story = complete(lead_picture=usable_until(date(2026, 11, 26)))
    assert "rights" not in found(story, datetime(2026, 11, 26, 15, 59, tzinfo=UTC))
    assert "rights" in found(story, datetime(2026, 11, 26, 16, 0, tzinfo=UTC))


@pytest.mark.parametrize("figure", ['<figure data-picture="{}"></figure>', '<figure data-gallery="{}"></figure>'])
def test_pictures_in_the_text_are_looked_at_too(figure):
    picture = usable_until(date(2026, 11, 1), color="red")
    problem = one(complete(body=f"<p>Look:</p>{figure.format(picture.pk)}"), "rights")
    assert (problem.field, problem.level, problem.passage) == ("body", Level.MUST, f"picture:{picture.pk}")


def test_a_picture_in_the_text_should_say_what_it_shows():
    picture = factories.picture(color="red", alt="")
    bare, told, told_in_gallery = (
        f'<figure data-picture="{picture.pk}"></figure>',
        f'<figure data-picture="{picture.pk}" data-alt="A mast">',
        f'<figure data-gallery="{picture.pk}"><p data-of="{picture.pk}" data-alt="A mast">',
    )
    assert one(complete(body=bare), "body_pictures").field == "body"
    for each in (told, told_in_gallery):
        assert "body_pictures" not in found(complete(body=f"{each}</figure>"))
    assert "body_pictures" not in found(complete(body=bare.replace(str(picture.pk), str(factories.picture().pk))))


def test_open_notes_hold_a_story_up_until_they_are_resolved():
    story = complete()
    note, other = Note.objects.create(story=story), Note.objects.create(story=story, passage="A mast")
    assert one(story, "notes").words.startswith("2 notes on the copy are open.")
    for each in (note, other):
        each.resolved_at = NOON
        each.save()
    assert "notes" not in found(story)


def test_links_that_do_not_answer_are_named(checked):
    checked("https://gone.example/a", False, "There is no such page (404).")
    checked("https://fine.example/", True)
    checked("https://unknown.example/", None)
    addresses = [
        "https://gone.example/a#part",
        "https://fine.example/",
        "https://unknown.example/",
        "https://new.example/",
    ]
    body = "".join(f'<p><a href="{address}">a link</a></p>' for address in addresses)
    problem = one(complete(body=body), "links")
    assert (problem.field, problem.passage) == ("body", "https://gone.example/a")
    assert "There is no such page (404)." in problem.words


def test_a_related_link_that_does_not_answer_is_found_where_it_stands(checked):
    checked("https://gone.example/", False, "It is gone.")
    story = complete()
    story.links.create(url="https://gone.example/", title="Elsewhere")
    assert one(story, "links").field == "links"


def test_links_to_stories_that_readers_cannot_see_by_then_are_named(settings):
    seen, lost, to_come, draft = (factories.story(headline=f"The {name}") for name in ("seen", "lost", "next", "draft"))
    publishing.publish(seen)
    publishing.publish(lost)
    publishing.retract(lost, notice="It was not so.")
    publishing.schedule(to_come, timezone.now() + timedelta(hours=2))
    ours = [each.get_absolute_url() for each in (lost, to_come, draft)]
    addresses = [f"{settings.SITE_ADDRESS}{seen.get_absolute_url()}", *ours, "/gone-987654/", "/about/"]
    body = "".join(f'<p><a href="{address}">a link</a></p>' for address in addresses)
    story = complete(body=body)

    def told(at):
        return [problem.words for problem in gate.problems(story, at) if problem.check == "unseen"]

    assert told(timezone.now()) == [
        "The link to “The lost” leads to a story that readers can see no more. Take it out.",
        f"The link to “The next” leads nowhere until {moment(to_come.live_from)}, when readers see that story. "
        "Wait, or take it out.",
        "The link to “The draft” leads to a story that readers cannot see. Publish it first, or take the link out.",
        "The link to /gone-987654/ leads to no story. Mend it, or take it out.",
    ]
    assert len(told(to_come.live_from)) == 3


@pytest.mark.parametrize(("state", "check"), [("waiting", "embeds_waiting"), ("failed", "embeds")])
def test_embeds_should_be_there(state, check):
    story = complete(body=f'<figure data-embed="{YOUTUBE}"><a href="{YOUTUBE}">A video</a></figure>')
    assert found(story) == []
    embed = Embed.objects.create(address=YOUTUBE, provider="youtube", state=state, trouble="That video is gone.")
    problem = one(story, check)
    assert problem.passage == YOUTUBE and found(story) == [check]
    assert "That video is gone." in problem.words
    assert ("It is tried again by itself." in problem.words) == (state == "waiting")
    Embed.objects.filter(pk=embed.pk).update(state=Embed.State.FETCHED)
    assert found(story) == []


def test_what_was_never_asked_for_is_waited_for():
    story = complete(body=f'<figure data-embed="{YOUTUBE}"><a href="{YOUTUBE}">A video</a></figure>')
    Embed.objects.create(address=YOUTUBE, provider="youtube")
    assert one(story, "embeds_waiting").words.endswith("is still being fetched. Wait a minute.")


def test_an_address_that_is_an_embed_and_a_link_is_told_of_once(checked):
    checked(YOUTUBE, False, "It does not answer.")
    figure = f'<figure data-embed="{YOUTUBE}"><a href="{YOUTUBE}">A video</a></figure>'
    story = complete(body=f'{figure}<p><a href="{YOUTUBE}">The video</a></p>')
    embed = Embed.objects.create(address=YOUTUBE, provider="youtube", state=Embed.State.FAILED, trouble="It is gone.")
    assert found(story) == ["embeds"]
    Embed.objects.filter(pk=embed.pk).update(state=Embed.State.FETCHED)
    assert found(story) == ["links"]


def test_musts_come_first_and_only_they_hold_a_story_up():
    story = complete(headline="Minister resigns TK", standfirst="", authors=[])
    assert found(story) == ["placeholder", "standfirst", "byline"]
    assert [problem.check for problem in gate.musts(gate.problems(story, NOON))] == ["placeholder"]


def test_a_paper_may_insist_on_more(settings):
    settings.GATE_MUST = ["byline"]
    story = complete(authors=[], standfirst="")
    assert [problem.check for problem in gate.musts(gate.problems(story, NOON))] == ["byline"]
    assert found(story) == ["byline", "standfirst"]


def test_a_check_that_is_not_there_cannot_be_insisted_on(settings):
    settings.GATE_MUST = ["byline", "headlines"]
    [error] = checks.the_gate_knows_what_it_must(None)
    assert error.id == "articles.E001"
    assert "headlines" in error.msg and "byline" not in error.msg and "standfirst_length" in error.hint
    settings.GATE_MUST = [check.name for check in gate.CHECKS]
    assert checks.the_gate_knows_what_it_must(None) == []


def test_the_number_of_queries_is_small_and_the_same_for_much_and_little(django_assert_num_queries, checked):
    pictures = [factories.picture(color=color) for color in ("red", "green", "blue")]
    for number in range(9):
        checked(f"https://gone.example/{number}", False, "It is gone.")
    little = f'<figure data-picture="{pictures[0].pk}"></figure><p><a href="https://gone.example/0">x</a></p>'
    figures = "".join(f'<figure data-picture="{picture.pk}"></figure>' for picture in pictures)
    links = "".join(f'<p><a href="https://gone.example/{number}">x</a></p>' for number in range(9))
    embed = f'<figure data-embed="{YOUTUBE}"><a href="{YOUTUBE}">A video</a></figure>'
    ours = [f'<p><a href="/a-{number}/">x</a></p>' for number in range(901, 910)]
    for body in (little + embed + ours[0], figures + links + embed + "".join(ours)):
        story = Story.objects.get(pk=complete(body=body).pk)
        with django_assert_num_queries(7):
            gate.problems(story)


def test_a_picture_that_went_keeps_no_correction_of_a_live_story_from_readers():
    story, new = factories.published(lead_picture=factories.picture()), factories.picture("red")
    story.lead_picture.withdrawn_at = new.withdrawn_at = NOON
    story.lead_picture.save()
    new.save()
    assert "rights" not in found(story)
    assert one(story, "frames").level == Level.SHOULD
    story.body += f'<figure data-picture="{new.pk}"></figure>'
    assert one(story, "rights").passage == f"picture:{new.pk}"
