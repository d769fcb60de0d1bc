"""Says of the page that is being rendered what it prints, by keys (keys.py): it stays kept for as long as that is so.

What is said here follows the templates: whoever has a page print more of a story names it here, too.
"""

from datetime import timedelta

from newsroom.pagecache.naming import good_until, name
from pictures import keys as picture_keys

from . import keys
from .body.embeds import canonical
from .related import SHOWN

# Guises that print the section's name where there is no kicker.
NAMED = {"line", "box", "brief", "near", "side", "card"}
SIGNED = {"side", "card"}
PICTURED = {"box", "brief", "near", "card"}
HEAT_LIFE = timedelta(seconds=300)  # as long as the furniture that goes by it: what is read is rolled up and marked


def card(edition, guise="card"):
    """An edition in one of the guises that a card has."""
    story(edition, guise)
    section(edition.category, "address")
    if guise in NAMED and not edition.kicker:
        section(edition.category, "name")
    if guise in SIGNED:
        people(byline for byline in edition.bylines.all() if byline.leads)
    if guise in PICTURED:
        picture(edition.lead_picture_id)
        picture(edition.picture_kept_back)


def is_pictured(edition):
    """Whether its card has a picture: none that is withheld, whose empty frame stands in the story alone."""
    return edition.lead_picture is not None and edition.lead_picture.is_shown


def cards(editions, guise="card"):
    for edition in editions:
        card(edition, guise)


def story(edition, guise):
    name(keys.story(edition.story_id, guise))


def address(edition, guise):
    """Where a story lives, as a redirect says it: "address" of what was last seen of it, "moved" of what is live."""
    story(edition, guise)
    section(edition.category, "address")


def whole(edition):
    """An edition on its own page, but for what stands in its body."""
    story(edition, "page")
    section(edition.category, "name", "address")
    people(edition.bylines.all())
    for tagged in edition.tagged.all():
        tag(tagged.tag)
    # In the place of a picture that is withheld no caption stands which is the library's, and a story in another
    # language says which is.
    is_withheld = edition.lead_picture and edition.lead_picture.is_withheld
    says_its_own = edition.lead_caption and not is_withheld and not edition.is_foreign
    picture(edition.lead_picture_id, "credit", *([] if says_its_own else ["caption"]))


def galleries(edition):
    """An edition on the page of its galleries' pictures, but for these."""
    story(edition, "pictures")
    # The release before knows only this of both keys: what it scheduled, and its processes beside new ones, mark no
    # other. It may go one release later; its columns are part of those of "pictures".
    story(edition, "link")
    section(edition.category, "address")


def picture(number, *words):
    """A picture of the library, also one that cannot be shown yet, and the library's words for it. Its renditions and
    its description are named by the tag that prints them."""
    if number:
        name(picture_keys.picture(number), *picture_keys.words(number, *words))


def picture_in_gallery(number):
    """One that leads to the whole of it, too."""
    picture(number, "caption", "credit")
    name(picture_keys.crop(number, ""))


def in_feed(edition, facts):
    """An edition as a feed has it, but for what stands in its body. `facts`: what of its people is printed."""
    story(edition, "feed")
    section(edition.category, "name", "address")
    people(edition.bylines.all(), *facts)
    for tagged in edition.tagged.all():
        name(*keys.thing(tagged.tag, "name"))


def pictures_in_feed(edition, placed):
    """The pictures of an edition as a feed has them, also those that cannot be shown yet. `placed`: pairs of the number
    of one in the body and its place."""
    if lead := edition.lead_picture_id:
        words = [word for word, own in (("alt", edition.lead_alt), ("caption", edition.lead_caption)) if not own]
        _picture_in_feed(lead, "credit", *words)
    for number, place in placed:
        _picture_in_feed(number, "alt", "credit", *(["caption"] if place == "gallery" else []))


def _picture_in_feed(number, *words):
    picture(number, *words)
    name(picture_keys.crop(number, ""))


def author(author):
    name(*keys.thing(author, "name", "address"))


def told(edition):
    """What was last seen of a story, beside a correction of it."""
    story(edition, "told")
    if edition.is_live():
        section(edition.category, "address")


