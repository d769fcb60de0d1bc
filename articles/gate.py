"""The checklist a story must pass before readers see it. publishing.py asks it on every road."""

from dataclasses import dataclass

from newsroom.text import line

from . import body


@dataclass(frozen=True)
class Problem:
    """What keeps a story from readers: the field it is found in, what is wrong and how to mend it."""

    field: str
    words: str

    def __str__(self):
        return self.words


def has_headline(story):
    if not line(story.headline):
        yield Problem("headline", "The story has no headline. Give it one.")


def has_text(story):
    shows_something = line(body.plain_text(story.body)) or "<figure" in story.body
    if not shows_something and not line(story.standfirst):
        yield Problem("body", "The story has no text yet. Write a standfirst or a body.")


CHECKS = (has_headline, has_text)


def problems(story):
    """A list of `Problem`, empty where the story may go to readers."""
    return [problem for check in CHECKS for problem in check(story)]
