"""Pages that stand before the desk, for people who are not signed in: they look like the sign-in page."""

from django.contrib import admin
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AtTheDoor:
    """A view's mixin: what the desk's page under it asks for, and nothing of who may be signed in."""

    def dispatch(self, *args, **kwargs):
        return super().dispatch(*args, **kwargs)

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), **self.about_the_paper()}

    @staticmethod
    def about_the_paper():
        site = admin.site
        said = {"site_header": site.site_header, "site_title": site.site_title, "site_url": site.site_url}
        return {**said, "has_permission": False}
