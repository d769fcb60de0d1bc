from django.apps import AppConfig


class EdgeConfig(AppConfig):
    name = "newsroom.pagecache.edge"
    verbose_name = "Caches in front of the paper"

    def ready(self):
        from . import checks  # noqa: F401  (registers itself)
