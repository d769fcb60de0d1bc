from django.conf import settings
from django.contrib.admin import AdminSite


class Desk(AdminSite):
    """The people who publish work here. One site for every app's admin."""

    site_title = "Desk"
    index_title = "The desk"

    @property
    def site_header(self):
        return settings.PAPER_NAME
