"""Everything the paper keeps about stories."""

from .act import Act
from .address import OldAddress
from .author import Author
from .edition import Edition, EditionByline, EditionLink, EditionTag, EditionText
from .provenance import Provenance
from .reading import Heat, Read
from .revision import Revision
from .story import Story, StoryByline, StoryLink, StoryTag
from .taxonomy import Category, Tag

__all__ = [
    "Act",
    "Author",
    "Category",
    "Edition",
    "EditionByline",
    "EditionLink",
    "EditionTag",
    "EditionText",
    "Heat",
    "OldAddress",
    "Provenance",
    "Read",
    "Revision",
    "Story",
    "StoryByline",
    "StoryLink",
    "StoryTag",
    "Tag",
]
