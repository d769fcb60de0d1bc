from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from newsroom import checks  # noqa: F401  (registers itself)


class DeskConfig(AdminConfig):
    """Django's admin with our own site, found at /desk/."""

    default_site = "newsroom.desk.Desk"