def section(category, *facts):
    name(*keys.thing(category, *facts))


def section_page(category):
    """What a section's own page prints beside its stories: the sections above it and in it."""
    section(category, "name", "address", "description", "below")
    for each in filter(None, [category.parent, *category.children.all()]):
        section(each, "name", "address")


def flat(page):
    """The version of a flat page that readers see, but for what stands in its body."""
    name(keys.flat(page))


def tag(tag):
    name(*keys.thing(tag, "name", "address"))


def author_page(author):
    """What somebody's own page prints beside their stories."""
    name(*keys.thing(author, "name", "address", "page"))
    picture(author.portrait_id)


def faces(edition, shown):
    """Who of an edition's main line is shown with a portrait (faces.py), and who would be as soon as they have one."""
    people((byline for byline in edition.bylines.all() if byline.leads), "face")
    for author in shown:
        picture(author.portrait_id)


def people(bylines, *facts):
    for byline in bylines:
        name(*keys.thing(byline.author, *(facts or ("name", "address"))))


def embeds(shown):
    """What providers tell of embeds (`embeds.Shown`), also where they have not told it yet."""
    for embed in shown:
        name(keys.embed(canonical(embed.address)))
        picture(embed.still)


def neighbours(edition, around):
    """What stands around an edition on its page: `neighbours.Neighbours`."""
    versions(edition, around.versions.others)
    _in_series(edition, around.place)
    _related(edition, around.related, around.elsewhere)
    if around.filled is not None:
        newest(keys.ALL, around.filled, len(around.filled) + (len(around.related) < SHOWN))
    _more(around)


def versions(edition, others):
    """What readers see of the same story in `others` languages, now or as soon as there are some."""
    name(keys.story(edition.original_id, "translations"))
    for each in others:
        section(each.category, "address")


def versions_of_many(sets):
    """Sets of editions of one story in several languages, by the number of the original, also empty ones."""
    name(*(keys.story(number, "translations") for number in sets))
    for each in {each.category_id: each.category for versions in sets.values() for each in versions}.values():
        section(each, "address")


def _in_series(edition, place):
    if place is None:
        return
    name(keys.of(place.series), keys.row(keys.of(place.series), edition.story_id))
    section(place.series, "name", "address")
    cards(filter(None, (place.before, place.behind)), "link")


def _related(edition, shown, elsewhere):
    """`shown`: pairs (live edition or None, the link), as `related` has them. A story that is not live yet, or no
    longer, would push others out; unless it is one of those that stand `elsewhere` on the page."""
    for each in (each for each, _ in shown if each):
        card(each, "brief" if is_pictured(each) else "near")
    last = shown[-1][1].position if len(shown) >= SHOWN else float("inf")
    targets = {link.target_id for link in edition.links.all() if link.target_id and link.position < last}
    awaited(targets - elsewhere, "brief")


def _more(around):
    """More from the authors: by which rows of their lists it was chosen, and who they are, where any is shown."""
    for works in around.works:
        name(keys.of(works.author))
        if works.is_at_end and works.is_cut:  # what fills the room, also unshown, decides what is seen of older ones
            newest(keys.of(works.author), works.looked, len(works.looked))
        for listing in keys.more(keys.of(works.author)), keys.more(keys.of(works.author), around.versions.own.spoken):
            newest(listing, works.looked, len(works.looked) + works.is_at_end)
        _in_other_languages(works.foreign, around)
    for author in around.authors:
        name(*keys.thing(author, "name", "address"))
    if around.author:
        name(*keys.thing(around.author, "box", "face"))
        picture(around.author.portrait_id)
    cards(around.more, "link")


def chosen_as_originals(numbers):
    """Stories, by number, that stand where they do on a page, or would, because they are originals or translations."""
    name(*(keys.original(number) for number in numbers))


def _in_other_languages(foreign, around):
    """Stories that stand on a page, or do not, by what there is in its own language."""
    for number in {each.story_id for each in foreign} - around.versions.numbers:
        name(keys.original(number), keys.in_language(number, around.versions.own.spoken))


