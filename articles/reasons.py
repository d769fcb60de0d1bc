"""Why a story is filled up beside another, for the desk: what suggestions.py would take now, and what readers see."""

from dataclasses import dataclass

from django.utils import timezone

from . import neighbours, related, suggestions, translations
from .models import Ban, Edition


@dataclass(frozen=True)
class Offer:
    """A story that is filled up beside another. `why`: what they have in common, in words. `is_shown`: whether there is
    room for it; `is_seen`: whether readers have it there now."""

    story_id: int
    headline: str
    why: str
    is_shown: bool
    is_seen: bool


@dataclass(frozen=True)
class Filled:
    """All of them beside a story: `offers`, the best first; `kept_away`, the stories that never are (`Ban`)."""

    offers: list
    kept_away: list
    is_live: bool

    @property
    def in_sight(self):
        return [offer for offer in self.offers if offer.is_shown or offer.is_seen]

    @property
    def in_reserve(self):
        return [offer for offer in self.offers if not (offer.is_shown or offer.is_seen)]


def filled(story, at=None):
    """What is filled up beside a story as it is saved, if it went to readers at `at` (aware; now unless given)."""
    at = at or timezone.now()
    tags, bans = list(story.tags.all()), list(Ban.objects.filter(story=story).select_related("other"))
    picked = list(story.links.values_list("target_id", flat=True))
    taken = {*translations.numbers_of(story), *picked, *(ban.other_id for ban in bans)}
    found = suggestions.ranked(story, tags, at, taken)
    edition = Edition.objects.for_page().live(at).of_story(story.pk)
    seen = seen_beside(edition, at) if edition else {}
    room, names = max(related.SHOWN - len(picked), 0), {tag.pk: tag.name for tag in tags}
    offers = [
        Offer(each.story_id, each.headline, why(each, names, story.category, at), place < room, each.story_id in seen)
        for place, each in enumerate(found)
    ]
    known = {story.pk, *picked, *(each.story_id for each in found)}
    past = [Offer(number, card.headline, PAST, False, True) for number, card in seen.items() if number not in known]
    return Filled(offers + past, bans, edition is not None)


PAST = "Filled up when the story was published; the next version takes others."


def seen_beside(edition, at):
    """By number, what was filled up beside an edition, as readers see it."""
    pairs = neighbours.of(edition, at).related
    return {card.story_id: card for card, link in pairs if card and link.is_automatic}


def why(candidate, names, section, at):
    """“Shares the tags Harbour and Port strike · headlines share “ferry” · same section · 2 days old”."""
    tags = sorted(names[tag] for tag in candidate.tags)
    said = [
        f"Shares the tag{'s' if len(tags) > 1 else ''} {listed(tags)}" if tags else "",
        f"headlines share {listed([f'“{word}”' for word in sorted(candidate.words)])}" if candidate.words else "",
        f"same section ({section})" if candidate.is_in_section else "",
    ]
    said = list(filter(None, said)) or ["Nothing in common: one of the newest of the paper"]
    sentence = " · ".join([*said, age(at - candidate.published_at)])
    return sentence[0].upper() + sentence[1:]


def listed(words):
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def age(passed):
    """Of a `timedelta`, in whole days from the second on: “3 hours old”."""
    number, unit = (passed.days, "day") if passed.days else (passed.seconds // 3600, "hour")
    return f"{number} {unit}{'' if number == 1 else 's'} old" if number else "new"
