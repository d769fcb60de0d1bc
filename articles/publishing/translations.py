"""Which keys a translation spoils that comes before readers, goes, or changes its address or language."""

from articles import keys
from articles.models import Edition
from newsroom.clock import local_day


def spoilt(originals, at):
    """Yields the keys of what tells of the translations of those stories (by number) as readers see them at `at`
    (aware): the pages of each set; and where the first of them comes, the sitemap that has the original."""
    for number in originals:
        yield keys.story(number, "translations")
    for published_at in _published(originals, at) if originals else ():
        yield keys.map_of(local_day(published_at))


def _published(originals, at):
    return Edition.objects.live(at).filter(story__in=originals).values_list("published_at", flat=True)
