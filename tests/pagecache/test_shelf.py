"""Kept pages have so much memory, and no more."""

from newsroom.pagecache.shelf import Shelf, Shelves


class Thing:
    def __init__(self, size, is_found=True):
        self.size, self.is_found = size, is_found


def test_those_that_nobody_asked_for_longest_go_first():
    shelf = Shelf(100)
    for name in "abcdefghij":
        shelf.put(name, Thing(10))
    shelf.get("a")
    shelf.put("k", Thing(10))
    assert shelf.get("a")
    assert not shelf.get("b")
    assert (len(shelf), shelf.size) == (10, 100)


def test_what_takes_the_place_of_another_gives_its_room_back():
    shelf = Shelf(100)
    for size in (10, 5, 12):
        shelf.put("a", Thing(size))
    assert shelf.size == 12
    shelf.take("a")
    shelf.take("a")
    assert (len(shelf), shelf.size) == (0, 0)


def test_what_would_clear_the_shelf_is_not_kept():
    shelf = Shelf(100)
    shelf.put("a", Thing(10))
    shelf.put("b", Thing(13))
    shelf.put("a", Thing(90))
    assert (len(shelf), shelf.size) == (0, 0)


def test_made_up_addresses_push_out_no_page():
    shelves = Shelves(1_600)
    shelves.put("front", Thing(10))
    for number in range(1_000):
        shelves.put(number, Thing(10, is_found=False))
    assert shelves.get("front")
    assert shelves.rest.size == 100


def test_a_page_that_comes_or_goes_changes_its_shelf():
    shelves = Shelves(1_600)
    for is_found in (False, True, False):
        thing = Thing(5, is_found)
        shelves.put("a", thing)
        assert shelves.get("a") is thing
        assert len(shelves.pages) + len(shelves.rest) == 1


def test_a_thousand_pages_stay_within_what_they_were_given(paper):
    cache = type(paper)(most=480_000).cache
    paper.cache = cache
    for number in range(300):
        paper.ask(f"/story/{number}/")
        paper.ask(f"/nowhere/{number}/")
    assert cache.shelves.pages.size + cache.shelves.rest.size <= 480_000
    assert 50 < len(cache.shelves.pages) < 150
    assert 3 < len(cache.shelves.rest) < 10
