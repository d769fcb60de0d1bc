"""Which columns of a table are numbers, to be set one under another."""

import re
from collections import defaultdict

from . import tree

MOST_COLUMNS, MOST_ROWS = 1000, 65534  # that browsers let a cell go through
LONGEST_UNIT = 8  # letters
NOTHING = {"", "-", "–", "—", "−", "…", "n/a"}  # where no number is known
LONGEST_WORDS = 16  # letters of what stands in the place of a number: “none”, “not yet”, “400ms or more”
SIGN, MONEY, UNIT = "[-−+±~≈<>≤≥]?", "$£€¥₩₱₫฿₹₽", rf"[^\W\d_]{{0,{LONGEST_UNIT}}}"
NUMBER = re.compile(
    rf"""
    \(?{SIGN}\s?
    (?:[A-Z]{{0,3}}[{MONEY}]|[A-Z]{{3}}|RM|Rp\.?|kr\.?|Fr\.?)?\s?{SIGN}
    (?:\d+(?:[.,٬٫'’:\s]\d+)*|[.,]\d+)
    \s?(?P<unit>[%‰٪]|[°{MONEY}]?{UNIT}(?:/{UNIT})?[²³]?)
    \s?[)*†‡]?
    """,
    re.VERBOSE,
)
LETTERS = re.compile(r"[^\W\d_]")


def numbers(table):
    """The cells, heads among them, of the columns that are numbers of one unit, but for some cells that say nothing, or
    fewer than those that are numbers which say it shortly in words. The first column says what its row is about, and is
    none of them."""
    columns = defaultdict(list)
    for cell, first, is_alone in _placed(table):
        if is_alone and first:
            columns[first].append(cell)
    return [cell for cells in columns.values() if _are_numbers(cells) for cell in cells]


def reads_alone(cell):
    """Whether a number goes from left to right in every language, as one without words does."""
    return not LETTERS.search(tree.text_of(cell))


def _are_numbers(cells):
    told = [(cell, said) for cell in cells if (said := tree.text_of(cell)).lower() not in NOTHING]
    below = [(cell, said) for cell, said in told if not _is_marked_head(cell)]
    if below and not NUMBER.fullmatch(below[0][1]) and _is_in_first_row(below[0][0]):
        del below[0]
    found = [number for _, said in below if (number := NUMBER.fullmatch(said))]
    words = [said for _, said in below if not NUMBER.fullmatch(said)]
    are_few = len(words) < len(found) and all(len(said) <= LONGEST_WORDS for said in words)
    return are_few and len({number["unit"] for number in found}) == 1


def _is_marked_head(cell):
    return cell.tag == "th" or cell.getparent().getparent().tag == "thead"


def _is_in_first_row(cell):
    row = cell.getparent()
    return row is next(next(row.iterancestors("table")).iter("tr"))


def _placed(table):
    """Each cell with the column it begins in, and whether that is its only one. Cells of rows above may reach down."""
    reaches = {}
    for row in table.iter("tr"):
        column, below = 0, {at: rows - 1 for at, rows in reaches.items() if rows > 1}
        for cell in row:
            while column in reaches:
                column += 1
            across, down = _span(cell, "colspan", MOST_COLUMNS), _span(cell, "rowspan", MOST_ROWS)
            yield cell, column, across == 1
            if down > 1:
                below |= dict.fromkeys(range(column, min(column + across, MOST_COLUMNS)), down - 1)
            column += across
        reaches = below


def _span(cell, name, most):
    return min(max(int(cell.get(name, 1)), 1), most)
