from django.conf import settings
from django.contrib.admin import AdminSite

# What a desk reaches for first stands first; whatever is not named here follows, by name.
ORDER = ["Story", "Category", "Tag", "Author", "OldAddress", "Picture", "City", "User", "Group"]


class Desk(AdminSite):
    """The people who publish work here. One site for every app's admin."""

    site_title = "Desk"
    index_title = "The desk"

    @property
    def site_header(self):
        return settings.PAPER_NAME

    def get_app_list(self, request, app_label=None):
        """The rooms and what is in them, in the order of a newsroom's day instead of the alphabet."""
        rooms = super().get_app_list(request, app_label)
        for room in rooms:
            room["models"].sort(key=place)
        return sorted(rooms, key=lambda room: place(room["models"][0]))


def place(model):
    """Where a model of the app list stands in `ORDER`; behind all of it where it is not named."""
    name = model["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)
