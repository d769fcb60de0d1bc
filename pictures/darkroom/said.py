"""What a file says of its own picture: caption, byline, credit, rights, keywords (IPTC IIM and XMP)."""


def words_of(image):
    """Gives a dict of those that are said: caption, credit, source, rights_holder, licence, keywords, taken_on.

    `image` is a Pillow image that was loaded. Keywords are a list, the day is “2026-11-26”, the others are text.
    """
    return {}
