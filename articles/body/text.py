"""What a body says, without its tags."""

import re

from . import tree

WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
# Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
UNSPACED_LETTERS_A_WORD = 4
# Mean silent reading speed of adults in English non-fiction: M. Brysbaert, "How many words do we read per
# minute?", Journal of Memory and Language 109 (2019): 238.
WORDS_A_MINUTE = 238
BREAKS = "p|h2|h3|li|blockquote|pre|figcaption|td|th|tr"


def plain_text(source):
    """The words of a body, blocks divided by line breaks."""
    root = tree.read(source)
    for block in root.iter(*BREAKS.split("|"), "br"):
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def count_words(source):
    """Words in a body; four letters make one in scripts that put no spaces between words."""
    text = plain_text(source)
    unspaced = len(UNSPACED.findall(text))
    return len(WORD.findall(UNSPACED.sub(" ", text))) + -(-unspaced // UNSPACED_LETTERS_A_WORD)


def reading_minutes(source):
    """Whole minutes to read a body, at least one."""
    return max(1, round(count_words(source) / WORDS_A_MINUTE))


def links(source):
    """The addresses a body links to, in order."""
    return [link.get("href") for link in tree.read(source).iter("a") if link.get("href")]


def picture_ids(source):
    """The library's pictures in a body, in order, each once."""
    if "data-picture" not in source:
        return []
    numbers = (figure.get("data-picture", "") for figure in tree.read(source).iter("figure"))
    return list(dict.fromkeys(int(number) for number in numbers if number.isascii() and number.isdigit()))


def excerpt(source, characters):
    """The beginning of a body as one line of at most `characters`, cut between words where it has spaces."""
    return shortened(" ".join(plain_text(source).split()), characters)


def shortened(text, characters):
    """A line cut to at most `characters`, the ellipsis that says so included."""
    if len(text) <= characters:
        return text
    cut = text[: characters - 1]
    words = text[:characters].rpartition(" ")[0]
    return (words if len(words) > len(cut) // 2 else cut).rstrip(" ,;:–-") + "…"
