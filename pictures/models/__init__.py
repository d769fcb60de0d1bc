from .contact_print import ContactPrint
from .discarded import Discarded
from .keyword import Keyword, Keyworded
from .picture import Picture, original_name, originals
from .rendition import Rendition

__all__ = ["ContactPrint", "Discarded", "Keyword", "Keyworded", "Picture", "Rendition", "original_name", "originals"]
