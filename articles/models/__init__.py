"""Everything the paper keeps about stories."""

from .act import Act
from .address import OldAddress
from .arrangement import Arrangement, FrontDraft, FrontPage, Slot
from .assignment import Assignment
from .author import Author
from .ban import Ban
from .banner import Banner
from .beat import Beat
from .belonging import EditionByline, EditionLink, EditionTag
from .checked_link import CheckedLink
from .correction import Correction
from .edition import Edition
from .embed import Embed
from .flat import FlatPage, FlatVersion
from .leaf import Leaf
from .note import Note, Remark
from .placed import EditionPicture, StoryPicture
from .presence import Presence
from .provenance import Provenance
from .reading import Heat, ReadSheet
from .revision import Revision
from .series import Part, Series
from .share_link import ShareLink
from .story import Story, StoryByline, StoryLink, StoryTag
from .taxonomy import Category, Tag
from .told import Told
from .words import EditionText, Word, WordStem

__all__ = [
    "Act",
    "Arrangement",
    "Assignment",
    "Author",
    "Ban",
    "Banner",
    "Beat",
    "Category",
    "CheckedLink",
    "Correction",
    "Edition",
    "EditionByline",
    "EditionLink",
    "EditionPicture",
    "EditionTag",
    "EditionText",
    "Embed",
    "FlatPage",
    "FlatVersion",
    "FrontDraft",
    "FrontPage",
    "Heat",
    "Leaf",
    "Note",
    "OldAddress",
    "Part",
    "Presence",
    "Provenance",
    "ReadSheet",
    "Remark",
    "Revision",
    "Series",
    "ShareLink",
    "Slot",
    "Story",
    "StoryByline",
    "StoryLink",
    "StoryPicture",
    "StoryTag",
    "Tag",
    "Told",
    "Word",
    "WordStem",
]
