"""Two people's versions of one story into one. Pure: snapshots in, a snapshot out."""

from articles.differences import Piece, pieces, whole_blocks

from .snapshots import BELONGING, FIELDS

THEIRS, MINE, BOTH = "theirs", "mine", "both"


def changed_by(base, theirs, mine, name):
    """Who changed a field: “nobody”, “theirs”, “mine” or “both” (each in another way)."""
    return Piece(base[name], theirs[name], mine[name]).changed_by


def body_pieces(base, theirs, mine):
    """The three bodies of three snapshots in pieces."""
    return pieces(*(whole_blocks(each["body"]) for each in (base, theirs, mine)))


def merge(base, theirs, mine, answers):
    """One snapshot of both versions. What one side changed is taken; `answers` says whose is, where both did.

    A question that is not answered is answered with theirs: mine is kept aside in any case.
    """
    merged = {
        name: _taken(changed_by(base, theirs, mine, name), theirs[name], mine[name], answers.get(name))
        for name in (*FIELDS, *BELONGING)
    }
    merged["tags"] = _merged_tags(base["tags"], theirs["tags"], mine["tags"])
    if changed_by(base, theirs, mine, "body") == BOTH:
        merged["body"] = _merged_body(body_pieces(base, theirs, mine), answers)
    return merged


def _taken(who, theirs, mine, answer):
    return mine if who == MINE or (who == BOTH and answer == MINE) else theirs


def _merged_tags(base, theirs, mine):
    """Whoever added a tag gets it, whoever took one off is rid of it."""
    added, gone = {*theirs, *mine} - {*base}, {*base} - ({*theirs} & {*mine})
    return sorted(({*base} | added) - gone)


def _merged_body(found, answers):
    taken = []
    for place, piece in enumerate(found):
        answer = answers.get(f"body-{place}")
        if piece.changed_by == BOTH and answer == BOTH:
            taken += [*piece.theirs, *piece.mine]
        else:
            taken += _taken(piece.changed_by, piece.theirs, piece.mine, answer)
    return "\n".join(taken)
