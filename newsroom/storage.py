import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(rb"/\*.*?\*/(\s?)\s*", re.DOTALL)  # with the space behind it, of which one parts words


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that carry their content's hash, compressed once when collected.

    Names inside `import` statements of JavaScript modules are rewritten too: Django leaves those alone
    unless asked, and a module under an old name would be kept by browsers for a year.
    """

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # as deep as modules import each other; Django gives up after five

    def _save(self, name, content):
        """Readers' style sheets (css/) are kept without their comments, which weigh a tenth of them packed."""
        if name.startswith("css/") and name.endswith(".css"):
            content = ContentFile(COMMENT.sub(rb"\1", b"".join(content.chunks())))
        return super()._save(name, content)
