"""Categories, tags and logins of a blog as sections, tags and authors of the paper."""

import pytest

from articles.models import Author, Category, Story, Tag
from tests import factories

from .exports import all_rows, author, category, export, post

pytestmark = pytest.mark.django_db


def test_sections_stand_below_each_other_whatever_their_order(bring):
    head = category("pier", parent="harbour") + category("harbour", parent="sea") + category("sea")
    bring(export(post(categories=[("pier", "Pier")]), head=head))

    assert Story.objects.get().category.path == "sea/harbour/pier"


def test_parents_are_found_by_name_in_old_exports(bring):
    bring(export(post(categories=[("pier", "Pier")]), head=category("pier", parent="Sea") + category("the-sea", "Sea")))

    assert Story.objects.get().category.path == "the-sea/pier"


def test_sections_that_go_round_in_a_circle_are_cut_where_it_closes(bring):
    head = category("a", parent="b") + category("b", parent="a") + category("c", parent="c")
    bring(export(post(), head=head))

    assert set(Category.objects.values_list("path", flat=True)) == {"b", "b/a", "c", "money"}


@pytest.mark.parametrize(
    ("slug", "path"),
    [
        ("search", "search-section"),
        ("feed", "feed-section"),
        ("area-51", "area51"),
        ("area-51-2", "area512"),
        ("C%2B%2B", "c"),
        ("!!!", "section"),
        ("%e0%b8%97%e0%b9%88%e0%b8%b2", "ท่า"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_category_gets_an_address_that_the_paper_allows(bring, client, slug, path):
    bring(export(post(categories=[(slug, "Harbour")]), head=category(slug, "Harbour")))

    assert Category.objects.get().path == path
    assert client.get(Category.objects.get().get_absolute_url()).status_code == 200


def test_categories_with_the_same_address_stay_apart(bring):
    head = category("area-51", "With a hyphen") + category("area51", "Without")
    source = export(post(1, categories=[("area-51", "")]), post(2, categories=[("area51", "")]), head=head)
    bring(source)

    assert {story.category.name: story.category.path for story in Story.objects.all()} == {
        "With a hyphen": "area51",
        "Without": "area51-x2",
    }
    before = all_rows()
    bring(source)
    assert all_rows() == before


def test_a_section_that_the_paper_has_takes_its_posts(bring):
    money = factories.category("Money", description="Ours")

    bring(export(post(), head=category("money", "MONEY!")))

    assert Story.objects.get().category == money
    assert Category.objects.get().name == "Money"


def test_a_post_of_several_categories_stands_in_the_first_and_has_the_others_as_tags(bring):
    bring(export(post(categories=[("money", "Money"), ("sea", "Sea"), ("harbour", "Harbour")], tags=["sea", "Boats"])))

    assert Story.objects.get().category.name == "Money"
    assert sorted(Story.objects.get().tags.names()) == ["Boats", "Harbour", "sea"]


def test_a_post_of_no_category_stands_in_a_section_of_its_kind(story):
    assert story(categories=[]).category.path == "imported"


def test_sections_too_deep_for_an_address_start_at_the_top_again(bring):
    slugs = [f"{chr(97 + number) * 58}" for number in range(20)]
    head = "".join(category(slug, parent=above) for slug, above in zip(slugs, ["", *slugs], strict=False))
    bring(export(post(categories=[(slugs[-1], "Deep")]), head=head))

    assert max(len(category.path) for category in Category.objects.all()) <= 400
    assert Category.objects.count() == 20


def test_tags_keep_commas_and_slashes_and_are_found_without_regard_to_case(bring, client):
    bring(export(post(1, tags=["Ports, big", "2/3 majority", "QR"]), post(2, tags=["qr", "Ports, Big"])))

    assert set(Tag.objects.values_list("name", flat=True)) == {"Ports, big", "2/3 majority", "QR"}
    for tag in Tag.objects.all():
        assert client.get(tag.get_absolute_url()).status_code == 200


def test_tags_that_show_nothing_are_left_out(bring):
    bring(export(post(tags=["", "\u200b", " "]), head="<wp:tag><wp:tag_slug>x</wp:tag_slug><wp:tag_name/></wp:tag>"))

    assert not Tag.objects.exists()


def test_names_too_long_for_the_paper_are_cut(bring):
    long = "ท่าเรือ " * 30
    bring(
        export(
            post(creator="arif", categories=[("x", long)], tags=[f"\u202e{long}"]),
            head=author("arif", long) + category("x", long),
        )
    )

    assert len(Tag.objects.get().name) <= 100
    assert Tag.objects.get().name.endswith("\u202c")
    assert len(Category.objects.get().name) <= 80
    assert len(Author.objects.get(slug="arif").name) <= 120


def test_logins_that_make_the_same_address_stay_two_people(bring):
    source = export(
        post(1, creator="j.lim"),
        post(2, creator="j-lim"),
        head=author("j.lim", "Jia Lim") + author("j-lim", "Jun Lim"),
    )
    bring(source)

    names = {story.headline: story.authors.get().name for story in Story.objects.all()}
    assert names == {"Ferry town 1": "Jia Lim", "Ferry town 2": "Jun Lim"}
    before = all_rows()
    bring(source)
    assert all_rows() == before


def test_an_author_that_the_paper_has_keeps_the_name(bring):
    ours = factories.author("Mei")

    bring(export(post()))

    assert Story.objects.get().authors.get() == ours
    assert Author.objects.get().name == "Mei"


def test_a_login_that_is_an_address_of_e_mail_is_not_printed(bring):
    bring(export(post(creator="wei@example.org"), head=author("wei@example.org")))

    wei = Story.objects.get().authors.get()
    assert (wei.slug, wei.name) == ("wei", "wei")


def test_a_login_is_found_without_regard_to_case(story):
    assert story(creator="MEI").authors.get().name == "Mei Lin Tan"


def test_an_author_without_a_name_goes_by_the_login(bring):
    bring(export(post(creator="arif"), head=author("arif")))

    assert Story.objects.get().authors.get().name == "arif"


def test_categories_and_people_without_a_slug_or_login_are_left_out(bring):
    bring(export(post(categories=[("", "")], tags=[]), head=category("", " ") + author("", "Nobody")))

    assert [section.path for section in Category.objects.all()] == ["imported"]
    assert [person.slug for person in Author.objects.all()] == ["mei"]
