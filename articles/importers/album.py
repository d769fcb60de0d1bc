"""The pictures of an export: those of WordPress's library that its posts may show."""

import re

from articles import body

IS_PICTURE = re.compile(r"https?://[^?#]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#]|\Z)", re.IGNORECASE)


class Album:
    def __init__(self, items):
        self.pictures, self.belonging = {}, {}
        attachments = [item for item in items if item.type == "attachment" and IS_PICTURE.match(item.address)]
        for item in sorted(attachments, key=lambda each: each.order):
            picture = body.Picture(item.address, item.alt or item.title, item.excerpt)
            if self.pictures.setdefault(item.id, picture) is picture:
                self.belonging.setdefault(item.parent, []).append(item.id)

    def of(self, post):
        """What `body.from_wordpress` wants to know of a post's pictures."""
        own = self.belonging.get(post.id, [])
        return {"lead": self.pictures.get(post.lead_picture), "pictures": self.pictures, "own": own}
