"""What a body says, without its tags."""

import re

from . import figures, tree

WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
# Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
UNSPACED_LETTERS_A_WORD = 4
# Mean silent reading speed of adults in English non-fiction: M. Brysbaert, "How many words do we read per
# minute?", Journal of Memory and Language 109 (2019): 238.
WORDS_A_MINUTE = 238
BREAKS = "p|h2|h3|li|blockquote|pre|figcaption|td|th|tr"


def plain_text(source):
    """The words of a body, blocks divided by line breaks. An embed's words are its address's, not the writer's."""
    return _text_but_for(".//figure[@data-embed]", source)


def _text_but_for(left_out, source):
    root = tree.read(source)
    for element in root.xpath(left_out):
        element.drop_tree()
    for block in root.iter(*BREAKS.split("|"), "br"):
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def count_words(source):
    """The words that a body's writer wrote: captions, embeds and boxes of stories are not counted, which come of the
    library and of others. Four letters make one in scripts that put no spaces between words."""
    text = _text_but_for(".//figure | .//aside", source)
    unspaced = len(UNSPACED.findall(text))
    return len(WORD.findall(UNSPACED.sub(" ", text))) + -(-unspaced // UNSPACED_LETTERS_A_WORD)


def reading_minutes(source):
    """Whole minutes to read a body, at least one."""
    return max(1, round(count_words(source) / WORDS_A_MINUTE))


def links(source):
    """The addresses a body's words link to, in order; those of embeds are told by `embed_addresses`."""
    found = (link for link in tree.read(source).iter("a") if link.get("href"))
    return [link.get("href") for link in found if not any("data-embed" in up.attrib for up in link.iterancestors())]


def picture_ids(source):
    """The library's pictures in a body, those of galleries too, in order, each once."""
    return list(dict.fromkeys(number for number, _ in placed_pictures(source)))


def placed_pictures(source):
    """The library's pictures in a body and where they stand, in order: (12, "wide"), (3, "gallery")."""
    if "data-picture" not in source and "data-gallery" not in source:
        return []
    return [place for figure in tree.read(source).iter("figure") for place in figures.places(figure)]


def embed_addresses(source):
    """The addresses of the embeds in a body, in order, each once."""
    found = (figure.get("data-embed") for figure in _filled_in(source, "figure", "data-embed"))
    return list(dict.fromkeys(address for address in found if tree.outside(address)))


def related_ids(source):
    """The stories in the boxes of a body, in order, each once."""
    boxes = _filled_in(source, "aside", "data-related")
    return list(dict.fromkeys(number for box in boxes for number in figures.numbers(box.get("data-related"))))


def _filled_in(source, tag, attribute):
    found = tree.read(source).iter(tag) if attribute in source else ()
    return [element for element in found if attribute in element.attrib]


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
