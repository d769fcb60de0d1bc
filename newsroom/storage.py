from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that carry their content's hash, compressed once when collected.

    Names inside `import` statements of JavaScript modules are rewritten too: Django leaves those alone
    unless asked, and a module under an old name would be kept by browsers for a year.
    """

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # as deep as modules import each other; Django gives up after five
