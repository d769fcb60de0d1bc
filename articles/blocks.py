"""What stands in a body beside its words: the library's pictures, embeds, stories of ours, as readers get them.

Queries, however many blocks there are: pictures one, embeds at most three, stories at most five; of a kind that the
body does not have, none.
"""

from django.template.loader import render_to_string

from newsroom import languages

from . import body, printed
from .embeds import shown as shown_embeds
from .hanging import hang
from .models import Edition

FOLDER = "articles/blocks"


def shown(source, at=None, hung=None, is_foreign=False, whole=""):
    """A body as readers see it at `at` (aware; now unless given): safe HTML. `hung`: its pictures by number, where they
    are at hand; `is_foreign`: whether it is in another language than the library; `whole`: the page that has its
    galleries' pictures whole, which otherwise lead to their files."""
    placed = dict.fromkeys(body.placed_pictures(source))
    wanted = {number for number, _ in placed}
    found = {number: hung[number] for number in wanted if number in hung} if hung is not None else hang([], wanted)
    told = (pictures(placed, found, whole), embeds(source), stories(source, at), gone(found))
    return body.render(source, *told, librarys(found) if is_foreign else None, "pictures" if whole else "")


def whole(galleries, hung, is_foreign=False):
    """The galleries of a body (`body.galleries`) with each picture as large as there is room: safe HTML by the place
    that each gallery has among them, of those of which there is something to be seen."""
    numbers = [number for each in galleries for number, _ in body.placed_pictures(each) if number in hung]
    found = {number: hung[number] for number in numbers}
    ready = {number: _whole_picture(picture) for number, picture in found.items() if picture.takes_room}
    for number in numbers:
        printed.picture(number, "caption", "credit")
    said = {"gone": gone(found), "librarys": librarys(found) if is_foreign else None}
    rendered = {place: body.render(each, ready, **said) for place, each in enumerate(galleries, 1)}
    return {place: each for place, each in rendered.items() if each}


def _whole_picture(picture):
    return render_to_string(f"{FOLDER}/_whole_picture.html", {"picture": picture})


def librarys(found):
    """What the library says of the pictures, as `body.render` wants it. Its words run as their letters do: some were
    written before the paper was in its language."""
    for number in found:
        printed.picture(number, "caption")
    captions = {picture.caption for picture in found.values() if picture.caption}
    return body.Librarys(captions, {"lang": languages.of("").bcp47, "dir": "auto"})


def gone(found):
    """By number the library's captions of what readers may not see: a story that took one over prints it no more."""
    withheld = {number: picture.caption for number, picture in found.items() if picture.is_withheld and picture.caption}
    for number in withheld:
        printed.picture(number, "caption")
    return withheld


def pictures(placed, found, whole=""):
    """Safe HTML by number and place of each picture that can be shown, or whose room an empty frame takes. `placed`:
    pairs of number and place; `found`: pictures by number, with their renditions; `whole` as in `shown`."""
    for number, place in placed:
        printed.picture_in_gallery(number) if place == "gallery" else printed.picture(number, "credit")
    ready = {number: picture for number, picture in found.items() if picture.takes_room}
    return {(number, place): _picture(ready[number], place, whole) for number, place in placed if number in ready}


def _picture(picture, place, whole):
    template = "_gallery_picture.html" if place == "gallery" else "_picture.html"
    return render_to_string(f"{FOLDER}/{template}", {"picture": picture, "place": place, "whole": whole})


def embeds(source):
    """Safe HTML by address."""
    found = shown_embeds(body.embed_addresses(source))
    printed.embeds(found.values())
    return {address: render_to_string(f"{FOLDER}/_embed.html", {"embed": embed}) for address, embed in found.items()}


def stories(source, at=None):
    """Safe HTML by number of each story in a box that readers can see at `at`."""
    cards = _cards(body.related_ids(source), "box", at)
    return {card.story_id: render_to_string(f"{FOLDER}/_related.html", {"card": card}) for card in cards}


def links(numbers, at=None):
    """A link by number to each of the stories, as feeds want it."""
    cards = _cards(numbers, "link", at)
    return {card.story_id: render_to_string(f"{FOLDER}/_link.html", {"card": card}) for card in cards}


def _cards(numbers, guise, at):
    """The stories as their boxes print them, of which each takes its place as soon as it is live."""
    cards = list(Edition.objects.live(at).filter(story__in=numbers).for_cards()) if numbers else []
    printed.awaited(numbers, guise)
    printed.cards(cards, guise)
    return cards
