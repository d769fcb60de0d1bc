"""The checks, each a function that yields what it finds in a `Proof`: (field, words) and perhaps the passage meant.

The words say what is wrong and how to mend it. `field` is where: a field of the story's form, or "notes".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format

from articles.body.embeds import provider_of
from articles.models import Embed, Story
from newsroom import languages
from newsroom.clock import moment
from newsroom.text import line

from . import placeholders

LONGEST_HEADLINE = Story._meta.get_field("headline").max_length
LONG_HEADLINE = 110  # characters, from which on it is set smaller
LONG_STANDFIRST = 260
LONG_SLUG = 80
SHORT_SLUG = 3
# What is read through for placeholders beside the text, and how the desk calls it.
READ_THROUGH = {
    "kicker": "kicker",
    "headline": "headline",
    "standfirst": "standfirst",
    "lead_caption": "caption",
    "lead_alt": "description of the lead picture",
    "search_title": "title in search results",
    "share_headline": "headline where it is shared",
    "share_text": "text where it is found and shared",
}


class Level(StrEnum):
    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True)
class Problem:
    """What a check found: where, what is wrong and how to mend it. `passage`: the words or address that is meant."""

    check: str
    level: Level
    field: str
    words: str
    passage: str = ""

    def __str__(self):
        return self.words


@dataclass(frozen=True)
class Check:
    name: str
    level: Level
    finds: Callable


def headline(proof):
    words = line(proof.story.headline)
    if not words:
        yield "headline", "The story has no headline. Give it one."
    elif len(words) > LONGEST_HEADLINE:
        yield "headline", f"The headline has {len(words)} characters. Shorten it to {LONGEST_HEADLINE}."


def headline_length(proof):
    length = len(line(proof.story.headline))
    if LONG_HEADLINE < length <= LONGEST_HEADLINE:
        yield "headline", f"The headline is long: {length} characters. With {LONG_HEADLINE} or less it is set larger."


def section(proof):
    if proof.story.category_id is None:
        yield "category", "The story is in no section. Choose one."


def text(proof):
    shows_something = line(proof.text) or "<figure" in proof.story.body
    if not shows_something and not line(proof.story.standfirst):
        yield "body", "The story has no text yet. Write a standfirst or a body."


def placeholder(proof):
    places = [(field, noun, getattr(proof.story, field)) for field, noun in READ_THROUGH.items()]
    for field, noun, words in [*places, ("body", "text", proof.text)]:
        for left in placeholders.found(words):
            yield field, f"“{left}” in the {noun} stands for words that are still to come. Write them.", left


def notes(proof):
    if proof.open_notes == 1:
        yield "notes", "A note on the copy is open. Answer it, and resolve it."
    elif proof.open_notes:
        yield "notes", f"{proof.open_notes} notes on the copy are open. Answer them, and resolve them."


def lead_picture_words(proof):
    picture = proof.lead
    if picture and not line(proof.story.lead_alt or picture.alt) and not picture.is_decorative:
        yield "lead_picture", "The lead picture has no description. Say what it shows, or mark it as decorative."


def lead_picture_credit(proof):
    if proof.lead and not line(proof.lead.credit):
        yield "lead_picture", "The lead picture has no credit. Say who made it."


def rights(proof):
    """Of pictures that would be new to readers; in the place of those they know they find an empty frame (`frames`)."""
    if proof.lead and (trouble := _trouble(proof.lead, proof.day)) and not proof.is_known(proof.lead):
        why, mend = trouble
        yield "lead_picture", f"The lead picture {why}. Choose another, or {mend}."
    for picture in proof.pictures:
        if (trouble := _trouble(picture, proof.day)) and not proof.is_known(picture):
            why, mend = trouble
            yield "body", f"The picture “{_name(picture)}” {why}. Take it out, or {mend}.", _mark(picture.pk)


def frames(proof):
    for picture in filter(None, [proof.lead, *proof.pictures]):
        if (trouble := _trouble(picture, proof.day)) and proof.is_known(picture):
            field = "lead_picture" if picture == proof.lead else "body"
            yield field, f"Readers find an empty frame in the place of “{_name(picture)}”: it {trouble[0]}."


def standfirst(proof):
    if not line(proof.story.standfirst):
        yield "standfirst", "There is no standfirst. Say in one or two sentences why to read on."


def standfirst_length(proof):
    length = len(line(proof.story.standfirst))
    if length > LONG_STANDFIRST:
        yield "standfirst", f"The standfirst is long: {length} characters. Shorten it to {LONG_STANDFIRST}."


def byline(proof):
    if not proof.signed:
        yield "bylines", "Nobody has signed the story. Name its author."


def lead_picture(proof):
    if proof.lead is None:
        yield "lead_picture", "There is no lead picture. Lists show the story without one."


def body_pictures(proof):
    for number in proof.lost_pictures:
        words = f"A picture in the text (number {number}) is no longer in the library. Take it out."
        yield "body", words, _mark(number)
    for picture in proof.pictures:
        if not line(picture.alt) and not picture.is_decorative and not _is_described(picture, proof.story.body):
            words = f"A picture in the text has no description ({_name(picture)}). Say what it shows."
            yield "body", words, _mark(picture.pk)


def links(proof):
    for link in proof.broken_links:
        where = "links" if link.address in proof.addresses else "body"
        words = f"The link to {link.address[:80]} does not answer. {link.trouble} Mend it, or take it out."
        yield where, words, link.address


def unseen(proof):
    """A reader who follows such a link finds nothing, and reads the headline of what is to come in its address."""
    for address, story in proof.unseen:
        if story is None:
            yield "body", f"The link to {address[:80]} leads to no story. Mend it, or take it out.", address
        else:
            yield "body", f"The link to “{line(story.headline)[:60]}” {_leads_nowhere(story, proof.at)}", address


def _leads_nowhere(story, at):
    if story.state(at) == Story.State.SCHEDULED:
        return f"leads nowhere until {moment(story.live_from)}, when readers see that story. Wait, or take it out."
    if story.state(at) in (Story.State.ENDED, Story.State.RETRACTED):
        return "leads to a story that readers can see no more. Take it out."
    return "leads to a story that readers cannot see. Publish it first, or take the link out."


def embeds(proof):
    for embed in proof.embeds:
        if embed.state == Embed.State.FAILED:
            yield "body", f"An embed cannot be shown whole. {embed.trouble} Try again, or take it out.", embed.address


def embeds_waiting(proof):
    for embed in proof.embeds:
        if embed.state == Embed.State.WAITING:
            yield "body", _waits(embed), embed.address


def slug(proof):
    words = line(proof.story.slug) or (line(proof.story.headline) and proof.story.address_slug())
    if not words:
        return
    if words == "story":
        yield "slug", "The address would say nothing but “story”. Write a few words for it."
    elif not any(letter.isalpha() for letter in words):
        yield "slug", f"The address would be only the number {words}. Write a few words for it."
    elif not SHORT_SLUG <= len(words) <= LONG_SLUG:
        yield "slug", f"The address has {len(words)} characters. {SHORT_SLUG} to {LONG_SLUG} are told and typed well."


def translation(proof):
    for other in proof.same_in_language:
        in_it = f"“{line(other.headline)[:60]}” is this story in {other.spoken.name}, too."
        yield "language", f"{in_it} Choose the language that this one is in."


def direction(proof):
    """Of the languages that run from right to left and of the others, the letters tell for certain."""
    language, runs = proof.story.spoken, languages.direction_of(proof.story.headline + proof.text)
    if runs and runs != language.direction:
        way = "right to left" if runs == "rtl" else "left to right"
        yield "language", f"The text runs from {way}, and {language.name} does not. Choose the language it is in."


CHECKS = (
    Check("headline", Level.MUST, headline),
    Check("section", Level.MUST, section),
    Check("text", Level.MUST, text),
    Check("placeholder", Level.MUST, placeholder),
    Check("notes", Level.MUST, notes),
    Check("lead_picture_words", Level.MUST, lead_picture_words),
    Check("lead_picture_credit", Level.MUST, lead_picture_credit),
    Check("rights", Level.MUST, rights),
    Check("translation", Level.MUST, translation),
    Check("frames", Level.SHOULD, frames),
    Check("standfirst", Level.SHOULD, standfirst),
    Check("byline", Level.SHOULD, byline),
    Check("lead_picture", Level.SHOULD, lead_picture),
    Check("body_pictures", Level.SHOULD, body_pictures),
    Check("links", Level.SHOULD, links),
    Check("unseen", Level.SHOULD, unseen),
    Check("embeds", Level.SHOULD, embeds),
    Check("embeds_waiting", Level.SHOULD, embeds_waiting),
    Check("slug", Level.SHOULD, slug),
    Check("direction", Level.SHOULD, direction),
    Check("headline_length", Level.SHOULD, headline_length),
    Check("standfirst_length", Level.SHOULD, standfirst_length),
)


def _trouble(picture, day):
    """Why the library does not give a picture to readers on that day, and what would do; None where it does."""
    if picture.deleted_at:
        return "was deleted from the library", "have it restored"
    if picture.withdrawn_at:
        return "was withdrawn from readers", "ask the photo desk"
    if picture.usable_until and picture.usable_until < day:
        return f"could be used {_until(picture)}", "renew the right"
    return None


def _is_described(picture, source):
    """Whether the text says of a picture what it shows there."""
    of_picture = rf'<(?:figure\b[^>]*\bdata-picture|p\b[^>]*\bdata-of)="{picture.pk}"'
    return bool(re.search(rf'{of_picture}[^>]*\bdata-alt="[^"]', source))


def _until(picture):
    return f"until {date_format(picture.usable_until, 'j F Y')} only"


def _name(picture):
    return line(str(picture))[:60]


def _waits(embed):
    if embed.trouble:
        return f"An embed could not be fetched yet. {embed.trouble} It is tried again by itself."
    return f"What {provider_of(embed.address).label} says of an embed is still being fetched. Wait a minute."


def _mark(number):
    return f"picture:{number}"
