from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self):
        from articles import checks, flat_pictures, series_pictures, whereabouts  # noqa: F401  (register themselves)
        from articles.front import pictures  # noqa: F401  (the same)
