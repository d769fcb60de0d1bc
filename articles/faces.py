"""The faces beside the names over a story: those of its main line, where they are few."""

MOST = 3  # more of them would be a crowd, and a quarter of the requests that a page may cost


def of(edition):
    """The authors whose portraits stand there, in the order of their names; who has none is left out."""
    leading = [byline.author for byline in edition.bylines.all() if byline.leads]
    return [author for author in leading if author.portrait_id] if len(leading) <= MOST else []


def hang(faces, pictures):
    """Gives the authors their portraits, from `pictures` by number."""
    for author in faces:
        author.portrait = pictures[author.portrait_id]
