"""The page of one picture at the desk, to which each module here adds what it is about."""

from django.contrib import admin
from django.urls import path

from newsroom.missing import MissesRows, row_or_missed
from pictures.models import Picture


class PicturePage(MissesRows, admin.ModelAdmin):
    """Adds to the picture's page what `picture_context` gives, and below its address what `picture_views` names."""

    def picture_context(self, request, picture):
        """What the page's template is given beside Django's own."""
        return {}

    def picture_views(self):
        """Views of one picture, by the end of their address: `{"withdraw": view}` is found at
        `…/picture/12/withdraw/` and named `admin:picture_withdraw`. A view takes (request, pk)."""
        return {}

    def get_urls(self):
        views = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"picture_{name.replace('-', '_')}")
            for name, view in self.picture_views().items()
        ]
        return [*views, *super().get_urls()]

    def picture(self, pk):
        """The picture of that number with what the desk shows of it, or 404."""
        return row_or_missed(Picture.objects.for_desk(), pk)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        picture = self.get_object(request, object_id) if object_id else None
        about = self.picture_context(request, picture) if picture else {}
        return super().changeform_view(request, object_id, form_url, {**about, **(extra_context or {})})
