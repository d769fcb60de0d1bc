"""What changes by itself is put into kept pages, and none is rendered for it."""

from datetime import timedelta

from django.test import Client


def test_a_piece_is_changed_without_rendering_the_page(paper):
    first = paper.ask(HTTP_ACCEPT_ENCODING="gzip")
    paper.board.sign = "a long blow from the east"
    paper.mark("sign")
    assert "<b>a long blow from the east</b>" in paper.ask().text
    assert paper.ask(HTTP_ACCEPT_ENCODING="gzip").headers["etag"] != first.headers["etag"]
    assert paper.rendered() == 1
    paper.board.sign = "calm"
    paper.mark("sign")
    assert paper.ask(HTTP_ACCEPT_ENCODING="gzip").body == first.body


def test_a_piece_is_made_once_for_all_pages(paper):
    for number in range(5):
        assert "<b>calm</b>" in paper.ask(f"/story/{number}/").text
    assert paper.board.renderings["sign"] == 1


def test_a_piece_that_came_out_the_same_changes_no_page(paper):
    page = paper.ask()
    paper.mark("sign")
    assert paper.ask().headers["etag"] == page.headers["etag"]
    paper.ask()
    assert (paper.board.renderings["sign"], paper.rendered()) == (2, 1)


def test_a_piece_lives_as_long_as_it_says(wall, paper):
    paper.ask()
    paper.board.sign = "storm"
    wall.turn(timedelta(seconds=59))
    assert "calm" in paper.ask().text
    wall.turn(timedelta(seconds=1))
    assert "storm" in paper.ask().text
    assert paper.rendered() == 1


def test_a_page_and_its_piece_change_together(paper):
    paper.ask()
    paper.board.words, paper.board.sign = "second", "storm"
    paper.mark("story:1", "sign")
    changed = paper.ask().text
    assert "second" in changed
    assert "storm" in changed


def test_a_piece_that_cannot_be_made_goes_on_standing(paper, caplog):
    paper.ask()
    paper.board.sign_is_broken = True
    paper.mark("sign")
    assert [paper.ask().status for _ in range(5)] == [200] * 5
    assert "calm" in paper.ask().text
    assert paper.board.renderings["sign"] == 2  # one try, and then a rest
    assert "“sign” could not be made anew" in caplog.text
    paper.board.words = "second"
    paper.mark("story:1")
    assert "second" in paper.ask().text


def test_a_piece_marked_hard_never_goes_on_standing(paper, caplog):
    paper.ask()
    paper.board.sign_is_broken = True
    paper.mark("sign", hard=True)
    answered = paper.ask()
    assert answered.status == 503
    assert "The page could not be made" in answered.text
    assert "no sign" in caplog.text
    paper.board.sign_is_broken = False
    assert paper.ask().status == 200


def test_nobody_who_is_not_kept_for_sees_a_slot(paper):
    kept, signed_in = paper.ask().text, paper.ask(HTTP_COOKIE="sessionid=x").text
    tested = Client(headers={"host": "paper.test"}).get("/story/1/").content.decode()
    assert kept == signed_in == tested
    assert "<!--" not in kept


def test_a_slot_cannot_be_typed(paper):
    paper.board.words = "<!--0123456789abcdef01234567 sign-->"
    assert paper.ask().text.count("<b>") == 1


def test_each_variant_is_a_piece_of_its_own(paper):
    assert "<i>Dili: အောင် glad</i>" in paper.ask("/ship/အောင်/glad/".encode().decode("latin-1")).text
    assert "<i>Dili: ore glad</i>" in paper.ask("/ship/ore/glad/").text
    assert "<i>Dili: ore sad</i>" in paper.ask("/ship/ore/sad/").text
    paper.mark("ship:ore")
    assert "<i>Dili: ore sad</i>" in paper.ask("/ship/ore/sad/").text
    assert paper.rendered("/ship/ore/sad/") == 2
    assert paper.board.renderings["bunting ore sad"] == 1


def test_a_variant_is_renewed_in_its_pages(paper):
    paper.ask("/ship/ore/glad/"), paper.ask("/ship/ore/sad/")
    paper.board.harbour = "Kupang"
    paper.mark("harbour")
    assert "<i>Kupang: ore sad</i>" in paper.ask("/ship/ore/sad/").text
    assert "<i>Kupang: ore glad</i>" in paper.ask("/ship/ore/glad/").text
