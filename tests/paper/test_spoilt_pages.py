"""What the desk changes of the paper itself spoils the pages that print it: asked of every address before and after."""

from articles import publishing
from articles.models import FlatPage
from newsroom import paper as the_paper
from tests import factories
from tests.purge.conftest import clock, site
from tests.purge.crawling import Press, changed, clock_count, marked_since, spoilt

__all__ = ["clock", "site"]


def watched(press, before, act):
    """The addresses that answer otherwise after the act, and those whose pages it spoils."""
    count = clock_count()
    act()
    return changed(before, press.again(before)), spoilt(before, marked_since(count))


def test_a_flat_page_spoils_just_what_has_it(site, connections_stay):
    factories.published()
    press, both = Press(), {"/about/", "/about/pictures/"}
    page = FlatPage(headline="About", slug="about", body="<p>Nine of us.</p>")
    page.body += f'<figure data-gallery="{factories.picture().pk}"></figure>'
    its_own = {*both, "/sitemap-pages.xml"}
    before = press.crawl(*its_own)
    assert watched(press, before, lambda: publishing.save_page(page)) == (set(), set())
    assert watched(press, before, lambda: publishing.publish_page(page)) == (its_own, its_own)

    page.body = page.body.replace("Nine of us", "Ten of us")
    publishing.save_page(page)
    before = press.crawl(*its_own)
    assert watched(press, before, lambda: publishing.publish_page(page)) == (both, both)
    before = press.again(before)
    assert watched(press, before, lambda: publishing.take_down_page(page)) == (its_own, its_own)


def test_no_page_that_prints_the_name_stays_as_it_was(site, connections_stay):
    factories.published(tags=["Solar"], authors=[factories.author()])
    press, renamed = Press(), the_paper.words()
    renamed.name = "The Morning"
    before = press.crawl("/feed/", "/money/feed/", "/sitemap-news.xml", "/manifest.webmanifest")
    is_changed, is_spoilt = watched(press, before, lambda: publishing.set_paper(renamed))
    assert is_changed - is_spoilt == set()
    assert {"/", "/money/", "/feed/", "/sitemap-news.xml", "/manifest.webmanifest", "/tag/solar/"} <= is_changed
