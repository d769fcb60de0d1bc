"""What two versions of a text have in common, and what not: words inside blocks. Pure: HTML and text in, parts out.

Blocks are paired first, by what they say, and then compared word by word. (Words alone would pair a sentence with the
same words three paragraphs on.)
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby, takewhile, zip_longest

from articles.body import schema, tree
from articles.body.clean import blocks as blocks_of

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
# A word with the space behind it; scripts without spaces (Thai to Khmer, Chinese, Japanese) letter by letter.
TOKEN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff][\u0e31-\u0e4e\u0300-\u036f]*"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+(?:[’'\-.][^\W_]+)*\s*"
    r"|[^\w\s]\s*|_+\s*|\s+|\w"
)
ALIKE = 0.35  # of the words that two blocks share: below it one was written anew
RELATED = 0.2  # the same of two texts beside each other: below it words in common are chance
MOST_PAIRINGS = 4_000  # of blocks with blocks: beyond it (everything is written anew) they are paired as they come
MOST_WORDS = 20_000  # of two blocks: beyond it one is shown in the place of the other
KINDS = {"h2": "heading", "h3": "small heading", "pre": "preformatted", "hr": "line", "table": "table"}
KINDS |= {"ul": "list", "ol": "numbered list", "blockquote": "quotation", "aside": "related stories"}


@dataclass(frozen=True)
class Block:
    """One block of a body. `kind` says what it is, "" for a paragraph; `names` are what it refers to: pairs of a
    thing (“picture”, “story”, “address”) and its number or address."""

    html: str
    kind: str
    text: str
    names: tuple = ()

    @cached_property
    def tokens(self):
        return TOKEN.findall(self.text)

    @cached_property
    def words(self):
        return {token.strip().lower() for token in self.tokens}


@dataclass(frozen=True)
class Row:
    """A block of one text and what became of it in the other. `parts`: pairs of a change (same, added, removed) and
    words; without any the block has none. `old` is the block that it was, where it was another."""

    change: str
    block: Block
    parts: list = field(default_factory=list)
    old: Block | None = None

    @property
    def is_of_form_only(self):
        """Whether a changed block says the same, in another form: bold, a link's address, a picture's size."""
        return self.change == CHANGED and all(change == SAME for change, _ in self.parts)


def blocks(source):
    """The blocks of a body, in order; those of a list are its items."""
    return [block for element in _elements(source) for block in _blocks(element)]


def whole_blocks(source):
    """The HTML of each block of a body, a list being one."""
    return [tree.write(element) for element in _elements(source)]


def _elements(source):
    """The blocks of a body as a tree. One that was never cleaned (an old import) is, which takes as long again."""
    root = tree.read(source)
    is_clean = not (root.text or "").strip() and all(
        each.tag in schema.BLOCKS and not (each.tail or "").strip() for each in root
    )
    return list(root) if is_clean else blocks_of(root)


def _blocks(element):
    if element.tag in ("ul", "ol"):
        return [Block(tree.write(item), KINDS[element.tag], _text(item)) for item in element]
    if element.tag == "figure":
        return [_figure(element)]
    kind = "pull quote" if "data-pull" in element.attrib else KINDS.get(element.tag, "")
    return [Block(tree.write(element), kind, _text(element), _names("story", element.get("data-related", "")))]


def _figure(element):
    html, text = tree.write(element), _text(element)
    if gallery := element.get("data-gallery"):
        return Block(html, "gallery", text, _names("picture", gallery))
    if address := element.get("data-embed"):
        return Block(html, "embed", "", (("address", address),))
    if number := element.get("data-picture"):
        return Block(html, "picture", text, _names("picture", number))
    image = element.find(".//img")
    return Block(html, "picture", text, (("address", image.get("src", "")),) if image is not None else ())


def _names(thing, numbers):
    return tuple((thing, int(each)) for each in numbers.split(",") if each.isascii() and each.isdigit())


def _text(element):
    """Its words, each link's address behind it, since a changed address is a change."""
    for link in element.iter("a"):
        if link.get("href"):
            link.tail = f" ({link.get('href')}){link.tail or ''}"
    for line in element.iter("br", "p", "li", "tr", "figcaption"):
        line.tail = f" {line.tail or ''}"
    return " ".join(element.text_content().split())


def compare_blocks(old, new):
    """A list of `Row` that turns the old blocks into the new ones."""
    rows = []
    for change, i, i_end, j, j_end in opcodes([block.html for block in old], [block.html for block in new]):
        if change == "equal":
            rows += [Row(SAME, block, [(SAME, block.text)]) for block in new[j:j_end]]
        else:
            rows += [_row(*pair) for pair in _pairs(old[i:i_end], new[j:j_end])]
    return rows


def _row(old, new):
    if old is None:
        return Row(ADDED, new, [(ADDED, new.text)])
    if new is None:
        return Row(REMOVED, old, [(REMOVED, old.text)])
    return Row(CHANGED, new, compare_tokens(old.tokens, new.tokens), old)


def _pairs(old, new):
    """Blocks that were edited into one another, in order; None stands for one that came or went."""
    if len(old) * len(new) > MOST_PAIRINGS:
        return list(zip_longest(old, new))
    best = _best_pairs(old, new)
    pairs, i, j = [], 0, 0
    for paired_i, paired_j in [*best, (len(old), len(new))]:
        pairs += [(block, None) for block in old[i:paired_i]]
        pairs += [(None, block) for block in new[j:paired_j]]
        if paired_i < len(old):
            pairs.append((old[paired_i], new[paired_j]))
        i, j = paired_i + 1, paired_j + 1
    return pairs