def series_feed(series):
    """What a series' feed prints beside its parts."""
    name(keys.of(series), *keys.thing(series, "name", "address", "description"))


def series_page(series, parts):
    """A series' own page, with the editions of its parts that readers see."""
    name(keys.of(series), *keys.thing(series, "name", "address", "description", "page"))
    picture(series.picture_id)
    cards(parts)


def awaited(numbers, guise):
    """Stories, by number, that are printed in that guise as soon as readers can see them."""
    name(*(keys.story(number, guise) for number in numbers))


def answers_at(addresses):
    """Addresses of which it depends on what stands there whether the answer is this one."""
    name(*(keys.at(each) for each in addresses))


def target(old_address):
    """What an old address leads to."""
    if old_address.story_id:
        return awaited([old_address.story_id], "address")
    name(*keys.thing(old_address.target, "address"))


def made_of_many(*several):
    """Some of the things in which stories count, but are not printed: the archive, the days of a month."""
    name(*several)


def sitemap(first, sections):
    """The file of the month that begins on `first`: a key for all its stories, which may be 50,000. `sections`: pairs
    of a section's number and path."""
    name(keys.map_of(first), *(keys.section(number, "address") for number, _ in sections))


def news(stories):
    """Stories as the sitemap of news has them: tuples, `sitemaps.STORY` first."""
    numbers = [story[3] for story in stories]
    name(keys.ALL, keys.top(keys.ALL), *(keys.row(keys.ALL, number) for number in numbers))
    name(*(keys.story(number, "link") for number in numbers))
    name(*(keys.section(number, "address") for number in {story[0] for story in stories}))


def largest_of(numbers):
    """The pictures with those numbers, as sitemaps name them: thousands, so by the drawers that they lie in."""
    name(*{picture_keys.drawer(number) for number in numbers})


def rows(listing, numbers, *, is_first=True, behind=None):
    """The rows of a list, by number, that a page shows; and that these are all, or one `behind` of which it only knows
    that it is there."""
    name(listing, *(keys.row(listing, number) for number in numbers))
    name(keys.next_row(listing, behind) if behind else keys.end(listing))
    if is_first:
        name(keys.top(listing))


def newest(listing, numbers, most):
    """The first rows of a list, by number, on a page that shows at most so many."""
    name(listing, keys.top(listing), *(keys.row(listing, number) for number in numbers))
    if len(numbers) < most:
        name(keys.end(listing))


def front(arranged):
    """A `front.Front`. Which guise stands where, articles/front.html says."""
    name(keys.FRONT, *(keys.on_front(each.story_id) for each in arranged.stories))
    if arranged.picks.is_deep:
        name(keys.DEEP_FRONT)
    what_is_arranged()
    _picked(arranged.picks)
    _top(arranged)
    cards(arranged.latest, "line")
    for rail in arranged.rails:
        section(rail.category, "name", "address")
        first, *others = rail.stories
        card(first)
        cards(others, "line" if is_pictured(first) else "side")


def section_front(category, arranged):
    """A `front.SectionFront`."""
    _picked(arranged.picks)
    _top(arranged)
    cards(arranged.page.rows)


def what_is_arranged(category=None):
    """That it depends on the desk what stands on a section's front, or on the paper's."""
    name(keys.arranged(category))


def _top(arranged):
    cards([*filter(None, [arranged.lead]), *arranged.tops[:1]])
    for each in arranged.tops[1:]:
        card(each, "brief" if is_pictured(each) else "card")


def _picked(picks):
    """By what it was decided which stories stand on the page, beside the newest."""
    awaited(picks.awaited, "card")
    chosen_as_originals(picks.weighed)
    for number in picks.pictures:
        picture(number)
    if picks.asks_heat:
        name(keys.HOT)
        good_until(picks.pool.at + HEAT_LIFE)
    for number, tag in picks.tags.items():
        rows = [row.story for row in picks.pool.tagged[number]]
        name(keys.at(tag.get_absolute_url()))
        newest(keys.of(tag), rows[: picks.looked[number]], picks.looked[number])
    for section in picks.sections:
        name(keys.of(section))
