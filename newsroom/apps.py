from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django_tasks_db.apps import TasksAppConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from newsroom import checks  # noqa: F401  (registers itself)


class DeskConfig(AdminConfig):
    """Django's admin with our own site, found at /desk/."""

    default_site = "newsroom.desk.Desk"


class RolesConfig(AuthConfig):
    """Django's accounts, by what the desk finds there: the people themselves are the newsroom's own."""

    verbose_name = "Roles"


class WorkConfig(TasksAppConfig):
    """What is done behind the scenes, and what became of it."""

    verbose_name = "Background work"