def _best_pairs(old, new):
    """Places of the blocks to pair, so that as many words as can be stay (the longest common subsequence, weighed)."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(each, other) for other in new] for each in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(old, new):
    """How much of two blocks is the same, from 0 to 1; 0 where they are not to be paired at all."""
    if old.kind != new.kind and (old.names or new.names):
        return 0
    if old.names or new.names:
        return 1 if old.names == new.names else 0
    longest = max(len(old.words), len(new.words))
    likeness = len(old.words & new.words) / longest if longest else 1
    if likeness < ALIKE:
        return ALIKE if _begin_or_end_alike(_keys(old.tokens), _keys(new.tokens)) else 0
    return likeness


def _keys(tokens):
    return [token.strip() for token in tokens]


def _begin_or_end_alike(old, new):
    """Whether most of the shorter text stands at the beginning or at the end of the other: one went on writing."""
    return any(
        sum(any(map(str.isalnum, key)) for key in same) * 2 > min(len(old), len(new))
        for same in (_beginning(old, new), _beginning(old[::-1], new[::-1]))
    )


def _beginning(old, new):
    """The keys that two lists begin with, both."""
    return [key for key, _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))]


def opcodes(old, new):
    """Two lists as stretches (“equal” or another word, start and end in each): difflib’s own."""
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def compare_words(old, new):
    """Two texts as pairs of a change (same, added, removed) and the words concerned."""
    return compare_tokens(TOKEN.findall(old), TOKEN.findall(new))


def compare_tokens(old, new):
    """Two lists of tokens as such pairs. Texts with next to nothing in common stand whole, one behind the other."""
    if old == new:
        return [(SAME, "".join(new))] if new else []
    keys = [_keys(tokens) for tokens in (old, new)]
    has_little = _shared(*keys) < RELATED and not _begin_or_end_alike(*keys)
    is_new = len(old) + len(new) > MOST_WORDS or has_little
    codes = [("replace", 0, len(old), 0, len(new))] if is_new else SequenceMatcher(None, *keys).get_opcodes()
    parts = []
    for is_kept, stretches in groupby(codes, key=lambda code: code[0] == "equal" and _says_something(keys[0], code)):
        run = list(stretches)
        i, i_end, j, j_end = run[0][1], run[-1][2], run[0][3], run[-1][4]
        parts += [(SAME, new[j:j_end])] if is_kept else [(REMOVED, old[i:i_end]), (ADDED, new[j:j_end])]
    return [(change, "".join(tokens)) for change, tokens in parts if tokens]


def _says_something(keys, code):
    """Whether what stayed has a letter, or ends the text: a comma between two changes is no landmark."""
    _, i, i_end, _, _ = code
    return i_end == len(keys) or any(letter.isalnum() for key in keys[i:i_end] for letter in key)


def _shared(old, new):
    """The part of the longer text's words that the other has, too, from 0 to 1."""
    words = [Counter(key for key in keys if key[:1].isalnum()) for keys in (old, new)]
    return (words[0] & words[1]).total() / (max(each.total() for each in words) or 1)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that two people had before them, and what each made of it. Lists of blocks' HTML."""

    base: list
    theirs: list
    mine: list

    def turned(self):
        return Piece(self.base, self.mine, self.theirs)

    @property
    def changed_by(self):
        """“nobody”, “theirs”, “mine”, or “both” where the two made different things of it."""
        if self.theirs == self.mine:
            return "nobody" if self.theirs == self.base else "theirs"
        if self.theirs == self.base:
            return "mine"
        return "theirs" if self.mine == self.base else "both"


def pieces(base, theirs, mine):
    """Three bodies, as lists of blocks' HTML, in pieces that only one side changed or that both did (diff3)."""
    in_theirs, in_mine = _kept(base, theirs), _kept(base, mine)
    found, i, t, m = [], 0, 0, 0
    for place in [*(each for each in in_theirs if each in in_mine), len(base)]:
        to_t, to_m = in_theirs.get(place, len(theirs)), in_mine.get(place, len(mine))
        found += _divided(base[i:place], theirs[t:to_t], mine[m:to_m])
        if place < len(base):
            found.append(Piece([base[place]], [theirs[to_t]], [mine[to_m]]))
        i, t, m = place + 1, to_t + 1, to_m + 1
    return found


def _divided(base, theirs, mine):
    """A stretch between two blocks that everybody kept: block by block where nobody added or took away any, and what
    somebody only put before or behind it for itself."""
    if not base and not theirs and not mine:
        return []
    if len(base) == len(theirs) == len(mine):
        return [Piece([b], [t], [m]) for b, t, m in zip(base, theirs, mine, strict=True)]
    size = len(base)
    if size and len(mine) > size and mine[:size] == base:
        return [Piece(base, theirs, base), Piece([], [], mine[size:])]
    if size and len(mine) > size and mine[-size:] == base:
        return [Piece([], [], mine[:-size]), Piece(base, theirs, base)]
    if size and len(theirs) > size and base in (theirs[:size], theirs[-size:]):
        return [piece.turned() for piece in _divided(base, mine, theirs)]
    return [Piece(base, theirs, mine)]


def _kept(base, other):
    """Places in `base` of the blocks that `other` has unchanged, each with its place there."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {start + step: there + step for start, there, size in matcher.get_matching_blocks() for step in range(size)}
