from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "newsroom.pagecache"
    verbose_name = "Kept pages"

    def ready(self):
        from . import checks  # noqa: F401  (registers itself)
