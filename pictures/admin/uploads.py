"""How pictures come in: a page that takes many at once, and a form for one where there are no scripts."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from pictures import replacing
from pictures.forms import WORDS, UploadForm


class TakesUploads(admin.ModelAdmin):
    """For the picture admin: `…/picture/add/`, and `…/picture/words/?ids=3,5`, where several get their words."""

    add_form_template = "admin/pictures/picture/add_form.html"

    def get_urls(self):
        words = path("words/", self.admin_site.admin_view(self.words_of_pictures), name="words_of_pictures")
        return [words, *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {"title": "Add pictures", **(extra_context or {})})

    def words_of_pictures(self, request):
        """The page on which the pictures of those numbers get their words, one below the other."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Words of pictures",
            "ids": request.GET.get("ids", ""),
        }
        return TemplateResponse(request, "admin/pictures/picture/words.html", context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if change:
            return super().get_form(request, obj, change=change, **kwargs)
        form = super().get_form(request, obj, change=change, **kwargs, form=UploadForm)
        form.by = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": ["upload", *WORDS]})]

    def save_form(self, request, form, change):
        if change:
            return super().save_form(request, form, change)
        form.save(commit=False)  # gives the form what the admin asks of it
        form.instance = form.picture
        if warning := replacing.warning(form.picture):
            self.message_user(request, warning, messages.WARNING)
        return form.instance

    def save_model(self, request, picture, form, change):
        """A new picture was saved by its form already."""
        if change:
            super().save_model(request, picture, form, change)

    def save_related(self, request, form, formsets, change):
        """Its keywords, too."""
        if change:
            super().save_related(request, form, formsets, change)

    def log_addition(self, request, picture, message):
        """Nothing is written down where it was here already."""
        return None if picture.was_known else super().log_addition(request, picture, message)

    def response_add(self, request, picture, post_url_continue=None):
        if not picture.was_known:
            return super().response_add(request, picture, post_url_continue)
        self.message_user(request, "This picture was here already; its words stay.", messages.WARNING)
        return redirect("admin:pictures_picture_change", picture.pk)
