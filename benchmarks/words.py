"""Headlines and texts that look like a paper's: some words in every tenth headline, some in a handful of all."""

import tomllib
from pathlib import Path

from newsroom.demo import paper

PARTS = tomllib.loads(Path(__file__).with_name("headlines.toml").read_text(encoding="utf-8"))
WHO, DOES, WHAT, WHERE = (
    [part.strip() for part in PARTS[name].split(",")] for name in ("who", "does", "what", "where")
)
NAMES = ("Mei Tan", "Arief Santoso", "Aung Min", "Tuan Vu", "Lina Cruz", "Ravi Rao", "Sok Chea", "Hana Lim")
COMMON, RARE, ABSENT = "new", "quokka", "zeppelin"  # in every third headline, in three, in none
RARITIES = 3


def headline(dice, number, of):
    """One line of some sixty letters; `RARITIES` of all `of` headlines hold the rare word."""
    rare = "quokka sanctuary" if number % max(of // RARITIES, 1) == 7 else dice.choice(WHAT)
    return f"{dice.choice(WHO)} {dice.choice(DOES)} {rare} {dice.choice(WHERE)}"


def paragraphs():
    """Every paragraph of the demo paper's stories, as HTML."""
    lines = (line for each in paper.manuscripts() for line in each.told["body"].splitlines())
    return [line for line in lines if line.startswith("<p>")]


def text(dice, known, words):
    """HTML of at least that many words, made of paragraphs of `known`."""
    return "\n".join(chosen(dice, known, words))


def chosen(dice, known, words):
    """Paragraphs of `known` that have at least that many words together: a list."""
    told, count = [], 0
    while count < words:
        told.append(dice.choice(known))
        count += len(told[-1].split())
    return told
